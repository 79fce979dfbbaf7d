"""All doors under ``/api/v1``, in the order in which they are described."""

from reiskaart.server.routes import about, images, journey, live, login, logs, map_files, maps, notices, pictures, reality, words

ROUTERS = (
    map_files.router,  # before maps: /maps/file is no map
    maps.router,
    journey.router,
    live.router,
    pictures.router,
    reality.router,
    images.router,
    logs.router,
    words.router,
    about.router,
    notices.router,
    login.router,
)
