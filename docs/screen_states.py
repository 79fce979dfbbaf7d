"""The screens of the workspace, each in every state that somebody can meet it in."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from playwright.sync_api import FilePayload, Page, Route, WebSocketRoute
from pycrdt import Doc, Map

Act = Callable[[Page], object]
Server = Literal["demo", "empty", "folder", "locked"]
PATIENCE = 10_000

_MAP = "/maps/salon-{lang}"
_BROKEN = FilePayload(name="shop.reiskaart.yaml", mimeType="text/yaml", buffer=b"reiskaart: 1\ntitel: Shop\nphases: 3\n")
_NO_MAP = FilePayload(name="holiday.docx", mimeType="application/octet-stream", buffer=b"PK")
_NO_IMAGE = FilePayload(name="photo.png", mimeType="image/png", buffer=b"not a picture at all")


@dataclass(frozen=True, slots=True)
class Screen:
    """A screen in a state; ``{lang}`` in its path is the language."""

    name: str
    path: str
    act: Act = lambda _: None
    server: Server = "demo"
    sizes: tuple[int, ...] = (1600, 390)
    """The widths at which it can be reached."""


def either(english: str, dutch: str) -> re.Pattern[str]:
    """The words in either language."""
    return re.compile(rf"^({re.escape(english)}|{re.escape(dutch)})$")


def begins(english: str, dutch: str) -> re.Pattern[str]:
    """Anything that begins with these words, in either language."""
    return re.compile(rf"^({re.escape(english)}|{re.escape(dutch)})")


def presses(*keys: str) -> Act:
    def act(page: Page) -> None:
        for key in keys:
            page.keyboard.press(key)

    return act


def clicks(english: str, dutch: str, role: Literal["button", "link", "tab"] = "button") -> Act:
    return lambda page: page.get_by_role(role, name=begins(english, dutch)).first.click()


def sees_names(page: Page) -> None:
    """The names of the customer data beside the touchpoints of the map."""
    page.locator(".row").first.wait_for(timeout=PATIENCE)


def chooses_last_name(page: Page) -> None:
    """Where the lightest name belongs."""
    last = page.locator(".row").last
    last.dblclick() if last.get_attribute("role") == "option" else last.click()
    page.get_by_role("dialog").wait_for()


def writes_rule(page: Page) -> None:
    """A rule that another touchpoint's goes before."""
    page.locator("main .rule button").first.click(timeout=PATIENCE)
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("combobox").nth(1).select_option("glob")
    dialog.get_by_role("textbox").fill("*_view")
    dialog.locator("table").wait_for(timeout=PATIENCE)


def clicks_item(english: str, dutch: str) -> Act:
    """An entry of the menu that is open."""
    return lambda page: page.get_by_role("menuitem", name=begins(english, dutch)).first.click()


def commands(english: str, dutch: str) -> Act:
    """A command of the map, through the palette."""

    def act(page: Page) -> None:
        page.keyboard.press("Control+k")
        page.keyboard.type(dutch if page.locator("html").get_attribute("lang") == "nl" else english)
        page.get_by_role("option", name=either(english, dutch)).first.click()

    return act


def then(*acts: Act) -> Act:
    def act(page: Page) -> None:
        for one in acts:
            one(page)
            page.wait_for_timeout(250)

    return act


def focuses(key: str) -> Act:
    """Goes to a thing on the map."""
    return lambda page: page.locator(f"[data-key='{key}']").first.focus()


def shows_price_page(page: Page) -> None:
    """The side panel of the touchpoint where most are not seen again."""
    page.get_by_text(either("Price page", "Prijspagina")).first.click()


def edits_a_card(page: Page) -> None:
    page.locator("[data-tour=card]").first.dblclick()


def selects_cards(page: Page) -> None:
    cards = page.locator("[data-tour=card]")
    cards.nth(0).click()
    cards.nth(2).click(modifiers=["Control"])
    cards.nth(4).click(modifiers=["Control"])


