"""How the server is asked to run."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from reiskaart.errors import ReiskaartError

STATIC = Path(__file__).parent / "static"


@dataclass(frozen=True, slots=True)
class Options:
    """What stands fixed from start to end."""

    host: str = "127.0.0.1"
    port: int = 8765
    names: tuple[str, ...] = ()
    """Other names by which this server is reached, such as that of a proxy before it."""
    password: str | None = None
    """What lets people in; nobody needs to log in where there is none."""
    behind_proxy: bool = False
    """Whether a proxy of ours stands before it, whose ``X-Forwarded-Proto`` is to be believed."""
    folder: Path | None = None
    """A folder of map files to keep in step with."""
    logs: tuple[Path, ...] = ()
    """Folders on this machine whose files people may import."""
    hear: Callable[[ReiskaartError], None] | None = None
    """Is told of what stands in the way between that folder and the maps, when it comes."""
    static: Path = STATIC
    """The built web part."""

    @property
    def address(self) -> str:
        """Where a browser on this machine finds the page."""
        shown = "localhost" if self.host in ("127.0.0.1", "::1", "0.0.0.0", "::") else self.host  # noqa: S104 (compared, not bound)
        return f"http://{f'[{shown}]' if ':' in shown else shown}:{self.port}"
