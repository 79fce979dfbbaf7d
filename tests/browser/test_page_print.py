"""The page on paper: the picture fits one sheet, in the colours of print."""

from io import BytesIO

import pdfplumber


def _printed(page):
    return pdfplumber.open(BytesIO(page.pdf(prefer_css_page_size=True, print_background=True)))


def test_the_picture_fits_on_one_sheet(open_page, journey, reality):
    page = open_page(journey, reality).page
    with _printed(page) as paper:
        assert len(paper.pages) == 1
        sheet = paper.pages[0]
        assert sheet.width > sheet.height
        words = {word["text"] for word in sheet.extract_words()}
        assert {"Overweging", "Beslissing", "Prijspagina"} <= words
        assert all(word["x0"] >= 0 and word["x1"] <= sheet.width for word in sheet.extract_words())


def test_the_text_prints_whole(open_page, journey, reality):
    page = open_page(journey, reality).page
    page.click('[data-do="text"]')
    with _printed(page) as paper:
        text = " ".join((sheet.extract_text() or "") for sheet in paper.pages)
    assert "Hier valt de keus" in text
    assert "Zo lees je deze kaart" in text


def test_paper_is_white_also_where_the_screen_is_dark(open_page, journey, reality):
    page = open_page(journey, reality, color_scheme="dark").page
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--paper')") == "#FFFFFF"