def opens_a_menu(page: Page) -> None:
    page.locator("[data-tour=card]").nth(2).click()
    page.locator("[data-tour=card]").nth(2).get_by_role("button").click()


def discovers(log: str, query: str = "", act: Act = lambda _: None) -> Act:
    """The draft of customer data of this name; its address has an id that nobody knows beforehand."""

    def discover(page: Page) -> None:
        found = page.evaluate("fetch('/api/v1/logs').then((answer) => answer.json())")["items"]
        (id_,) = (one["id"] for one in found if one["name"] == log)
        page.goto(f"{page.url.rstrip('/')}/{id_}/discover{query}")
        page.wait_for_selector("li.step", timeout=60_000)
        act(page)

    return discover


def without_answers(page: Page) -> None:
    """Every question to the server fails from now on, and the page is asked for again."""
    page.route("**/api/v1/**", lambda route: route.abort())
    page.reload()


def with_old_figures(how: Literal["stale", "cancelled", "reading", "never"]) -> Act:
    """Figures of before, or none yet, while a job makes the new ones or after somebody cancelled it."""

    def act(page: Page) -> None:
        def answer(route: Route) -> None:
            fetched = route.fetch()
            said = fetched.json() | {"job": "job-1" if how in ("stale", "reading") else None}
            if how in ("stale", "cancelled"):
                said |= {"state": "stale"}
            else:
                said |= {"state": "none", "reality": None, "versus": None, "differences": None, "facets": None, "all_paths": 0}
            route.fulfill(response=fetched, json=said)

        page.route(re.compile(r"/reality(\?|$)"), answer)
        page.reload()
        page.wait_for_selector("section.bar")

    return act


def with_a_cancelled_import(page: Page) -> None:
    """The job is cancelled before the page hears that it ended."""
    page.get_by_role("button", name=either("Import", "Importeren")).click()
    page.get_by_role("button", name=either("Cancel", "Annuleren")).first.click()
    page.get_by_role("button", name=either("Choose the file again", "Kies het bestand opnieuw")).wait_for(timeout=3 * PATIENCE)


def with_slow_answers(page: Page) -> None:
    page.route("**/api/v1/**", lambda _: None)  # no answer at all
    page.goto(page.url, wait_until="load")
    page.wait_for_timeout(1500)


def with_a_wrong_answer(page: Page) -> None:
    problem = {
        "title": "Wrong",
        "status": 500,
        "detail": "The disk is full.",
        "hint": "Make room on the disk of the server, and try again.",
        "code": "x",
        "errors": [],
    }
    page.route("**/api/v1/maps?*", lambda route: route.fulfill(status=500, json=problem))
    page.reload()


def goes_offline(page: Page) -> None:
    """The line to the server is gone while somebody writes."""
    page.context.set_offline(True)
    edits_a_card(page)
    page.keyboard.type(" …")
    page.keyboard.press("Enter")
    page.wait_for_timeout(2500)


def server_goes(page: Page) -> None:
    """The server stops answering while a page is open."""
    page.route("**/api/v1/**", lambda route: route.abort())
    page.get_by_role("button", name=begins("Look at an example", "Bekijk een voorbeeld")).click()
    page.wait_for_timeout(2500)


def gives_a_file(file: FilePayload) -> Act:
    return lambda page: page.locator("input[type=file]").first.set_input_files(file)


def _data(name: str, head: str, *rows: str) -> FilePayload:
    return FilePayload(name=name, mimeType="text/csv", buffer="\n".join([head, *rows, ""]).encode())


_NAMES = ("view_prices", "open_agenda", "book", "cut")
_VISITS = _data(
    "visits.csv",
    "client_id;ts;event;device;page",
    *(f"c{n % 7};0{1 + n % 9}-04-2026 1{n % 9}:05;{_NAMES[n % 4]};{'web' if n % 3 else 'app'};/p/{n}" for n in range(60)),
    "c8;;view_prices;web;/p/x",
)
_TWO_NAMES = _data(
    "desk.csv",
    "case_id,timestamp,activity,concept:name,resource",
    *(f"{n % 4},2026-03-{1 + n:02} 09:00:00,{_NAMES[n % 4]},{_NAMES[n % 4]},Sara" for n in range(20)),
)
_ROUTES = _data("routes.csv", "path,conversions", *(f"search > blog > buy,{n}" for n in range(8)))


