"""The server: the API under ``/api/v1``, the live documents, and the page."""

from reiskaart.server.app import create_app
from reiskaart.server.options import Options
from reiskaart.server.running import PortTakenError, listen, serve

__all__ = ["Options", "PortTakenError", "create_app", "listen", "serve"]
