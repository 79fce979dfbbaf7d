"""``reiskaart serve``: the workspace in the browser."""

import importlib
import webbrowser
from pathlib import Path
from typing import Annotated

import typer

from reiskaart import settings as environment
from reiskaart.cli.terminal import print_line, print_note, progress, said
from reiskaart.cli.words import words
from reiskaart.cli.workspace_option import Data, LanguageOption, language, settings_with
from reiskaart.errors import UsageError
from reiskaart.server.listening import PortTakenError, listen
from reiskaart.server.options import Options

BESIDE_MAPS = ".reiskaart"
"""Where the workspace of a folder of map files lies, in that folder."""

FolderArgument = Annotated[
    Path | None, typer.Argument(metavar="FOLDER", help=words("serve.folder"), file_okay=False, exists=True, show_default=False)
]

app = typer.Typer(add_completion=False, rich_markup_mode="rich")


@app.command(help=words("serve.help"), epilog=words("serve.epilog"))
def serve(
    folder: FolderArgument = None,
    port: Annotated[int, typer.Option(min=1, max=65535, help=words("serve.port"))] = 8765,
    host: Annotated[str, typer.Option(help=words("serve.host"))] = "127.0.0.1",
    name: Annotated[list[str] | None, typer.Option("--name", help=words("serve.name"), show_default=False)] = None,
    password_file: Annotated[
        Path | None, typer.Option("--password-file", help=words("serve.password-file"), dir_okay=False, show_default=False)
    ] = None,
    behind_proxy: Annotated[bool, typer.Option("--behind-proxy", help=words("serve.behind-proxy"))] = False,
    logs: Annotated[
        list[Path] | None,
        typer.Option("--logs", metavar="FOLDER", help=words("serve.logs"), file_okay=False, exists=True, show_default=False),
    ] = None,
    no_browser: Annotated[bool, typer.Option("--no-browser", help=words("serve.no-browser"))] = False,
    demo: Annotated[bool, typer.Option("--demo", help=words("serve.demo"))] = False,
    lang: LanguageOption = None,
    data: Data = None,
) -> None:
    chosen, spoken = settings_with(data if folder is None or data is not None else folder / BESIDE_MAPS), language(lang)
    options = Options(
        host=host,
        port=port,
        names=tuple(name or ()),
        password=_password(password_file),
        behind_proxy=behind_proxy,
        folder=None if folder is None else folder.resolve(),
        logs=tuple(place.resolve() for place in logs or ()),
        hear=lambda error: print_note(" ".join(f"{error.message(spoken)} {error.hint(spoken)}".split())),
    )

    def answers() -> None:
        print_line(words("serve.answers", address=options.address))
        print_note(words("serve.stop"))
        if not no_browser:
            webbrowser.open(options.address)

    try:
        listening = listen(chosen, options)
    except PortTakenError as error:
        if not error.by_us:
            raise
        print_line(words("serve.runs-already", address=options.address))
        if not no_browser:
            webbrowser.open(options.address)
        return
    # Loaded late: the port is taken or refused at once, and what makes the demo is needed once.
    late = importlib.import_module
    with late("reiskaart.workspace").open_workspace(chosen) as workspace:
        if demo and not late("reiskaart.demo").is_made(workspace, spoken):
            print_note(words("demo.making", folder=said(chosen.data)))
            with progress(words("progress.import")) as tell:
                late("reiskaart.demo").make(workspace, spoken, progress=lambda at: tell(at.done_bytes, at.total_bytes))
        late("reiskaart.server.running").serve(chosen, workspace, options, listening, answers)
    print_note(words("serve.stored"))


def _password(file: Path | None) -> str | None:
    """What ``--password-file`` holds on its first line, else what the environment says."""
    if file is None:
        return environment.from_environment().password
    try:
        return file.read_text("utf-8").partition("\n")[0].rstrip("\r")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError("cli.no-password-file", file=said(file)) from error
