"""Whether the example workspace is there already, found out without what makes it."""

from reiskaart.i18n import Language
from reiskaart.workspace import Workspace

SALON_LOG = "salon"
SHOP_LOG = "webshop"


def map_ids(language: Language) -> tuple[str, str]:
    """The ids of the drawn map and of the discovered one."""
    return f"salon-{language}", f"webshop-{language}"


def is_made(workspace: Workspace, language: Language) -> bool:
    """Whether both maps were made here, and both logs are there; what somebody threw away since is not made again."""
    ids = {saved.id for saved in (*workspace.maps.list(), *workspace.maps.bin())}
    return ids.issuperset(map_ids(language)) and {SALON_LOG, SHOP_LOG} <= {log.name for log in workspace.list_logs()}
