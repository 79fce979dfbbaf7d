"""All doors under ``/api/v1``, in the order in which they are tried."""

from reiskaart.server.routes import (
    about,
    changes,
    drafts,
    files,
    images,
    imports,
    jobs,
    journey,
    live,
    login,
    logs,
    map_files,
    maps,
    notices,
    paths,
    pictures,
    reality,
    rules,
    uploads,
    words,
)

ROUTERS = (
    # What every page asks first: the others are made ready when a request first passes them.
    words.router,
    changes.router,
    jobs.router,
    live.router,
    reality.router,
    notices.router,
    map_files.router,  # before maps: /maps/file is no map
    maps.router,
    journey.router,
    pictures.router,
    rules.router,
    paths.router,
    images.router,
    logs.router,
    uploads.router,
    imports.router,
    files.router,
    drafts.router,
    about.router,
    login.router,
)
