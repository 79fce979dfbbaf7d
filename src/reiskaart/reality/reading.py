"""A reading: a log seen through a map's rules, computed once and kept in a folder of its own."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cached_property
from itertools import groupby
from pathlib import Path
from typing import Any

import ibis.expr.types as ir
import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.parquet
from ibis.backends.duckdb import Backend
from pydantic import ValidationError

from reiskaart.errors import ConflictError, StoreError, UsageError
from reiskaart.eventlog import StoredLog, connect
from reiskaart.eventlog.halfway import workplace
from reiskaart.model import Journey, Unmatched
from reiskaart.model.base import Part
from reiskaart.reality.lists import Lists
from reiskaart.reality.matching import matcher
from reiskaart.reality.path_columns import PathColumns, path_columns
from reiskaart.reality.places import FORMAT, places_of, rules_key
from reiskaart.reality.placing import Placer
from reiskaart.reality.scan import Scan, scan
from reiskaart.reality.tables import CONTACTS, VALUES, VALUES_SCHEMA, VARIANTS, VARIANTS_ROW_GROUP
from reiskaart.reality.value_columns import ValueColumn, value_columns

META, UNMATCHED = "reading.json", "unmatched.parquet"

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_UNMATCHED_SCHEMA = pa.schema([("name", pa.string()), ("channel", pa.string()), ("events", pa.int64())])


class ReadingMeta(Part):
    """What is known of a reading besides its tables."""

    format: int
    log_name: str
    log_digest: str
    rules_key: str
    touchpoints: tuple[str, ...]
    """Ids by the numbers that the tables hold; so for steps and phases."""
    steps: tuple[str, ...]
    phases: tuple[str, ...]
    phase_of_step: tuple[int, ...]
    events: int
    contacts: int
    customers: int
    """Customers with at least one contact on the map."""
    paths: int
    variants: int
    first: datetime | None
    """Time of the log's first event."""
    last: datetime | None
    gap_p95_us: float | None
    """The 95th percentile of the time between two events of one customer, in microseconds; none where nobody has two."""
    unknown_properties: tuple[str, ...]
    """Properties that rules name and the log lacks."""
    columns: tuple[str, ...]
    """Columns of the log that paths can be chosen by."""
    columns_of_many: tuple[str, ...]
    """Columns with too many different values to choose by."""

    @property
    def unmatched_events(self) -> int:
        """Events that fit no rule."""
        return self.events - self.contacts

    @property
    def one_path_each(self) -> bool:
        """Whether no customer has more than one path."""
        return self.customers == self.paths


