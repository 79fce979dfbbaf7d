"""Images are taken for what they hold, made small, and kept once; what is none is refused before it costs anything."""

import io
import random
import struct
import time
import tracemalloc
import zlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from reiskaart.errors import InputError
from reiskaart.settings import Settings
from reiskaart.workspace import Workspace, images, open_workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with open_workspace(Settings(data=tmp_path / "data", config=tmp_path / "config", language="en")) as opened:
        yield opened


def photo(width: int, height: int) -> Image.Image:
    """Noise, as coarse as a photograph's."""
    small = Image.frombytes("RGB", (width // 8, height // 8), random.Random(1).randbytes(width // 8 * (height // 8) * 3))
    return small.resize((width, height), Image.Resampling.BICUBIC)


def drawing(width: int, height: int) -> Image.Image:
    image = Image.new("RGB", (width, height), "white")
    for left in range(0, width, 4):
        image.paste("navy", (left, 0, left + 2, height))
    return image


def saved(image: Image.Image, form: str, **options: object) -> bytes:
    file = io.BytesIO()
    image.save(file, form, **options)
    return file.getvalue()


def kept(workspace: Workspace, name: str) -> Image.Image:
    return Image.open(io.BytesIO(workspace.images.get(name).read_bytes()))


@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP", "GIF"])
def test_an_image_of_each_form_is_kept_small(workspace: Workspace, form: str) -> None:
    stored = workspace.images.add(saved(photo(2000, 1000), form))
    assert (stored.width, stored.height) == kept(workspace, stored.name).size == (1600, 800)
    assert stored.name.endswith(".webp")


def test_a_flat_drawing_stays_a_png_where_that_is_smaller(workspace: Workspace) -> None:
    stored = workspace.images.add(saved(drawing(300, 200), "PNG"))
    assert stored.name.endswith(".png")
    assert kept(workspace, stored.name).getpixel((5, 60)) == (0, 0, 128)


def test_the_same_image_is_kept_once(workspace: Workspace) -> None:
    data = saved(drawing(300, 200), "PNG")
    assert workspace.images.add(data) == workspace.images.add(data)
    assert len(list((workspace.folder / "images").iterdir())) == 1


def test_an_image_is_turned_upright_and_forgets_where_it_was_taken(workspace: Workspace) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # turned a quarter
    exif[0x010F] = "a camera"
    exif.get_ifd(0x8825)[1] = "N"  # a place
    picture = photo(800, 400)
    stored = workspace.images.add(saved(picture, "JPEG", exif=exif, comment=b"at home"))
    image = kept(workspace, stored.name)
    assert image.size == (400, 800)
    assert dict(image.getexif()) == {}
    assert set(image.info) <= {"background", "loop", "timestamp", "duration"}
    assert b"camera" not in workspace.images.get(stored.name).read_bytes()


@pytest.mark.parametrize(("form", "make"), [("JPEG", "photo"), ("PNG", "photo"), ("WEBP", "photo"), ("PNG", "drawing")])
def test_an_image_forgets_all_that_was_written_along(workspace: Workspace, form: str, make: str) -> None:
    along = {"icc_profile": b"made by a camera" * 20, "xmp": b"<x:xmpmeta>a camera at home</x:xmpmeta>"}
    picture = {"photo": photo, "drawing": drawing}[make](320, 160)
    note = PngInfo()
    note.add_text("Author", "a camera")
    stored = workspace.images.add(saved(picture, form, **along, **({"pnginfo": note} if form == "PNG" else {})))
    assert b"camera" not in workspace.images.get(stored.name).read_bytes()
    assert not {"icc_profile", "xmp", "exif", "Author"} & set(kept(workspace, stored.name).info)


def test_what_is_transparent_stays_transparent(workspace: Workspace) -> None:
    image = Image.new("RGBA", (40, 40), (0, 0, 0, 0))
    image.paste((255, 0, 0, 255), (10, 10, 20, 20))
    stored = workspace.images.add(saved(image, "PNG"))
    found = kept(workspace, stored.name).convert("RGBA")
    assert (found.getpixel((0, 0))[3], found.getpixel((15, 15))) == (0, (255, 0, 0, 255))


def test_of_a_moving_image_the_first_picture_is_kept(workspace: Workspace) -> None:
    frames = [Image.new("RGB", (30, 30), colour) for colour in ("red", "blue")]
    stored = workspace.images.add(saved(frames[0], "GIF", save_all=True, append_images=frames[1:]))
    red, _, blue = kept(workspace, stored.name).convert("RGB").getpixel((5, 5))
    assert red > 250 > 5 > blue


def _png(width: int, height: int, rows: bytes) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "workspace.image-unknown"),
        (b"just text", "workspace.image-unknown"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', "workspace.image-unknown"),
        (b"%PDF-1.7", "workspace.image-unknown"),
        (saved(drawing(20, 20), "BMP"), "workspace.image-unknown"),
        (saved(drawing(20, 20), "TIFF"), "workspace.image-unknown"),
        (saved(photo(400, 400), "PNG")[:-2000], "workspace.image-damaged"),
        (saved(photo(400, 400), "JPEG")[:200], "workspace.image-damaged"),
        (_png(8_000, 7_000, b""), "workspace.image-too-many-pixels"),
        (_png(60_000, 60_000, b""), "workspace.image-damaged"),
        (bytes(images.MOST_BYTES + 1), "workspace.image-too-big"),
    ],
    ids=["nothing", "text", "svg", "pdf", "bmp", "tiff", "cut png", "cut jpeg", "flood", "bomb", "too big"],
)
def test_what_is_no_image_or_too_much_is_refused(workspace: Workspace, data: bytes, code: str) -> None:
    tracemalloc.start()
    with pytest.raises(InputError) as caught:
        workspace.images.add(data)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert caught.value.code == code
    assert most < 5_000_000
    assert list((workspace.folder / "images").iterdir()) == []


