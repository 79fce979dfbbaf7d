"""A browser for all tests here, pages opened from files as a reader opens them, and a small map whose figures are known."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from fixtures.chromium import chromium
from fixtures.screens import STATIC, Screen
from fixtures.servers import Served, serving
from reiskaart.intervals import share
from reiskaart.model import (
    Card,
    Emotion,
    Evidence,
    Goal,
    Journey,
    MomentOfTruth,
    Outcomes,
    Persona,
    PersonaFacts,
    Phase,
    PhaseFigures,
    PlaceFigures,
    PlaceTransition,
    Reality,
    Rule,
    Step,
    Times,
    Touchpoint,
    TouchpointKind,
    Transitions,
    Unmatched,
    VariantFigures,
)
from reiskaart.picture.page import to_page
from reiskaart.server.options import Options

expect.set_options(timeout=15_000)  # a test runs beside others on two cores: what is right comes, but not always in five seconds

_WATCH = """
    window.violations = [];
    document.addEventListener("securitypolicyviolation", (event) => {
      window.violations.push(`${event.violatedDirective} ${event.sample}`);
    });
"""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder needs Chromium."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium, for one file of tests."""
    with chromium() as launched:
        yield launched


@dataclass
class Opened:
    """A page that a reader opened, and everything that it tried."""

    page: Page
    file: Path
    asked: list[str] = field(default_factory=list)
    """Addresses that it requested beside its own file."""
    complaints: list[str] = field(default_factory=list)
    """Errors and warnings in the console, uncaught errors, and dialogs."""

    def show(self, journey: Journey, reality: Reality | None = None) -> None:
        """The page of another map in the same window."""
        self.file.write_text(to_page(journey, reality), "utf-8")
        self.page.goto(self.file.as_uri())

    def violations(self) -> list[str]:
        """What its policy had to stop."""
        found: list[str] = self.page.evaluate("window.violations")
        return found

    def choose(self, kind: str, id_: str) -> None:
        """Click what the picture shows of a thing."""
        self.page.locator(f'.viewport [data-kind="{kind}"][data-id="{id_}"]').first.click()

    def panel(self) -> str:
        """The text of the panel, with spaces as they are read."""
        return " ".join(self.page.locator(".panel").inner_text().split())


OpenPage = Callable[..., Opened]


@pytest.fixture
def open_page(browser: Browser, tmp_path: Path) -> Iterator[OpenPage]:
    """Write the page of a map to a file, and open it; options are those of a browser context."""
    contexts = []

    def opened(journey: Journey, reality: Reality | None = None, *, fragment: str = "", **options: Any) -> Opened:
        file = tmp_path / f"map-{len(contexts)}.html"
        file.write_text(to_page(journey, reality), "utf-8")
        context = browser.new_context(**{"viewport": {"width": 1600, "height": 1000}, **options})
        contexts.append(context)
        made = Opened(context.new_page(), file)
        own = file.as_uri()
        made.page.add_init_script(_WATCH)
        made.page.on("request", lambda r: None if r.url.startswith((own, "data:")) else made.asked.append(r.url))
        made.page.on("console", lambda m: made.complaints.append(m.text) if m.type in ("error", "warning") else None)
        made.page.on("pageerror", lambda error: made.complaints.append(str(error)))
        made.page.on("dialog", lambda d: (made.complaints.append(d.message), d.dismiss()))
        made.page.goto(own + fragment)
        return made

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server with the built page and the salon's map, for one file of tests."""
    assert (STATIC / "index.html").is_file(), "The page is not built: run `npx vite build` in web/."
    with serving(tmp_path_factory.mktemp("served"), Options(static=STATIC)) as running:
        yield running


OpenScreen = Callable[..., Screen]


@pytest.fixture
def open_screen(browser: Browser, served: Served) -> Iterator[OpenScreen]:
    """Open an address of the workspace in a window of its own; options are those of a browser context.

    Everything that goes wrong in it unseen fails the test at its end.
    """
    screens: list[Screen] = []

    def opened(path: str = "/", **options: Any) -> Screen:
        context = browser.new_context(**{"viewport": {"width": 1600, "height": 1000}, "locale": "en", **options})
        made = Screen(context.new_page(), served)
        made.watch()
        screens.append(made)
        made.go(path)
        return made

    yield opened
    for screen in screens:
        violations = screen.violations()
        screen.page.context.close()
        assert (screen.complaints, screen.outside, violations) == ([], [], [])