def sees_columns(page: Page) -> None:
    page.locator("th button, [role=alert]").first.wait_for(state="attached", timeout=3 * PATIENCE)


def imports(page: Page) -> None:
    """A file of its own, so that each picture has the same beginning."""
    page.get_by_role("button", name=either("Import", "Importeren")).click()
    page.locator("figure svg").wait_for(timeout=6 * PATIENCE)


def opens_salon_data(page: Page) -> None:
    """The quality of the salon's customer data."""
    page.get_by_role("row", name=re.compile("salon")).first.get_by_role("link").click()
    page.locator("figure svg").wait_for(timeout=3 * PATIENCE)


def drags_a_file(page: Page) -> None:
    page.evaluate(
        """() => {
          const transfer = new DataTransfer();
          transfer.items.add(new File(["x"], "shop.reiskaart.yaml"));
          for (const kind of ["dragenter", "dragover"])
            document.body.dispatchEvent(new DragEvent(kind, { dataTransfer: transfer, bubbles: true, cancelable: true }));
        }"""
    )


def gives_a_bad_image(page: Page) -> None:
    page.locator("input[type=file]").first.set_input_files(_NO_IMAGE)


def opens_the_folders_map(page: Page) -> None:
    page.get_by_role("article").first.get_by_role("link").click()
    page.wait_for_timeout(5000)


def with_a_conflict(page: Page) -> None:
    """As the server tells of a file and a map that were changed at the same place."""
    map_ = page.url.split("/maps/")[1].split("#")[0]
    dutch = page.locator("html").get_attribute("lang") == "nl"
    told = (
        ("Bestand en kaart veranderden op dezelfde plek; beide zijn bewaard.", "Vergelijk ze en gooi weg wat je niet houdt.")
        if dutch
        else ("File and map were changed at the same place; both are kept.", "Compare them, and delete what you do not keep.")
    )
    first = page.locator("[data-key^='cards:']").first
    card, text = first.get_attribute("data-key") or "", first.inner_text()
    notice = {
        "id": "1",
        "code": "folder.conflict",
        "message": told[0],
        "hint": told[1],
        "map": map_,
        "file": "salon.reiskaart.yaml",
        "line": None,
        "holds": False,
        "places": [{"table": "cards", "id": card.removeprefix("cards:"), "name": text}],
        "at": "2026-11-21T20:00:00Z",
    }
    page.route("**/api/v1/notices*", lambda route: route.fulfill(json={"items": [notice]}))
    page.wait_for_timeout(4000)


def with_a_closed_line(code: int, notice: str = "") -> Act:
    """The room lets nobody in, for the reason that this code tells; something was written before."""

    def act(page: Page) -> None:
        def close(line: WebSocketRoute) -> None:
            if notice:
                told = json.dumps({"code": notice, "message": "", "hint": ""}).encode()
                line.send(bytes([101, len(told)]) + told)
            line.close(code=code)

        page.route_web_socket("**/live**", close)
        page.reload()
        page.wait_for_timeout(1500)
        edits_a_card(page)
        page.keyboard.type(" …")
        page.keyboard.press("Enter")
        page.wait_for_timeout(500)

    return act


def made_anew(page: Page) -> None:
    """What this browser keeps belongs to another document than the server's, and holds what was never sent."""
    page.context.set_offline(True)
    edits_a_card(page)
    page.keyboard.type(" …")
    page.keyboard.press("Enter")
    page.wait_for_timeout(500)
    other = Doc[Any]()
    other["meta"] = Map({"version": 1})
    state = other.get_state()
    page.route_web_socket("**/live**", lambda line: line.send(bytes([0, 0, len(state)]) + state))
    page.context.set_offline(False)
    page.reload()
    page.wait_for_timeout(1500)


