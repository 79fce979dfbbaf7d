"""All doors under ``/api/v1``, in the order in which they are described."""

from reiskaart.server.routes import (
    about,
    drafts,
    files,
    images,
    imports,
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
    map_files.router,  # before maps: /maps/file is no map
    maps.router,
    journey.router,
    live.router,
    pictures.router,
    reality.router,
    rules.router,
    paths.router,
    images.router,
    logs.router,
    uploads.router,
    imports.router,
    files.router,
    drafts.router,
    words.router,
    about.router,
    notices.router,
    login.router,
)