@pytest.fixture
def journey() -> Journey:
    """Four steps in two phases, with one card of every status."""
    return Journey(
        id="salon",
        title="Een krullenkapper vinden",
        language="nl",
        description="Getekend met het team.\n\n- eerst **praten**\n- dan tekenen",
        owner="Salon",
        driver="Haar waar ze blij mee is",
        outcomes=Outcomes(good=("cut",)),
        personas=(Persona(id="seeker", name="Zoekende met krullen", facts=PersonaFacts(age="28-45"), hypothetical=True),),
        touchpoints=(
            Touchpoint(
                id="price-page",
                name="Prijspagina",
                channel="website",
                kind=TouchpointKind(online=True, direct=True, media="owned"),
                owner="Marketing",
                rules=(Rule(conditions={"name": "view_prices"}), Rule(conditions={"name": "page_view", "page": "/prijzen*"})),
            ),
            Touchpoint(id="friend", name="Vriendin", kind=TouchpointKind(online=False, direct=False, media="earned")),
            Touchpoint(id="agenda", name="Online agenda", rules=(Rule(conditions={"name": "book"}),)),
            Touchpoint(id="chair", name="Salon", rules=(Rule(conditions={"name": "cut"}),)),
        ),
        phases=(
            Phase(
                id="consideration",
                name="Overweging",
                goal="Weten wie verstand van krullen heeft",
                goals=(Goal(id="g1", metric="goes_on", at="compare", target=0.65, by=date(2027, 3, 1), owner="Marketing"),),
                steps=(
                    Step(id="search", name="Zoekt een kapper", touchpoints=("friend",)),
                    Step(
                        id="compare",
                        name="Vergelijkt salons",
                        touchpoints=("price-page", "friend"),
                        emotions=(Emotion(value=1, word="hoopvol", persona="seeker"),),
                        moment_of_truth=MomentOfTruth(claimed_by="team", why="Hier valt de keus", confirmed=False),
                        cards={
                            "actions": (Card(id="lays", text="Legt prijzen naast elkaar"),),
                            "questions": (
                                Card(
                                    id="worth",
                                    text="Is dit het geld waard?",
                                    status="supported",
                                    evidence=("survey-price",),
                                    touchpoint="price-page",
                                ),
                            ),
                            "pains": (Card(id="clear", text="De prijzen zijn duidelijk", status="contradicted"),),
                        },
                    ),
                ),
            ),
            Phase(
                id="decision",
                name="Beslissing",
                steps=(
                    Step(id="book", name="Boekt een afspraak", touchpoints=("agenda",)),
                    Step(id="cut", name="Wordt geknipt", touchpoints=("chair",)),
                ),
            ),
        ),
        evidence=(
            Evidence(
                id="survey-price", kind="survey", text="Wat kost het nou voor halflang haar?", n=184, date=date(2026, 10, 30)
            ),
        ),
    )


def _place(id_: str, paths: int, of: int, on: int, back: int, well: int, open_: int, returns: int) -> PlaceFigures:
    gone = paths - on - back - well - open_
    shares = {"goes_on": on, "fell_back": back, "ended_well": well, "still_open": open_, "not_seen_again": gone}
    times = Times(n=on, q1_seconds=7_200, median_seconds=100_800, q3_seconds=259_200) if on else None
    return PlaceFigures(
        id=id_,
        customers=paths,
        paths=paths,
        contacts=paths * 2,
        reaches=share(paths, of),
        **{name: share(hits, paths) for name, hits in shares.items()},
        returns=share(returns, paths),
        time_to_next=times or Times(n=0, q1_seconds=None, median_seconds=None, q3_seconds=None),
    )


def _way(start: str, end: str, number: int, gap: float) -> PlaceTransition:
    return PlaceTransition(from_=start, to=end, count=number, paths=number, mean_gap_seconds=gap)


@pytest.fixture
def reality() -> Reality:
    """What a made-up log of 5,000 paths says of the map; the friend has no rules, and few come to the salon."""
    return Reality(
        journey="salon",
        log="salon.csv",
        events=12_500,
        contacts=12_000,
        customers=4_900,
        paths=5_000,
        first=datetime(2026, 1, 3, tzinfo=UTC),
        last=datetime(2026, 11, 12, tzinfo=UTC),
        silence_days=30,
        silence_from_log=True,
        placed_by_nearness=12,
        phases=(
            PhaseFigures(id="consideration", customers=4_900, paths=5_000, contacts=10_000),
            PhaseFigures(id="decision", customers=2_050, paths=2_060, contacts=2_000),
        ),
        steps=(
            _place("search", 5_000, 5_000, 4_266, 0, 0, 100, 0),
            _place("compare", 4_266, 5_000, 1_948, 60, 0, 40, 1_322),
            _place("book", 2_044, 5_000, 22, 100, 0, 60, 310),
            _place("cut", 22, 5_000, 0, 2, 18, 1, 2),
        ),
        touchpoints=(
            _place("price-page", 4_266, 5_000, 1_948, 60, 0, 40, 0),
            _place("friend", 0, 5_000, 0, 0, 0, 0, 0),
            _place("agenda", 2_044, 5_000, 22, 100, 0, 60, 0),
            _place("chair", 22, 5_000, 0, 2, 18, 1, 0),
        ),
        transitions=Transitions(
            touchpoints=(_way("price-page", "agenda", 1_948, 100_800),),
            touchpoints_total=1,
            steps=(
                _way("search", "compare", 4_266, 3_600),
                _way("compare", "book", 1_948, 100_800),
                _way("compare", "search", 1_322, 600),
                _way("book", "cut", 22, 259_200),
            ),
            steps_total=4,
        ),
        variants=(
            VariantFigures(steps=("search", "compare"), paths=1_500, share=share(1_500, 5_000)),
            VariantFigures(steps=("search", "compare", "search", "compare", "book"), paths=700, share=share(700, 5_000)),
        ),
        variants_total=212,
        unmatched=(
            Unmatched(name="app_ping", channel="app", events=400, share=0.032),
            Unmatched(name="banner", channel=None, events=100, share=0.008),
        ),
        unmatched_total=2,
        unmatched_events=500,
    )
