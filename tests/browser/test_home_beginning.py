"""The ways to begin a map."""

import io
import zipfile

from PIL import Image
from playwright.sync_api import expect

_GOOD = """reiskaart: 1
title: From a file
language: en
"""
_BAD = """reiskaart: 1
title: Broken
language: en
phases:
  - name: First
    steps: 12
"""


def _give(screen, name, text):
    """Choose a file, as the button does."""
    screen.page.locator("input[type=file]").set_input_files({"name": name, "mimeType": "text/plain", "buffer": text.encode()})


def _drop(screen, name, text):
    """Drop a file onto the page."""
    screen.page.evaluate(
        """([name, text]) => {
          const dataTransfer = new DataTransfer();
          dataTransfer.items.add(new File([text], name));
          for (const type of ["dragenter", "dragover"])
            document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
        }""",
        [name, text],
    )
    expect(screen.page.get_by_text("Let go to open it")).to_be_visible()
    screen.page.evaluate(
        """([name, text]) => {
          const dataTransfer = new DataTransfer();
          dataTransfer.items.add(new File([text], name));
          document.body.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
        }""",
        [name, text],
    )


def test_a_map_is_begun_from_a_phase_model_by_keyboard_alone(open_screen, served):
    page = open_screen().page
    page.get_by_role("button", name="Begin with an empty phase model").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label("What is the journey called?")).to_be_focused()
    page.keyboard.type("Buying a bicycle")
    page.get_by_role("radio", name="AIDA").focus()
    page.keyboard.press("ArrowDown")  # REAN
    preview = page.get_by_role("region", name="The phases of REAN")
    expect(preview.get_by_role("listitem")).to_have_count(4)
    page.get_by_label("What is the journey called?").press("Enter")
    page.wait_for_url("**/maps/buying-a-bicycle-*")
    with served.client() as client:
        made = client.get(f"/api/v1{page.url.removeprefix(served.url)}").json()
    assert (made["title"], made["model"], made["language"]) == ("Buying a bicycle", "rean", "en")
    assert [phase["id"] for phase in made["phases"]] == ["reach", "engage", "activate", "nurture"]


def test_the_phase_models_are_told_in_the_language_of_the_map(open_screen):
    page = open_screen().page
    page.get_by_role("button", name="Begin with an empty phase model").click()
    page.get_by_role("radio", name="Nederlands").check()
    page.get_by_role("radio", name="AIDA").check()
    expect(page.get_by_role("region", name="The phases of AIDA")).to_contain_text("Aandacht")


def test_leaving_the_choice_changes_nothing_and_gives_the_keyboard_back(open_screen, served):
    page = open_screen().page
    expect(page.get_by_role("article").first).to_be_visible()
    before = page.get_by_role("article").count()
    button = page.get_by_role("button", name="Begin with an empty phase model")
    button.click()
    expect(page.get_by_role("radio", name="AIDA")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(button).to_be_focused()
    assert page.get_by_role("article").count() == before


def test_the_example_is_laid_out(open_screen):
    page = open_screen().page
    page.get_by_role("button", name="Look at an example").click()
    page.wait_for_url("**/maps/*")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Finding a curl specialist")


def test_a_dropped_map_is_opened(open_screen):
    screen = open_screen()
    _drop(screen, "shop.reiskaart.yaml", _GOOD)
    screen.page.wait_for_url("**/maps/*")
    expect(screen.page.get_by_role("heading", level=1)).to_contain_text("From a file")


def test_the_mistakes_in_a_file_are_listed_with_their_places(open_screen):
    screen = open_screen()
    page = screen.page
    _give(screen, "shop.reiskaart.yaml", _BAD)
    dialog = page.get_by_role("dialog", name="shop.reiskaart.yaml could not be opened")
    expect(dialog).to_contain_text("Line 6, column 12")
    assert screen.barriers() == []
    dialog.get_by_role("button", name="Close").last.click()
    expect(dialog).to_have_count(0)


def test_what_is_no_map_is_refused_in_words(open_screen):
    screen = open_screen()
    _give(screen, "holiday.png", "no map")
    expect(screen.page.get_by_role("dialog")).to_contain_text(
        "opens maps in .yaml, .yml, .json and .zip files, and customer data"
    )


def test_customer_data_goes_to_its_columns(open_screen):
    screen = open_screen()
    _drop(screen, "visits.csv", "customer,time,name\nc1,2026-03-01T10:00:00Z,view\nc1,2026-03-02T10:00:00Z,book\n")
    screen.page.wait_for_url("**/data/import/*")
    expect(screen.page.get_by_role("heading", level=1)).to_have_text("visits.csv")
    expect(screen.page.get_by_label("What happened", exact=True)).to_have_value("name")


def test_a_zip_of_a_map_with_its_images_is_opened(open_screen):
    screen = open_screen()
    packed, picture = io.BytesIO(), io.BytesIO()
    Image.new("RGB", (40, 30), "teal").save(picture, "PNG")
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("shop.reiskaart.yaml", _GOOD + "personas:\n  - name: Anna\n    picture: images/anna.png\n")
        archive.writestr("images/anna.png", picture.getvalue())
    given = {"name": "shop.zip", "mimeType": "application/zip", "buffer": packed.getvalue()}
    screen.page.locator("input[type=file]").set_input_files(given)
    screen.page.wait_for_url("**/maps/*")
    expect(screen.page.get_by_role("heading", level=1)).to_contain_text("From a file")
    expect(screen.page.locator("img[src*='/images/']").first).to_be_visible()


def test_a_map_with_a_title_that_is_here_already_is_told_to_be_another(open_screen):
    for told in ("“Twice here” is opened.", "You had a map of that name already"):
        screen = open_screen()
        expect(screen.page.get_by_role("article").first).to_be_visible()
        _drop(screen, "twice.reiskaart.yaml", _GOOD.replace("From a file", "Twice here"))
        expect(screen.page.get_by_text(told)).to_be_visible()


def test_maps_without_a_name_are_told_apart(open_screen, served):
    for title in ("Untitled map", "Untitled map 2"):
        page = open_screen().page
        page.get_by_role("button", name="Begin with an empty phase model").click()
        field = page.get_by_label("What is the journey called?")
        assert field.get_attribute("placeholder") == "Untitled map"
        field.press("Enter")
        expect(page.get_by_role("heading", level=1)).to_contain_text(title)


def test_what_could_not_be_made_leaves_the_keyboard_where_it_was(open_screen):
    page = open_screen().page
    page.get_by_role("button", name="Begin with an empty phase model").click()
    make = page.get_by_role("button", name="Make the map")
    page.route(
        "**/api/v1/maps?*", lambda route: route.fulfill(status=500, json={"title": "Wrong", "detail": "The disk is full."})
    )
    expect(make).to_be_enabled()  # the phase models are there
    make.press("Enter")
    expect(page.get_by_text("The disk is full.")).to_be_visible()
    expect(make).to_be_focused()


def test_a_map_that_was_just_made_begins_at_its_first_step(open_screen):
    page = open_screen().page
    page.get_by_role("button", name="Begin with an empty phase model").press("Enter")
    page.get_by_label("What is the journey called?").press("Enter")
    expect(page.get_by_role("button", name="Add the first step to").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("textbox", name="Name of the step")).to_be_focused()