def with_a_visitor(names: tuple[str, ...]) -> Act:
    """Others are in the map too, point at it and have chosen a card."""

    def act(page: Page) -> None:
        if names:
            page.evaluate("localStorage.setItem('reiskaart.settings', JSON.stringify({name: 'Lotte', colour: 'phase-3'}))")
            page.reload()
            page.wait_for_timeout(1500)
        browser = page.context.browser
        assert browser is not None
        for number, name in enumerate(names or ("", "")):
            context = browser.new_context(viewport={"width": 1600, "height": 1000})
            settings = f"JSON.stringify({{name: '{name}', colour: 'phase-{number * 3 + 4}'}})"
            context.add_init_script(f"localStorage.setItem('reiskaart.settings', {settings})")
            other = context.new_page()
            other.goto(page.url)
            card = other.locator("[data-tour=card]").nth(number * 7 + 1)
            card.click()
            cell = other.locator("[data-key^='cell:']").nth(number * 4 + 2)
            box = cell.bounding_box()
            if box:
                other.mouse.move(box["x"] + 30, box["y"] + 10)
                other.wait_for_timeout(200)
                other.mouse.move(box["x"] + 40, box["y"] + 20)
            other.wait_for_timeout(600)

    return act


def waits_for_preview(page: Page) -> None:
    page.locator("dialog img").wait_for(timeout=PATIENCE)


def opens_proposition(page: Page) -> None:
    page.get_by_text(either("What you have and promise", "Wat je hebt en belooft")).click()
    page.get_by_role("button", name=begins("We listen", "Wij luisteren")).first.click()


def opens_evidence(page: Page) -> None:
    page.get_by_text(begins("Evidence (", "Onderbouwing (")).click()
    page.locator("aside details[open] li button").first.click()


def types_evidence(page: Page) -> None:
    page.get_by_text(begins("Evidence (", "Onderbouwing (")).click()
    field = page.locator("aside details[open]").get_by_role("combobox").first
    field.fill("…")
    field.evaluate("(field) => field.scrollIntoView({ block: 'center' })")


def unfolds(english: str, dutch: str) -> Act:
    """Fields that are folded, brought into sight."""

    def act(page: Page) -> None:
        page.get_by_text(either(english, dutch)).click()
        page.get_by_text(either(english, dutch)).evaluate("(summary) => summary.scrollIntoView()")

    return act


def shows_heading(english: str, dutch: str) -> Act:
    return lambda page: page.get_by_role("heading", name=either(english, dutch)).evaluate("(heading) => heading.scrollIntoView()")


def tours(number: int) -> Act:
    """A stop of the tour."""

    def act(page: Page) -> None:
        page.get_by_role("button", name=re.compile("^(Take the tour|Doe de rondleiding|Start de rondleiding)$")).click()
        page.locator(".coach").wait_for(timeout=PATIENCE)
        for _ in range(number):
            page.get_by_role("button", name=either("Next", "Volgende")).click()
            page.wait_for_timeout(400)

    return act


def turns_page(times: int) -> Act:
    """The next phases of a map on a phone."""

    def act(page: Page) -> None:
        for _ in range(times):
            page.get_by_role("button", name=either("Next phase", "Volgende fase")).click()
            page.wait_for_timeout(400)

    return act


def scrolls(share: float) -> Act:
    def act(page: Page) -> None:
        page.evaluate(
            """(share) => {
              const seen = [...document.querySelectorAll("[data-map-scroll], [data-phone] > section, aside .body, dialog .body")];
              for (const box of [...seen, document.scrollingElement])
                box.scrollTop = (box.scrollHeight - box.clientHeight) * share;
            }""",
            share,
        )

    return act


