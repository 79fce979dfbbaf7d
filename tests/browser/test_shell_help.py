"""The help beside every page, and the tour of the example."""

from playwright.sync_api import expect


def test_words_are_found_in_the_help(open_screen):
    screen = open_screen()
    page = screen.page
    page.get_by_role("button", name="Help").click()
    help_ = page.get_by_role("complementary", name="Help")
    expect(help_.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("gets done")
    expect(help_.get_by_role("status")).to_have_text("No word here holds “gets done”.")
    help_.get_by_role("searchbox").fill("own verb")
    expect(help_.get_by_role("definition")).to_have_count(1)
    assert screen.barriers() == []
    page.keyboard.press("Escape")
    expect(help_).to_have_count(0)
    expect(page.get_by_role("button", name="Help")).to_be_focused()


def test_the_help_lists_the_keys_of_the_screen_that_is_open(open_screen):
    page = open_screen("/maps/salon").page
    expect(page.locator('[data-tour="phase-header"]').first).to_be_visible(timeout=20_000)
    page.get_by_role("button", name="Help").click()
    help_ = page.get_by_role("complementary", name="Help")
    help_.get_by_role("tab", name="Words").focus()
    page.keyboard.press("End")
    expect(help_.get_by_role("tab", name="Keys")).to_be_focused()
    expect(help_.get_by_text("Go to anything")).to_be_visible()
    assert help_.get_by_role("definition").count() > 5


def test_the_tour_goes_over_the_example_and_ends_at_its_last_stop(open_screen):
    screen = open_screen()
    page = screen.page
    page.get_by_role("button", name="Take the tour").click()
    coach = page.get_by_role("dialog", name="Phases: the big line")
    expect(coach).to_be_visible(timeout=15_000)
    assert screen.barriers("document.querySelector('.coach')") == []
    seen = 0
    onwards, done = (page.get_by_role("button", name=name, exact=True) for name in ("Next", "Done"))
    while True:
        expect(onwards.or_(done)).to_be_visible()
        if done.is_visible():
            break
        onwards.click()
        page.wait_for_timeout(300)  # it looks around every 200 ms for what the map shows
        seen += 1
    done.click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert seen >= 4


def test_the_tour_can_be_left_at_any_point_and_does_not_come_back(open_screen):
    page = open_screen().page
    page.get_by_role("button", name="Take the tour").click()
    expect(page.get_by_role("dialog", name="Phases: the big line")).to_be_visible(timeout=15_000)
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.get_by_role("link", name="Maps", exact=True).click()
    page.get_by_role("article").first.wait_for()
    expect(page.get_by_role("button", name="Take the tour")).to_have_count(0)


def test_arrows_go_from_tab_to_tab_and_stay_there(open_screen):
    page = open_screen().page
    page.get_by_role("button", name="Help").click()
    help_ = page.get_by_role("complementary", name="Help")
    help_.get_by_role("tab", name="Words").focus()
    for name in ("Numbers", "Keys", "Words"):
        page.keyboard.press("ArrowRight")
        expect(help_.get_by_role("tab", name=name)).to_be_focused()
        expect(help_.get_by_role("tab", name=name)).to_have_attribute("aria-selected", "true")


def test_the_help_button_says_whether_it_is_open_and_closes_it(open_screen):
    page = open_screen().page
    button = page.get_by_role("button", name="Help", exact=True)
    expect(button).to_have_attribute("aria-expanded", "false")
    button.click()
    expect(page.get_by_role("complementary", name="Help")).to_be_visible()
    expect(button).to_have_attribute("aria-expanded", "true")
    button.click()
    expect(page.get_by_role("complementary", name="Help")).to_have_count(0)


def test_help_that_cannot_be_fetched_is_told(open_screen):
    screen = open_screen()
    screen.page.route("**/assets/HelpDrawer*.js", lambda route: route.abort())
    screen.page.get_by_role("button", name="Help", exact=True).click()
    expect(screen.page.get_by_text("This part of Reiskaart could not be fetched.")).to_be_visible()
    screen.complaints.clear()  # the browser's own word of what was cut


def test_the_tour_is_always_over_the_same_example(open_screen):
    page = open_screen().page
    seen = set()
    for _ in range(2):
        page.keyboard.press("Control+k")
        page.keyboard.type("two-minute tour")
        page.keyboard.press("Enter")
        expect(page.get_by_role("dialog", name="Phases: the big line")).to_be_visible()
        seen.add(page.url.split("#")[0])
        page.keyboard.press("Escape")
        page.get_by_role("link", name="Maps", exact=True).click()
        page.get_by_role("article").first.wait_for()
    assert len(seen) == 1


def test_the_keys_that_the_help_lists_close_it_wherever_the_keyboard_is(open_screen):
    page = open_screen("/maps/salon").page
    step = page.locator('[data-key^="steps:"]').first
    step.wait_for(timeout=20_000)
    help_ = page.get_by_role("complementary", name="Help")
    for key in ("?", "Escape"):
        step.focus()
        page.keyboard.press("?")
        expect(help_.get_by_role("tab", name="Keys")).to_have_attribute("aria-selected", "true")
        step.focus()
        page.keyboard.press(key)
        expect(help_).to_have_count(0)
        expect(step).to_be_focused()


def test_escape_closes_what_is_nearer_than_the_help_first(open_screen):
    page = open_screen("/maps/salon").page
    step = page.locator('[data-key^="steps:"]').first
    step.wait_for(timeout=20_000)
    step.focus()
    page.keyboard.press("?")
    help_ = page.get_by_role("complementary", name="Help")
    expect(help_).to_be_visible()
    page.keyboard.press("Control+k")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(help_).to_be_visible()
    page.keyboard.press("Escape")
    expect(help_).to_have_count(0)
