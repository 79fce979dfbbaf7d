"""The server: the API under ``/api/v1``, the live documents, and the page."""
