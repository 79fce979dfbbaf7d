"""The images of a workspace: checked by what they hold, made small, and named after it."""

import hashlib
import io
import os
import re
import secrets
import threading
import warnings
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageOps, UnidentifiedImageError

from reiskaart.errors import InputError, NotFoundError
from reiskaart.workspace.failures import told
from reiskaart.workspace.folders import size, sync_folder

FOLDER = "images"
LONGEST_SIDE = 1_600
MOST_BYTES = 20_000_000
MOST_PIXELS = 50_000_000
MOST_KEPT_BYTES = 5_000_000_000
"""Of all images in a workspace together."""
_FORMATS = ("PNG", "JPEG", "WEBP", "GIF")
_NAME = re.compile(r"images/[0-9a-f]{32}\.(webp|png)")
_FLAT_COLOURS = 4_096
_WEBP_QUALITY = 82


@dataclass(frozen=True, slots=True)
class StoredImage:
    """An image as it is kept."""

    name: str
    """Where cards and personas find it, such as ``images/3f….webp``."""
    width: int
    height: int


class Images:
    """Takes in images and finds them again; the same image is kept once."""

    def __init__(self, data: Path) -> None:
        self._data = data
        self._one_at_a_time = threading.Lock()
        with told(data):
            (data / FOLDER).mkdir(exist_ok=True)

    def add(self, data: bytes) -> StoredImage:
        """Keep an image: PNG, JPEG, WebP or the first picture of a GIF, turned upright and without what a camera wrote into it.

        Raises: InputError where it is none of these, too big, or damaged.
        """
        if len(data) > MOST_BYTES:
            raise InputError("workspace.image-too-big", megabytes=MOST_BYTES // 1_000_000)
        with self._one_at_a_time:  # however many come at once, the memory for one of the largest is enough
            image = _decoded(data)
            ending, small = _encoded(image)
        name = f"{FOLDER}/{hashlib.sha256(small).hexdigest()[:32]}.{ending}"
        self._write(name, small)
        return StoredImage(name, image.width, image.height)

    def find(self, name: str) -> Path | None:
        """The file of an image; none where there is no image of that name."""
        if not _NAME.fullmatch(name):
            return None
        path = self._data / name
        return path if path.is_file() else None

    def get(self, name: str) -> Path:
        """The file of an image. Raises: NotFoundError."""
        if path := self.find(name):
            return path
        raise NotFoundError("workspace.no-image", name=name)

    def _write(self, name: str, data: bytes) -> None:
        target = self._data / name
        with told(self._data):
            if target.exists():
                return
            if size(target.parent) > MOST_KEPT_BYTES:
                raise InputError("workspace.images-too-many", gigabytes=MOST_KEPT_BYTES // 1_000_000_000)
            half = target.with_name(f".{secrets.token_hex(8)}.part")
            try:
                with half.open("xb") as file:
                    file.write(data)
                    file.flush()
                    os.fsync(file.fileno())
                half.replace(target)
            finally:
                with suppress(FileNotFoundError):
                    half.unlink()
            sync_folder(target.parent)


def _decoded(data: bytes) -> Image.Image:
    """The image, upright and at most 1600 pixels long; its size is looked at before a single pixel is."""
    try:
        with warnings.catch_warnings(action="error", category=Image.DecompressionBombWarning), _opened(data) as file:
            if file.width * file.height > MOST_PIXELS:
                raise InputError("workspace.image-too-many-pixels", megapixels=MOST_PIXELS // 1_000_000)
            file.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
            file.load()
            image = ImageOps.exif_transpose(file)
            image = image.convert("RGBA" if image.has_transparency_data else "RGB")
    except UnidentifiedImageError as error:
        raise InputError("workspace.image-unknown") from error
    except (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise InputError("workspace.image-damaged") from error
    image.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    image.info.clear()  # place, time and camera
    return image


def _opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data), formats=_FORMATS)


def _encoded(image: Image.Image) -> tuple[str, bytes]:
    """What the image is kept as: WebP, or PNG where that is smaller, as it is for a drawing of few colours."""
    webp = io.BytesIO()
    image.save(webp, "WEBP", quality=_WEBP_QUALITY, method=4)
    if image.getcolors(_FLAT_COLOURS) is not None:
        png = io.BytesIO()
        image.save(png, "PNG", optimize=True)
        if png.tell() < webp.tell():
            return "png", png.getvalue()
    return "webp", webp.getvalue()
