"""Files of which all is here."""

from reiskaart.server.problems import RefusedError
from reiskaart.workspace import Upload


def whole(upload: Upload) -> Upload:
    """An upload all of which is here. Raises: RefusedError where some is missing."""
    if not upload.whole:
        raise RefusedError(409, "server.upload-unfinished", name=upload.name, received=upload.received, bytes=upload.bytes)
    return upload
