"""What paths can be chosen by."""

from datetime import UTC, date, datetime, timedelta

import numpy as np

from reiskaart.i18n import Language, say
from reiskaart.model import ColumnValue, Facet, Facets, OutcomeCounts
from reiskaart.reality.groups import with_outcome
from reiskaart.reality.matching import CHANNEL, NAME
from reiskaart.reality.reading import Reading

_MOST_SHOWN = 64
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def facets(reading: Reading, language: Language) -> Facets:
    """Days, columns with their values, and outcomes, each with the paths that it would keep."""
    started = reading.by_path.started_us
    found = (_facet(reading, number, name, language) for number, name in enumerate(reading.meta.columns))
    return Facets(
        first=_day(int(started.min())) if len(started) else None,
        last=_day(int(started.max())) if len(started) else None,
        columns=tuple(facet for facet in found if facet.values),
        outcomes=OutcomeCounts(
            good=int(np.count_nonzero(with_outcome(reading, "good"))),
            bad=int(np.count_nonzero(with_outcome(reading, "bad"))),
            none=int(np.count_nonzero(with_outcome(reading, "none"))),
        ),
    )


def _facet(reading: Reading, number: int, name: str, language: Language) -> Facet:
    texts = reading.texts(number)
    values, paths = (column.tolist() for column in reading.lists.values(number))
    heaviest = sorted(zip(paths, values, strict=True), key=lambda entry: (-entry[0], entry[1]))
    return Facet(
        name=name,
        label=say(f"reality.columns.{name}", language) if name in (NAME, CHANNEL) else name,
        values=tuple(ColumnValue(value=texts[value], paths=n) for n, value in heaviest[:_MOST_SHOWN]),
        more=max(0, len(heaviest) - _MOST_SHOWN),
    )


def _day(at_us: int) -> date:
    return (_EPOCH + timedelta(microseconds=at_us)).date()