@pytest.mark.parametrize(
    "name", ["images/../workspace.db", "../workspace.db", "/etc/passwd", "images/", "images/a.png", "x" * 9000, "\0"]
)
def test_only_images_are_found_by_their_name(workspace: Workspace, name: str) -> None:
    assert workspace.images.find(name) is None
    with pytest.raises(Exception, match="no image"):
        workspace.images.get(name)


def test_a_workspace_full_of_images_says_so_and_keeps_what_it_has(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    data = saved(drawing(300, 200), "PNG")
    kept_before = workspace.images.add(data)
    monkeypatch.setattr("reiskaart.workspace.images.MOST_KEPT_BYTES", 10)
    with pytest.raises(InputError) as caught:
        workspace.images.add(saved(drawing(200, 300), "PNG"))
    assert caught.value.code == "workspace.images-too-many"
    assert workspace.images.add(data) == kept_before


def test_many_images_at_once_are_made_small_one_after_the_other(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    decode, at_once, most = images._decoded, 0, 0

    def counted(data: bytes) -> Image.Image:
        nonlocal at_once, most
        at_once += 1
        most = max(most, at_once)
        time.sleep(0.01)
        image = decode(data)
        at_once -= 1
        return image

    monkeypatch.setattr(images, "_decoded", counted)
    sent = [saved(drawing(100 + number, 80), "PNG") for number in range(6)]
    with ThreadPoolExecutor(6) as threads:
        names = {stored.name for stored in threads.map(workspace.images.add, sent)}
    assert (len(names), most) == (6, 1)


def test_damaged_files_never_do_more_than_be_refused(workspace: Workspace) -> None:
    chance = random.Random(5)
    whole = [saved(photo(80, 64), form) for form in ("PNG", "JPEG", "WEBP", "GIF")]
    refused = 0
    for turn in range(200):
        data = bytearray(whole[turn % 4])
        for _ in range(chance.randint(1, 12)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        try:
            workspace.images.add(bytes(data))
        except InputError:
            refused += 1
    assert refused > 20
