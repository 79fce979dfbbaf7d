"""Images and icons of one's own are in every form of the picture; a frame with its name stands for one that is missing."""

import base64
import io
import re

import pikepdf
import pytest
from PIL import Image

from reiskaart.model import Card, Journey, Lane, Persona, Phase, Step, Touchpoint
from reiskaart.picture import PictureOptions, named_images, plan, to_pdf, to_png, to_svg
from reiskaart.picture.icons import PATHS
from reiskaart.picture.marks import Group, Mark
from reiskaart.picture.marks import Image as Shown

_RED = (214, 40, 40)


def _image(form: str) -> bytes:
    written = io.BytesIO()
    Image.new("RGB", (80, 40), _RED).save(written, form, quality=95)
    return written.getvalue()


def _map(lane: str = "actions", **card: str) -> Journey:
    step = Step(
        id="look",
        name="Looks in the mirror",
        touchpoints=("desk",),
        cards={lane: (Card(id="mirror", text="Frizzy again", status="supported", **card),)},  # type: ignore[arg-type]
    )
    return Journey(
        id="hair",
        title="Hair",
        touchpoints=(Touchpoint(id="desk", name="Desk", icon="camera"),),
        lanes=(Lane(id=lane), Lane(id="touchpoints")),
        phases=(Phase(id="before", name="Before", steps=(step,)),),
    )


def _groups(journey: Journey, options: PictureOptions, kind: str) -> list[Group]:
    def within(marks: tuple[Mark, ...]) -> list[Group]:
        return [found for mark in marks if isinstance(mark, Group) for found in (mark, *within(mark.marks))]

    return [group for group in within(tuple(plan(journey, None, options).marks)) if group.kind == kind]


@pytest.mark.parametrize(("form", "kind"), [("PNG", "image/png"), ("JPEG", "image/jpeg"), ("WEBP", "image/webp")])
def test_an_image_is_carried_whole_by_the_svg(form: str, kind: str) -> None:
    data = _image(form)
    svg = to_svg(_map(image="images/mirror"), None, PictureOptions(images={"images/mirror": data}))
    carried = re.search(r'<image [^>]*href="data:([^;]+);base64,([^"]+)"', svg)
    assert carried is not None
    assert carried[1] == kind
    assert base64.b64decode(carried[2]) == data


@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP"])
def test_an_image_is_seen_in_the_png(form: str) -> None:
    png = to_png(_map(image="images/mirror"), None, PictureOptions(images={"images/mirror": _image(form)}), scale=1)
    picture = Image.open(io.BytesIO(png)).convert("RGB")
    red = sum(abs(r - 214) < 8 and abs(g - 40) < 8 and abs(b - 40) < 8 for r, g, b in picture.get_flattened_data())
    assert red > 10_000  # at least 120 by 90 px


def test_an_image_is_in_the_pdf() -> None:
    pdf = to_pdf(_map(image="images/mirror"), None, PictureOptions(images={"images/mirror": _image("WEBP")}))
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert any(item.get("/Subtype") == "/Image" for item in document.objects if isinstance(item, pikepdf.Stream))


@pytest.mark.parametrize("data", [None, b"GIF89a no image of ours", b""])
def test_a_frame_with_its_name_stands_for_an_image_that_is_missing(data: bytes | None) -> None:
    images = {} if data is None else {"images/mirror.png": data}
    svg = to_svg(_map(image="images/mirror.png"), None, PictureOptions(images=images, embed_fonts=False))
    assert "<image" not in svg
    assert "mirror.png" in svg
    assert "images/mirror.png" not in svg


def test_a_storyboard_has_frames_of_four_by_three_with_the_caption_below() -> None:
    options = PictureOptions(images={"images/mirror": _image("PNG")})
    (card,) = _groups(_map("storyboard", image="images/mirror"), options, "card")
    (shown,) = (mark for mark in card.marks if isinstance(mark, Shown))
    assert shown.box.width / shown.box.height == pytest.approx(4 / 3)
    texts = [mark for mark in card.marks if hasattr(mark, "lines")]
    assert [text.words for text in texts] == ["Frizzy again"]
    assert texts[0].box.y > shown.box.bottom


def test_a_storyboard_leaves_room_to_draw_where_there_is_no_image() -> None:
    (card,) = _groups(_map("storyboard"), PictureOptions(), "card")
    frame = next(mark for mark in card.marks if hasattr(mark, "radius"))
    assert frame.box.width / frame.box.height == pytest.approx(4 / 3)


def test_an_icon_of_ones_own_wins() -> None:
    svg = to_svg(_map(icon="heart"), None, PictureOptions(embed_fonts=False))
    assert PATHS["heart"] in svg
    assert PATHS["camera"] in svg
    assert PATHS["store"] not in svg


def test_an_icon_that_we_do_not_know_is_passed_over() -> None:
    svg = to_svg(_map(icon="unicorn"), None, PictureOptions(embed_fonts=False))
    assert "Frizzy again" in svg


def test_a_persona_has_the_face_that_the_map_names() -> None:
    person = Persona(id="anna", name="Anna", picture="images/anna")
    journey = _map(image="images/mirror").model_copy(update={"personas": (person,)})
    assert named_images(journey) == {"images/anna", "images/mirror"}
    (chip,) = _groups(journey, PictureOptions(images={"images/anna": _image("JPEG")}), "persona")
    assert sum(isinstance(mark, Shown) for mark in chip.marks) == 1
    (initial,) = _groups(journey, PictureOptions(), "persona")
    assert any(getattr(mark, "words", None) == "A" for mark in initial.marks)
