"""Taking a map along: as a picture, on paper, as a file."""

import itertools
import json
from pathlib import Path

import pytest
from playwright.sync_api import expect

from fixtures.stored_maps import once
from reiskaart.mapfile import read_map
from reiskaart.model import Journey, Phase, Step

_NUMBERS = itertools.count()


@pytest.fixture
def shop(served):
    """A small map of its own for each test; its id."""
    id_ = f"taken-{next(_NUMBERS)}"
    journey = Journey(
        id=id_, title="Cheese shop", phases=(Phase(id="all", name="All", steps=(Step(id="smell", name="Smells"),)),)
    )
    served.workspace.save_map(journey, source=None, expected_version=None)
    return id_


def _dialog(screen):
    screen.page.get_by_role("button", name="Download", exact=True).click()
    return screen.page.get_by_role("dialog", name="Download the map")


def _saved(screen, button):
    with screen.page.expect_download() as caught:
        button.click()
    return caught.value


def test_paper_is_two_clicks_away(open_screen, shop):
    screen = open_screen(f"/maps/{shop}")
    file = _saved(screen, _dialog(screen).get_by_role("button", name="PDF to print on A3"))
    assert file.suggested_filename == "Cheese shop.pdf"
    assert Path(file.path()).read_bytes().startswith(b"%PDF")
    expect(screen.page.get_by_text("Cheese shop.pdf is in your downloads")).to_be_visible()


def test_a_file_holds_the_last_letter(open_screen, served, shop, tmp_path):
    screen = open_screen(f"/maps/{shop}#step=smell")
    screen.page.get_by_role("complementary").get_by_role("textbox", name="Name").fill("Smells it")
    dialog = _dialog(screen)
    dialog.get_by_label("Format").select_option(label="Map file (YAML)")
    expect(dialog.get_by_text("open, documented format")).to_be_visible()
    expect(dialog.locator("pre")).to_contain_text("reiskaart: 1")
    file = _saved(screen, dialog.get_by_role("button", name="Download", exact=True))
    copy = tmp_path / file.suggested_filename
    file.save_as(copy)
    assert read_map(copy).phases[0].steps[0].name == "Smells it"
    once(served, shop, lambda map_: map_["phases"][0]["steps"][0]["name"] == "Smells it")


def test_what_is_chosen_is_previewed_with_its_size(open_screen, shop):
    screen = open_screen(f"/maps/{shop}")
    dialog = _dialog(screen)
    dialog.get_by_label("Format").select_option(label="SVG picture")
    expect(dialog.get_by_text("Size: ")).to_be_visible()
    preview = dialog.get_by_role("img", name="Preview of the map")
    tall = preview.evaluate("image => image.naturalHeight")
    dialog.get_by_label("Lanes", exact=True).first.select_option(label="Choose lanes…")
    for lane in ("Customer goals", "Questions", "Opportunities"):
        dialog.get_by_label(lane).uncheck()
    expect(preview).to_have_js_property("naturalWidth", preview.evaluate("image => image.naturalWidth"))
    screen.page.wait_for_function("tall => document.querySelector('dialog img').naturalHeight < tall", arg=tall)
    assert screen.barriers("'dialog'") == []
    file = _saved(screen, dialog.get_by_role("button", name="Download", exact=True))
    assert Path(file.path()).read_text("utf-8").startswith("<svg")


def test_json_is_the_same_map(open_screen, shop):
    screen = open_screen(f"/maps/{shop}")
    dialog = _dialog(screen)
    dialog.get_by_label("Format").select_option(label="Map file (JSON)")
    file = _saved(screen, dialog.get_by_role("button", name="Download", exact=True))
    assert json.loads(Path(file.path()).read_text("utf-8"))["title"] == "Cheese shop"


def test_what_cannot_be_made_is_said_with_a_way_out(open_screen, shop):
    screen = open_screen(f"/maps/{shop}")
    dialog = _dialog(screen)
    expect(dialog.get_by_text("Size: ")).to_be_visible()
    screen.page.route("**/picture?*", lambda route: route.abort())
    dialog.get_by_role("button", name="PDF to print on A3").click()
    expect(dialog.get_by_role("alert")).to_contain_text("PDF could not be made.")
    screen.page.unroute("**/picture?*")
    file = _saved(screen, dialog.get_by_role("button", name="Try again"))
    assert file.suggested_filename == "Cheese shop.pdf"


def test_after_what_could_not_be_made_another_can_be_chosen(open_screen, shop):
    screen = open_screen(f"/maps/{shop}")
    dialog = _dialog(screen)
    screen.page.route("**/picture?*", lambda route: route.abort())
    button = dialog.get_by_role("button", name="Download", exact=True)
    button.press("Enter")
    expect(dialog.get_by_role("alert").filter(has_text="PDF could not be made.")).to_be_visible()
    again = dialog.get_by_role("button", name="Try again")
    expect(again).to_be_focused()
    dialog.get_by_label("Format").select_option(label="Map file (YAML)")
    expect(dialog.get_by_text("PDF could not be made.")).to_have_count(0)
    assert _saved(screen, button).suggested_filename == "Cheese shop.reiskaart.yaml"