@dataclass(frozen=True)
class Reading:
    """A reading in its folder; its connection opens with the first question."""

    folder: Path
    meta: ReadingMeta

    @cached_property
    def connection(self) -> Backend:
        """The engine that questions run on."""
        return connect()

    @cached_property
    def contacts(self) -> ir.Table:
        """One row per contact; docs/explanation/what-the-numbers-mean.md lists the columns."""
        return self.connection.read_parquet(self.folder / CONTACTS)

    @cached_property
    def lists(self) -> Lists:
        """Per place, way and value the paths that have to do with it."""
        return Lists(self.folder, len(self.meta.steps), len(self.meta.touchpoints))

    @cached_property
    def by_path(self) -> PathColumns:
        """What is known of each path."""
        return path_columns(self.folder)

    @cached_property
    def variant_rank(self) -> npt.NDArray[np.int32]:
        """By number of the variant: its place in the order of the map."""
        found: npt.NDArray[np.int32] = pyarrow.parquet.read_table(self.folder / VARIANTS, columns=["rank"])["rank"].to_numpy()
        return found

    def variant_steps(self, numbers: Sequence[int]) -> dict[int, tuple[str, ...]]:
        """The steps of these variants."""
        found: dict[int, tuple[str, ...]] = {}
        with pyarrow.parquet.ParquetFile(self.folder / VARIANTS) as file:
            for part, mine in groupby(sorted(numbers), key=lambda number: number // VARIANTS_ROW_GROUP):
                steps = file.read_row_group(part, columns=["steps"])["steps"]
                for number in mine:
                    places = steps[number % VARIANTS_ROW_GROUP].as_py()
                    found[number] = tuple(self.meta.steps[place] for place in places)
        return found

    def step(self, id_: str) -> int:
        """The number of a step. Raises: UsageError where the reading has no such step."""
        return _number(id_, self.meta.steps)

    def touchpoint(self, id_: str) -> int:
        """The number of a touchpoint. Raises: UsageError where the reading has no such touchpoint."""
        return _number(id_, self.meta.touchpoints)

    def texts(self, column: int) -> tuple[str, ...]:
        """The values of a column to choose by, by number."""
        return self._texts[column]

    @cached_property
    def _texts(self) -> tuple[tuple[str, ...], ...]:
        table = pyarrow.parquet.read_table(self.folder / VALUES)
        columns: list[list[str]] = [[] for _ in self.meta.columns]
        for column, text in zip(table["column"].to_pylist(), table["text"].to_pylist(), strict=True):
            columns[column].append(text)
        return tuple(tuple(texts) for texts in columns)

    def rows(self, question: ir.Table) -> list[dict[str, Any]]:
        """The answer to a question over these tables: a small one, since it comes as rows."""
        answer: list[dict[str, Any]] = self.connection.to_pyarrow(question).to_pylist()
        return answer

    @cached_property
    def unmatched_total(self) -> int:
        """Different names and channels that fit no rule."""
        return int(pyarrow.parquet.read_metadata(self.folder / UNMATCHED).num_rows)

    def unmatched(self, most: int | None = None) -> tuple[Unmatched, ...]:
        """Events that fit no rule by name and channel: the ``most`` frequent, heaviest first."""
        rows = pyarrow.parquet.read_table(self.folder / UNMATCHED).slice(0, most).to_pylist()
        return tuple(
            Unmatched(name=row["name"], channel=row["channel"], events=row["events"], share=row["events"] / self.meta.events)
            for row in rows
        )


def _number(id_: str, known: Sequence[str]) -> int:
    if id_ not in known:
        raise UsageError("reality.unknown-place", place=id_, known=", ".join(known) or "–")
    return known.index(id_)


def open_reading(folder: Path) -> Reading:
    """The reading kept in a folder.

    Raises: StoreError where there is none, or another version of Reiskaart made it.
    """
    try:
        meta = ReadingMeta.model_validate_json((folder / META).read_bytes())
    except (OSError, ValidationError) as error:
        raise StoreError("reality.reading-unreadable", folder=folder.name) from error
    if meta.format != FORMAT:
        raise StoreError("reality.reading-unreadable", folder=folder.name)
    return Reading(folder, meta)


def read(log: StoredLog, journey: Journey, folder: Path, *, progress: Callable[[int, int], None] | None = None) -> Reading:
    """Reads a log through a map's rules into ``folder``, which appears only when all of it is on the disk.

    ``progress`` hears how many events of how many are done. Where another has made the folder meanwhile, its reading stands.

    Raises: InputError (``reality.bad-pattern``) where a rule's regular expression is none; StoreError where the log's events are
    not in order.
    """
    places = places_of(journey)
    connection = connect()
    rules = matcher(log, journey, places, connection)
    columns, too_many = value_columns(log, connection)
    log_end_us = 0 if log.meta.last is None else (log.meta.last - _EPOCH) // timedelta(microseconds=1)
    try:
        with workplace(folder) as work:
            found = scan(log, rules, Placer(places, log_end_us), columns, work, progress)
            _write_unmatched(log, found, work / UNMATCHED)
            _write_values(columns, work / VALUES)
            meta = ReadingMeta(
                format=FORMAT,
                log_name=log.meta.name,
                log_digest=log.meta.digest,
                rules_key=rules_key(journey),
                touchpoints=places.touchpoints,
                steps=places.steps,
                phases=places.phases,
                phase_of_step=places.phase_of_step,
                events=log.meta.events,
                contacts=found.contacts,
                customers=found.customers,
                paths=found.paths,
                variants=found.variants,
                first=log.meta.first,
                last=log.meta.last,
                gap_p95_us=found.gap_p95_us,
                unknown_properties=rules.unknown_properties,
                columns=tuple(column.name for column in columns),
                columns_of_many=too_many,
            )
            (work / META).write_text(meta.model_dump_json(indent=1), "utf-8")
    except ConflictError:
        return open_reading(folder)
    return Reading(folder, meta)


def _write_unmatched(log: StoredLog, found: Scan, file: Path) -> None:
    names, channels = _texts(log.names_file), _texts(log.channels_file)
    rows = [
        {"name": names[name], "channel": None if channel is None else channels[channel], "events": events}
        for name, channel, events in found.unmatched
    ]
    pyarrow.parquet.write_table(pa.Table.from_pylist(rows, _UNMATCHED_SCHEMA), file)


def _write_values(columns: Sequence[ValueColumn], file: Path) -> None:
    rows = [{"column": number, "text": text} for number, column in enumerate(columns) for text in column.texts]
    pyarrow.parquet.write_table(pa.Table.from_pylist(rows, VALUES_SCHEMA), file)


def _texts(file: Path) -> dict[int, str]:
    table = pyarrow.parquet.read_table(file)
    return dict(zip(table["code"].to_pylist(), table["text"].to_pylist(), strict=True))
