"""Small logs and maps, written as a person would."""

from collections.abc import Callable
from pathlib import Path

import pytest

from reiskaart.eventlog import LogOptions, StoredLog, import_log
from reiskaart.model import Journey, Outcomes, Phase, Reality, Rule, Step, Touchpoint
from reiskaart.reality import figures, read

Import = Callable[[str], StoredLog]
See = Callable[..., Reality]

ROLES = LogOptions(customer="who", time="when", name="what", channel="how", pseudonyms=False)


@pytest.fixture
def imported(tmp_path: Path) -> Import:
    """Imports a log that is written as lines ``who day what [how [further columns]]``, days from 1 January 2026."""

    def bring_in(text: str, further: tuple[str, ...] = ()) -> StoredLog:
        lines = [",".join(("who", "when", "what", "how", *further))]
        for line in text.strip().splitlines():
            who, day, *rest = line.split()
            rest += [""] * (2 + len(further) - len(rest))
            lines.append(",".join([who, f"2026-01-{int(day):02d}T12:00:00Z", *rest]))
        file = tmp_path / "log.csv"
        file.write_text("\n".join(lines) + "\n", "utf-8")
        number = len(list(tmp_path.glob("log-*")))
        return import_log(file, tmp_path / f"log-{number}", ROLES, key=None)

    return bring_in


@pytest.fixture
def see(imported: Import, tmp_path: Path) -> See:
    """The figures of a log, written as above, on a map."""

    def look(text: str, journey: Journey) -> Reality:
        log = imported(text)
        return figures(read(log, journey, tmp_path / f"reading-{len(list(tmp_path.glob('reading-*')))}"), journey)

    return look


@pytest.fixture
def draw() -> Callable[..., Journey]:
    """A map of one phase per step; a touchpoint per name that stands in a step, recognised by that name."""

    def journey(
        steps: dict[str, str],
        *,
        loose: str = "",
        good: str = "",
        bad: str = "",
        silence_days: float | None = 1.0,
        split_after_days: float | None = None,
        rules: dict[str, tuple[Rule, ...]] | None = None,
    ) -> Journey:
        names = dict.fromkeys(" ".join([*steps.values(), loose]).split())
        given = rules or {}
        return Journey(
            id="map",
            title="Map",
            touchpoints=tuple(
                Touchpoint(id=name, name=name.capitalize(), rules=given.get(name, (Rule(conditions={"name": name}),)))
                for name in names
            ),
            phases=tuple(
                Phase(id=f"phase-{id_}", name=id_, steps=(Step(id=id_, name=id_, touchpoints=tuple(touchpoints.split())),))
                for id_, touchpoints in steps.items()
            ),
            outcomes=Outcomes(good=tuple(good.split()), bad=tuple(bad.split())),
            silence_days=silence_days,
            split_after_days=split_after_days,
        )

    return journey
