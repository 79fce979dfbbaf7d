"""The page where script is off: the picture and every figure are there, and links lead from one to the other."""


def test_picture_and_figures_are_there(open_page, journey, reality):
    page = open_page(journey, reality, java_script_enabled=False).page
    assert page.locator(".viewport svg").is_visible()
    assert page.locator('.viewport [data-kind="step"]').count() == 4
    text = " ".join(page.locator("#page-text").inner_text().split())
    assert "52% niet meer gezien in deze klantdata (50–53%, n = 4.266)." in text
    assert "Wat kost het nou voor halflang haar?" in text
    assert "app_ping · app" in text
    assert page.locator("h1").inner_text() == journey.title


def test_no_button_is_shown_that_could_not_work(open_page, journey, reality):
    page = open_page(journey, reality, java_script_enabled=False).page
    assert page.locator("button:visible").count() == 0
    assert page.locator(".panel").is_hidden()


def test_every_link_leads_to_something_on_the_page(open_page, journey, reality):
    page = open_page(journey, reality, java_script_enabled=False).page
    targets = {link.get_attribute("href") for link in page.locator("a").all()}
    assert len(targets) > 8
    for target in targets:
        assert target.startswith("#")
        assert page.locator(f'[id="{target[1:]}"]').count() == 1


def test_the_text_follows_the_map_in_order(open_page, journey, reality):
    page = open_page(journey, reality, java_script_enabled=False).page
    headings = page.locator("#page-text :is(h2, h3)").all_inner_texts()
    wanted = ["Over deze kaart", "Overweging", "Zoekt een kapper", "Vergelijkt salons", "Beslissing", "Boekt een afspraak"]
    assert [heading for heading in headings if heading in wanted] == wanted


def test_dark_needs_no_script(open_page, journey, reality):
    page = open_page(journey, reality, java_script_enabled=False, color_scheme="dark").page
    page.emulate_media(color_scheme="dark")
    file = page.url
    script = page.context.browser.new_page(color_scheme="dark")
    script.goto(file)
    dark = script.evaluate("getComputedStyle(document.body).backgroundColor")
    script.emulate_media(color_scheme="light")
    assert dark != script.evaluate("getComputedStyle(document.body).backgroundColor")
    script.close()