_ABOUT = commands("About this map: personas, jobs, outcomes", "Over deze kaart: persona's, customer jobs, afloop")
_CHANGES_MODEL = commands("Change the phase model", "Ander fasemodel kiezen")
_STRUCTURE = (
    ("model", then(_CHANGES_MODEL, lambda page: page.locator("dialog select").first.select_option(label="See-Think-Do-Care"))),
    (
        "model-down",
        then(_CHANGES_MODEL, lambda page: page.locator("dialog select").first.select_option(label="AIDA"), scrolls(1)),
    ),
    ("move", then(lambda page: page.locator("[data-tour=card]").nth(2).click(), presses("Control+Shift+M"))),
    ("split-step", then(focuses("steps:compare"), commands("Split the step or phase", "Stap of fase splitsen"))),
    ("split-phase", then(focuses("phases:consideration"), commands("Split the step or phase", "Stap of fase splitsen"))),
    (
        "merge",
        then(focuses("steps:compare"), commands("Merge with another step or phase", "Samenvoegen met een andere stap of fase")),
    ),
    ("lane", presses("Control+Shift+L")),
)

SCREENS = (
    Screen("home", "/"),
    Screen("home-full", "/", scrolls(1)),
    Screen("home-empty", "/", server="empty"),
    Screen("home-loading", "/", with_slow_answers),
    Screen("home-error", "/", without_answers),
    Screen("home-wrong", "/", with_a_wrong_answer),
    Screen("home-gone", "/", server_goes),
    Screen("home-archive", "/?view=archived"),
    Screen("home-bin", "/?view=bin"),
    Screen("home-menu", "/", lambda page: page.get_by_role("article").first.get_by_role("button").last.click()),
    Screen("home-new", "/", clicks("Begin with an empty phase model", "Begin met een leeg fasemodel")),
    Screen("home-broken-file", "/", gives_a_file(_BROKEN)),
    Screen("home-no-map", "/", gives_a_file(_NO_MAP)),
    Screen("home-dragging", "/", drags_a_file, sizes=(1600,)),
    Screen("home-folder", "/", server="folder"),
    Screen("data", "/data"),
    Screen("data-empty", "/data", server="empty"),
    Screen("data-loading", "/data", with_slow_answers),
    Screen("data-error", "/data", without_answers),
    Screen("data-dragging", "/data", drags_a_file, sizes=(1600,)),
    Screen("data-menu", "/data", lambda page: page.locator("tbody").get_by_role("button").first.click()),
    Screen(
        "data-delete",
        "/data",
        then(lambda page: page.locator("tbody").get_by_role("button").first.click(), clicks_item("Delete", "Verwijderen")),
    ),
    Screen("columns", "/data", then(gives_a_file(_VISITS), sees_columns)),
    Screen(
        "columns-part", "/data", then(gives_a_file(_VISITS), sees_columns, lambda page: page.locator("th button").nth(2).click())
    ),
    Screen("columns-question", "/data", then(gives_a_file(_TWO_NAMES), sees_columns)),
    Screen("columns-early", "/data", then(gives_a_file(_TWO_NAMES), sees_columns, clicks("Import", "Importeren"))),
    Screen("columns-cancelled", "/data", then(gives_a_file(_VISITS), sees_columns, with_a_cancelled_import), server="empty"),
    Screen("columns-refused", "/data", then(gives_a_file(_ROUTES), sees_columns)),
    Screen("quality", "/data", opens_salon_data),
    Screen("quality-down", "/data", then(opens_salon_data, scrolls(1))),
    Screen("quality-rejected", "/data", then(gives_a_file(_VISITS), sees_columns, imports, scrolls(1)), server="empty"),
    Screen("quality-map", "/data", then(opens_salon_data, clicks("Lay it over a map", "Over een kaart leggen")), sizes=(1600,)),
    Screen("palette", "/", presses("Control+k")),
    Screen("palette-map", _MAP, then(presses("Control+k"), lambda page: page.keyboard.type("pr"))),
    Screen("palette-none", _MAP, then(presses("Control+k"), lambda page: page.keyboard.type("qqq"))),
    Screen("settings", "/", clicks("Settings", "Instellingen")),
    Screen("tour-first", "/", tours(0)),
    Screen("tour-line", "/", tours(1)),
    Screen("tour-feeling", "/", tours(4)),
    Screen("map", _MAP),
    Screen("map-down", _MAP, scrolls(1)),
    Screen("map-second", _MAP, turns_page(1), sizes=(390,)),
    Screen("map-last", _MAP, turns_page(4), sizes=(390,)),
    Screen("map-touchpoint", _MAP, shows_price_page),
    Screen("map-editing", _MAP, edits_a_card),
    Screen("map-chosen", _MAP, selects_cards, sizes=(1600,)),
    Screen("map-menu", _MAP, opens_a_menu),
    Screen("reality-filters", _MAP + "?where=device:phone", clicks("Filters", "Filters"), sizes=(390,)),
    Screen("reality-filter", _MAP + "?where=device:phone&outcome=none", clicks("Device", "Device"), sizes=(1600,)),
    Screen("reality-compare", _MAP + "?from=2026-05-01&until=2026-06-30&vs.from=2026-07-01&vs.until=2026-08-31#step=compare"),
    Screen("reality-few", _MAP + "?from=2026-05-01&until=2026-05-01"),
    Screen("reality-way", _MAP + "#way=compare~search-salon"),
    Screen("reality-stale", _MAP, with_old_figures("stale")),
    Screen("reality-cancelled", _MAP, with_old_figures("cancelled")),
    Screen("reality-reading", _MAP, with_old_figures("reading")),
    Screen("reality-never-read", _MAP, with_old_figures("never")),
    Screen("reality-chips", _MAP, clicks("Figures on the map", "Cijfers op de kaart")),
    Screen("paths", _MAP + "/paths?at=price-page&fate=not_seen_again"),
    Screen("paths-open", _MAP + "/paths", lambda page: page.locator("tbody button").nth(1).click()),
    Screen("paths-none", _MAP + "/paths?from=2026-12-01"),
    Screen("paths-never-read", _MAP + "/paths", with_old_figures("never")),
    Screen("paths-no-data", "/maps/phases-{lang}/paths"),
    Screen("map-keys", _MAP, presses("?")),
    Screen("map-loading", _MAP, with_slow_answers),
    Screen("map-error", _MAP, without_answers),
    Screen("map-missing", "/maps/no-such-map"),
    Screen("map-blank", "/maps/blank-{lang}"),
    Screen("map-phases", "/maps/phases-{lang}"),
    Screen("map-offline", _MAP, goes_offline),
    Screen("map-full", _MAP, with_a_closed_line(4507)),
    Screen("map-binned", _MAP, with_a_closed_line(4404, "workspace.no-map")),
    Screen("map-made-anew", _MAP, made_anew),
    Screen("map-conflict", _MAP, with_a_conflict),
    Screen("map-broken-file", "/", opens_the_folders_map, server="folder"),
    Screen("map-visitors", _MAP, with_a_visitor(("Anneke de Vries", "Samir"))),
    Screen(
        "map-visitors-list", _MAP, then(with_a_visitor(("Anneke de Vries", "Samir")), lambda page: page.locator(".faces").click())
    ),
    Screen("map-guests", _MAP, with_a_visitor(())),
    Screen("story", "/maps/story-{lang}"),
    Screen("story-card", "/maps/story-{lang}#card=frame-compare"),
    Screen("story-bad-image", "/maps/story-{lang}#card=rain-compare", gives_a_bad_image),
    Screen("shop", "/maps/webshop-{lang}"),
    Screen("panel-map", _MAP, _ABOUT),
    Screen("panel-map-outcomes", _MAP, then(_ABOUT, shows_heading("Good outcomes", "Goede afloop"))),
    Screen("panel-map-down", _MAP, then(_ABOUT, scrolls(1))),
    Screen("panel-promises", _MAP, then(_ABOUT, unfolds("What you have and promise", "Wat je hebt en belooft"))),
    Screen("panel-proposition", _MAP, then(_ABOUT, opens_proposition)),
    Screen("panel-job", _MAP, then(_ABOUT, clicks("Get hair that", "Haar krijgen waar"))),
    Screen("panel-evidence", _MAP, then(_ABOUT, opens_evidence)),
    Screen("panel-evidence-new", _MAP, then(_ABOUT, types_evidence)),
    Screen(
        "panel-goal",
        f"{_MAP}#phase=consideration",
        lambda page: page.get_by_role("button", name=begins("Goes on", "Gaat door")).first.click(),
    ),
    Screen("panel-persona", f"{_MAP}#persona=seeker"),
    Screen("panel-persona-down", f"{_MAP}#persona=seeker", scrolls(1)),
    Screen("panel-phase", f"{_MAP}#phase=consideration"),
    Screen("panel-step", f"{_MAP}#step=compare"),
    Screen("panel-step-down", f"{_MAP}#step=compare", scrolls(1)),
    Screen("panel-touchpoint", f"{_MAP}#touchpoint=price-page"),
    Screen("panel-touchpoint-down", f"{_MAP}#touchpoint=price-page", scrolls(1)),
    Screen("panel-lane", f"{_MAP}#lane=questions"),
    Screen("panel-line", _MAP, commands("Show the journey line as a table", "Reislijn als tabel tonen"), sizes=(1600,)),
    Screen("panel-feelings", _MAP, commands("Show the emotions as a table", "Beleving als tabel tonen"), sizes=(1600,)),
    *(Screen(f"dialog-{name}", _MAP, act) for name, act in _STRUCTURE),
    Screen("download", _MAP, then(clicks("Download", "Downloaden"), waits_for_preview), sizes=(1600,)),
    Screen("phone-menu", _MAP, clicks("More", "Meer"), sizes=(390,)),
    Screen("download", _MAP, then(clicks("More", "Meer"), clicks_item("Download", "Downloaden")), sizes=(390,)),
    Screen("discover", "/data", discovers("webshop")),
    Screen("discover-down", "/data", discovers("webshop", act=scrolls(1))),
    Screen("discover-coarse", "/data", discovers("webshop", "?steps=5&model=see-think-do-care&outcome=purchase")),
    Screen("discover-no-outcome", "/data", discovers("salon", "?outcome=&include=instagram_tag")),
    Screen("discover-wrong", "/data", discovers("webshop", act=lambda page: page.goto(f"{page.url}?outcome=weather"))),
    Screen(
        "discover-into-map",
        "/data",
        discovers("salon", act=clicks("Into a map that I drew…", "In een kaart die ik tekende…")),
        sizes=(1600,),
    ),
    Screen("rules", f"{_MAP}/rules", sees_names),
    Screen("rules-down", f"{_MAP}/rules#touchpoint=salon", then(sees_names, scrolls(1)), sizes=(1600,)),
    Screen(
        "rules-touchpoints", f"{_MAP}/rules#touchpoint=salon", lambda page: page.locator("main h3").first.wait_for(), sizes=(390,)
    ),
    Screen("rules-choose", f"{_MAP}/rules", then(sees_names, chooses_last_name)),
    Screen("rules-rule", f"{_MAP}/rules#touchpoint=blog", writes_rule),
    Screen("rules-waiting", "/maps/waiting-{lang}/rules", sees_names, sizes=(1600,)),
    Screen(
        "panel-map-waiting",
        "/maps/waiting-{lang}",
        then(_ABOUT, shows_heading("Touchpoints at no step yet", "Touchpoints die nog bij geen stap staan")),
    ),
    Screen("text", "/maps/salon-{lang}/text"),
    Screen("text-down", "/maps/salon-{lang}/text", scrolls(0.4)),
    Screen("help", "/help"),
    Screen("help-drawer", "/", clicks("Help", "Help")),
    Screen("about", "/about"),
    Screen("login", "/login", server="locked"),
    Screen("api", "/api/docs"),
    Screen("unknown", "/no/such/page"),
)
