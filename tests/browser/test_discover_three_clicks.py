"""From a chosen file to a map in three clicks: Import, See the journey, Take as a map."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from fixtures.data_files import make_file

_PATIENCE = 120_000
"""The first job waits until the worker has loaded its engine."""


def three_clicks(page: Page, file: Path) -> list[str]:
    """The steps of the map that comes out."""
    page.locator("input[type=file]").first.set_input_files(file)
    importing = page.get_by_role("button", name="Import", exact=True)
    expect(importing).to_be_enabled(timeout=_PATIENCE)
    importing.click()
    page.get_by_role("button", name="See the journey").click(timeout=_PATIENCE)
    page.wait_for_selector("li.step", timeout=_PATIENCE)
    drawn = page.locator("li.step").all_inner_texts()
    page.get_by_role("button", name="Take as a map").click()
    page.wait_for_url(re.compile(r"/maps/[^/]+$"), timeout=_PATIENCE)
    expect(page.locator("[data-tour=line] svg")).to_be_visible(timeout=_PATIENCE)
    return drawn


def test_a_file_becomes_a_map(open_screen, tmp_path):
    page = open_screen("/data").page
    drawn = three_clicks(page, make_file("visits", tmp_path))
    assert drawn
    for name in drawn:
        expect(page.get_by_text(name, exact=True).first).to_be_attached()


@pytest.mark.real_data
@pytest.mark.parametrize(
    ("name", "steps"),
    [
        ("receipt.xes.gz", ["Confirmation of receipt", "Check confirmation of receipt", "Determine necessity of stop advice"]),
        ("trivago.parquet", ["Searches", "Filters", "Looks at item", "Clicks out to item"]),
        ("bpic2013-incidents.xes.gz", ["Accepted", "Queued", "Completed"]),
        ("roadtraffic100traces.xes", ["Create fine", "Send fine", "Pays"]),
        ("running-example.xes", ["Register request", "Decide"]),
        ("uwv-complaints.csv", []),
    ],
)
def test_real_data_becomes_a_map_that_somebody_who_knows_the_field_recognises(open_screen, real_data, name, steps):
    drawn = three_clicks(open_screen("/data").page, real_data / name)
    places = [next((i for i, step in enumerate(drawn) if wanted.lower() in step.lower()), -1) for wanted in steps]
    assert -1 not in places, drawn
    assert places == sorted(places), drawn
