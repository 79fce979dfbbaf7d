"""The doors of the server, one noun per file; all of them are listed in :mod:`reiskaart.server.routes.every`."""
