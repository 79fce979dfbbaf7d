"""The package as people install it: built from the sources, put where there is nothing else, and walked through."""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Page, expect

from fixtures.chromium import chromium
from fixtures.ports import free_port

ROOT = Path(__file__).resolve().parents[3]
NOT_COPIED = shutil.ignore_patterns("__pycache__", "static", ".installed-from")
SECONDS_TO_START = 120

pytestmark = [pytest.mark.wheel, pytest.mark.browser]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a copy of the sources, so that nothing built before is in it by chance."""
    sources, out = tmp_path_factory.mktemp("sources"), tmp_path_factory.mktemp("wheel")
    for name in ("pyproject.toml", "hatch_build.py", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, sources)
    shutil.copytree(ROOT / "src", sources / "src", ignore=NOT_COPIED)
    shutil.copytree(ROOT / "web", sources / "web", ignore=shutil.ignore_patterns("node_modules"), symlinks=True)
    run(uv(), "build", "--wheel", "--quiet", "--out-dir", out, "--python", sys.executable, cwd=sources)
    (built,) = out.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory, wheel: Path) -> Path:
    """An environment that holds the wheel and what it asks for, and no Node."""
    home = tmp_path_factory.mktemp("empty") / "venv"
    run(uv(), "venv", "--quiet", "--python", sys.executable, home)
    run(uv(), "pip", "install", "--quiet", "--python", home, wheel)
    assert shutil.which("node", path=str(home / "bin")) is None
    return home


def test_the_wheel_holds_the_built_page_and_nothing_of_its_making(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    static = [name.partition("/static/")[2] for name in names if "/static/" in name]
    assert {"index.html", "licences.md", "docs/index.html", "docs/swagger-ui-bundle.js"} <= set(static)
    assert any(re.fullmatch(r"assets/.+\.js", name) for name in static)
    assert not [name for name in names if "node_modules" in name or name.endswith((".map", ".ts", ".svelte"))]


def test_whoever_installs_it_can_walk_through_the_workspace(empty: Path, tmp_path: Path) -> None:
    with served(empty, tmp_path) as address:
        walk_through_the_api(address)
        with chromium() as browser:
            page = browser.new_page(locale="en-GB")
            complaints: list[str] = []
            page.on("pageerror", lambda error: complaints.append(str(error)))
            page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
            page.on("request", lambda request: complaints.extend([] if request.url.startswith(address) else [request.url]))
            walk_through_the_page(page, address)
        assert complaints == []


def walk_through_the_api(address: str) -> None:
    with httpx.Client(base_url=address, timeout=60) as client:
        page = client.get("/").text
        for asset in re.findall(r'(?:src|href)="(/[^"]+)"', page):
            assert client.get(asset).status_code == 200
        maps = client.get("/api/v1/maps").json()["items"]
        assert {item["log"] for item in maps} == {"salon", "webshop"}
        for item in maps:
            assert client.get(f"/api/v1/maps/{item['id']}/reality").json()["reality"]["paths"] > 1000
            assert client.get(f"/api/v1/maps/{item['id']}/picture", params={"format": "pdf"}).content.startswith(b"%PDF")
        about = client.get("/api/v1/about").json()
        assert {"fastapi", "svelte"} <= {part["name"] for part in about["parts"]}


def walk_through_the_page(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("link", name="Finding a curl specialist").first.click()
    expect(page.get_by_text("Compares salons").first).to_be_visible(timeout=30_000)
    page.goto(f"{address}/api/docs")
    expect(page.get_by_text("listMaps").or_(page.get_by_text("/api/v1/maps", exact=True)).first).to_be_visible(timeout=30_000)


@contextmanager
def served(home: Path, folder: Path) -> Iterator[str]:
    port = free_port()
    address = f"http://localhost:{port}"
    environment = {
        "PATH": str(home / "bin"),
        "HOME": str(folder),
        "REISKAART_LANG": "en",
        "REISKAART_CONFIG": str(folder / "config"),
    }
    command = [home / "bin/reiskaart", "serve", "--demo", "--no-browser", "--port", str(port), "--data", folder / "data"]
    with subprocess.Popen(command, env=environment, cwd=folder) as process:
        try:
            deadline = time.monotonic() + SECONDS_TO_START
            while not answers(address):
                assert process.poll() is None
                assert time.monotonic() < deadline
                time.sleep(0.2)
            yield address
            process.send_signal(signal.SIGINT)
            assert process.wait(30) == 0
        finally:
            process.kill()


def answers(address: str) -> bool:
    try:
        return httpx.get(address).status_code == 200
    except httpx.TransportError:
        return False


def uv() -> str:
    found = shutil.which("uv", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    assert found is not None
    return found


def run(*command: str | Path, cwd: Path | None = None) -> None:
    done = subprocess.run(list(map(str, command)), cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
