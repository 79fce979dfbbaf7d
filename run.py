#!/usr/bin/env python3
"""Sets Reiskaart up in ``.venv`` and runs it. Needs git and Python 3.11 or newer, nothing else.

python3 run.py                    set up, make the demo workspace and open its page in the browser
python3 run.py --no-browser       the same, and only say where the page is
python3 run.py discover shop.csv  set up, and pass what follows on to ``reiskaart``
python3 run.py test               set up with all that tests need, and pass every check
python3 run.py test -k picture    the same, but of the tests only those that pytest selects
"""

import hashlib
import os
import shutil
import subprocess
import sys
import time
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
EXE = ".exe" if os.name == "nt" else ""
PYTHON = BIN / f"python{EXE}"
UV_REQUIREMENT = "uv>=0.9"


def main() -> int:
    arguments = sys.argv[1:]
    if sys.version_info < (3, 11):  # noqa: UP036 (this script is what an older Python would be given)
        return fail(f"Reiskaart needs Python 3.11 or newer; this is {sys.version.split()[0]}.", "Run it with a newer python3.")
    testing = arguments[:1] == ["test"]
    try:
        set_up(testing)
        if testing:
            return test(arguments[1:])
    except subprocess.CalledProcessError as error:
        return fail(
            f"This command failed: {' '.join(map(str, error.cmd))}", "What it printed above says why; mend that and run again."
        )
    if not arguments or (arguments[0].startswith("--") and arguments[0] not in ("--help", "--version")):
        arguments = ["demo", *arguments]
    environment = {"REISKAART_COMMAND": "python3 run.py", **os.environ}
    return subprocess.call([BIN / f"reiskaart{EXE}", *arguments], env=environment)


def set_up(testing: bool) -> None:
    """Make ``.venv`` hold exactly what the lock file says; quick where it already does."""
    stamp = VENV / f"set-up-{'test' if testing else 'run'}"
    wanted = hashlib.sha256(
        b"".join((ROOT / name).read_bytes() for name in ("uv.lock", "pyproject.toml")) + sys.version.encode() + bytes(ROOT)
    ).hexdigest()
    if stamp.is_file() and stamp.read_text() == wanted and PYTHON.exists():
        return
    start = time.monotonic()
    uv = find_uv()
    say("Installing what Reiskaart needs, as uv.lock says …")
    groups = ["--group", "dev"] if testing else []
    environment = {**os.environ, "UV_PROJECT_ENVIRONMENT": str(VENV), "UV_PYTHON": str(PYTHON)}
    environment.pop("VIRTUAL_ENV", None)
    subprocess.run(
        [uv, "sync", "--frozen", "--inexact", "--quiet", "--compile-bytecode", *groups], cwd=ROOT, env=environment, check=True
    )
    stamp.write_text(wanted)
    say(f"Set up in {time.monotonic() - start:.0f} s.")


def find_uv() -> str:
    """uv in ``.venv``, made there where it is missing; the system's where this Python has no pip to install it with."""
    inside = BIN / f"uv{EXE}"
    if PYTHON.exists() and inside.exists():
        return str(inside)
    say(f"Making a virtual environment in {VENV} …")
    outside = shutil.which("uv")
    try:
        venv.create(VENV, with_pip=True, clear=True)
    except subprocess.CalledProcessError:
        if outside is None:
            raise SystemExit(
                fail("This Python cannot make a virtual environment with pip.", "On Debian and Ubuntu: apt install python3-venv")
            ) from None
        venv.create(VENV, with_pip=False, clear=True)
        return outside
    subprocess.run([PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", UV_REQUIREMENT], check=True)
    return str(inside)


def test(selection: list[str]) -> int:
    """Lint, types, layers and every test; the pages in Chromium."""
    chromium = find_chromium() or install_chromium()
    environment = {**os.environ, "REISKAART_CHROMIUM": chromium}
    checks: list[list[str | Path]] = [
        [BIN / "ruff", "check"],
        [BIN / "ruff", "format", "--check"],
        [BIN / "mypy"],
        [BIN / "lint-imports", "--no-logo"],
        [PYTHON, "-m", "pytest", *selection],
    ]
    failed = []
    for check in checks:
        say(" ".join(str(part).removeprefix(f"{BIN}{os.sep}") for part in check))
        if subprocess.call(check, cwd=ROOT, env=environment) != 0:
            failed.append(Path(check[0]).name if check[0] != PYTHON else "pytest")
    if failed:
        return fail(f"Not in order: {', '.join(failed)}.", "What they printed above says what and where.")
    return 0


def find_chromium() -> str | None:
    """A Chromium or Chrome on this machine, or the one that Playwright brought."""
    named = os.environ.get("REISKAART_CHROMIUM")
    if named:
        return named
    for name in ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"):
        if found := shutil.which(name):
            return found
    script = "from playwright.sync_api import sync_playwright as p\nwith p() as w: print(w.chromium.executable_path)"
    path = subprocess.run([PYTHON, "-c", script], capture_output=True, text=True, check=True).stdout.strip()
    return path if Path(path).exists() else None


def install_chromium() -> str:
    """Chromium through Playwright, else through the system's packages."""
    say("Installing Chromium for the tests of the page …")
    subprocess.call([PYTHON, "-m", "playwright", "install", "--with-deps", "chromium"])
    if (found := find_chromium()) is None and shutil.which("apt-get"):
        subprocess.run(["apt-get", "update", "-qq"], check=True)
        subprocess.run(["apt-get", "install", "-qq", "-y", "--no-install-recommends", "chromium"], check=True)
        found = find_chromium()
    if found is None:
        raise SystemExit(
            fail(
                "No Chromium was found, and none could be installed.",
                "Install Chromium or Chrome, or set REISKAART_CHROMIUM to one.",
            )
        )
    return found


def say(text: str) -> None:
    print(f"\033[2m» {text}\033[0m" if sys.stderr.isatty() else f"» {text}", file=sys.stderr, flush=True)


def fail(what: str, hint: str) -> int:
    print(f"{what}\n{hint}", file=sys.stderr)
    return 2


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
