"""``/logs``: the customer data of the workspace."""

from fastapi import APIRouter

from reiskaart.server.answers.logs import LogRow, LogRows
from reiskaart.server.site import Here

router = APIRouter(tags=["customer data"])


@router.get("/logs", operation_id="listLogs")
def list_logs(site: Here) -> LogRows:
    """All imported customer data, by name."""
    logs = [site.workspace.get_log(log.name).meta for log in site.workspace.list_logs()]
    return LogRows(
        items=tuple(
            LogRow(
                name=meta.name,
                events=meta.events,
                customers=meta.customers,
                first=meta.first,
                last=meta.last,
                rejected=meta.rejected,
            )
            for meta in logs
        )
    )
