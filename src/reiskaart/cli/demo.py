"""``reiskaart demo``: the example workspace, and its pages in the browser."""

import hashlib
import importlib
import webbrowser
from pathlib import Path
from typing import Annotated

import typer

import reiskaart
from reiskaart.cli.terminal import print_line, print_note, progress, said
from reiskaart.cli.words import words
from reiskaart.cli.workspace_option import Data, LanguageOption, language, settings_with

app = typer.Typer(add_completion=False, rich_markup_mode="rich")


@app.command(help=words("demo.help"), epilog=words("demo.epilog"))
def demo(
    no_browser: Annotated[bool, typer.Option("--no-browser", help=words("demo.no-browser"))] = False,
    files: Annotated[Path | None, typer.Option("--files", help=words("demo.files"), file_okay=False, show_default=False)] = None,
    lang: LanguageOption = None,
    data: Data = None,
) -> None:
    chosen, spoken = settings_with(data), language(lang)
    if files is not None:
        # Loaded late, as below: pages that are there need nothing of it.
        for path in importlib.import_module("reiskaart.demo.samples").write_samples(files, spoken):
            print_line(words("demo.file", file=said(path)))
        return
    folder = chosen.data / "pages"
    salon, shop, stamp = (
        folder / f"demo-{name}" for name in (f"salon.{spoken}.html", f"shop.{spoken}.html", f"{spoken}.made-by")
    )
    made_by = _made_by()
    if not (salon.exists() and shop.exists() and stamp.exists() and stamp.read_text() == made_by):
        print_note(words("demo.making", folder=said(chosen.data)))
        with progress(words("progress.import")) as tell:
            # Loaded late: what makes the pages takes a second to import, and pages that are there need none of it.
            write_pages = importlib.import_module("reiskaart.demo.pages").write_pages
            write_pages(chosen, spoken, salon, shop, progress=lambda at: tell(at.done_bytes, at.total_bytes))
        stamp.write_text(made_by)
    print_line(words("demo.salon", file=said(salon)))
    print_line(words("demo.shop", file=said(shop)))
    if not no_browser:
        webbrowser.open(salon.resolve().as_uri())


def _made_by() -> str:
    """A digest of the program's files: pages that another version made are made anew."""
    package = Path(reiskaart.__file__).parent
    parts = sorted(
        f"{path.relative_to(package)} {path.stat().st_mtime_ns} {path.stat().st_size}"
        for path in package.rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    )
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
