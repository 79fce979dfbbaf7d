"""What is found in a log file before it is imported: format, columns, their roles, and how times are written."""

import difflib
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import pyarrow as pa
from pydantic import Field

from reiskaart.errors import LogFileError
from reiskaart.eventlog import columnar, delimited, times, xes
from reiskaart.eventlog.options import LogOptions
from reiskaart.eventlog.recognise import HEAD_BYTES, Format, recognise
from reiskaart.eventlog.roles import NEEDED, ROLES, Column, Evidence, Role, Why, rank
from reiskaart.eventlog.source import ByteSource, Compression
from reiskaart.i18n import Language, has, say
from reiskaart.model.base import Part

SAMPLE_ROWS = 2_000
_SHOWN = 5
_ENOUGH = 20
_NEARLY_ALL, _MOST = 0.9, 0.75
_CLOCK = re.compile(r"\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?")


class Note(Part):
    """Something that was decided without being asked, so that a person can decide otherwise."""

    code: str
    parameters: dict[str, str] = Field(default_factory=dict)

    def text(self, language: Language) -> str:
        """The note in words, with the flag that decides otherwise."""
        flag = f"eventlog.flags.{self.code}"
        return f"{self.plain(language)} {say(flag, language)}" if has(flag, language) else self.plain(language)

    def plain(self, language: Language) -> str:
        """The note in words, for who decides otherwise on a page."""
        return say(f"eventlog.notes.{self.code}", language, **self.parameters)


class Question(Part):
    """A role that no guess should decide: no column plays it for certain, or several could as well."""

    role: Role
    columns: tuple[str, ...]
    """Those to choose from, likeliest first; empty where none could play it."""

    def text(self, language: Language) -> str:
        """The question in words."""
        if not self.columns:
            return say(f"eventlog.questions.none-{self.role}", language)
        return say(f"eventlog.questions.{self.role}", language, columns=", ".join(self.columns))


class Roles(Part):
    """The columns that play a part, by their names in the file."""

    customer: str | None = None
    time: str | None = None
    name: str | None = None
    channel: str | None = None


class LogPlan(Part):
    """How a log file would be imported."""

    file: str
    format: Format
    compression: Compression | None
    encoding: str | None
    delimiter: str | None
    columns: tuple[Column, ...]
    roles: Roles
    candidates: dict[Role, tuple[str, ...]]
    """Per role all columns that may play it, likeliest first."""
    time_format: times.TimeFormat | None
    notes: tuple[Note, ...]
    questions: tuple[Question, ...]
    """What a person should answer before the import; the guess stands where nobody does."""
    rows_about: int | None
    """How many rows the file has, about; none where that cannot be told without reading it."""


class _Sample(Part):
    """The first rows as texts by column, and what the format says of times."""

    encoding: str | None
    delimiter: str | None
    columns: tuple[str, ...]
    values: tuple[tuple[str, ...], ...]
    """Per column."""
    typed: frozenset[str] = frozenset()
    """Columns of the type time."""
    rows_about: int | None = None


def inspect(path: Path, options: LogOptions, *, temporary: Path | None = None) -> LogPlan:
    """What is in a log file, and which column would play which role.

    A role without a column is None in ``roles``; only the channel may stay so on import. What must be unpacked lies in
    ``temporary`` meanwhile, or where the system keeps such things.

    Raises: LogFileError where the file cannot be read, is no event log, or lacks a column that the options name.
    """
    with ByteSource(path) as source:
        head = source.read(HEAD_BYTES)
        compression = source.compression
    form = recognise(path, head)
    sample = _sample(path, form, compression, options, temporary)
    evidence = [_evidence(sample, index) for index in range(len(sample.columns))]
    notes: list[Note] = []
    if form == "csv" and options.encoding is None and sample.encoding == "cp1252":
        notes.append(Note(code="encoding-western"))
    roles, why, candidates = _choose(path, sample, evidence, options)
    if roles.time is None:
        _refuse_paths(path, sample)
    time_format = _time_format(path, roles.time, evidence, options)
    for role in ROLES:
        if getattr(options, role) is None:
            notes += _rivals(role, roles, sample, evidence)
    notes += _clock_apart(roles, sample)
    notes += _no_ways(roles, evidence)
    columns = tuple(
        Column(name=item.name, samples=_first_distinct(values), role=_role_of(roles, item.name), why=why.get(item.name))
        for item, values in zip(evidence, sample.values, strict=True)
    )
    return LogPlan(
        file=path.name,
        format=form,
        compression=compression,
        encoding=sample.encoding,
        delimiter=sample.delimiter,
        columns=columns,
        roles=roles,
        candidates=candidates,
        time_format=time_format,
        notes=tuple(notes),
        questions=tuple(_questions(form, roles, why, notes, candidates, sample.columns)),
        rows_about=sample.rows_about,
    )


def require_roles(plan: LogPlan) -> None:
    """Sees to it that each role that an import needs has a column.

    Raises: LogFileError naming the role and the columns there are.
    """
    for role in NEEDED:
        if getattr(plan.roles, role) is None:
            names = ", ".join(column.name for column in plan.columns)
            raise LogFileError(f"eventlog.no_{role}", file=plan.file, columns=names)


def _sample(path: Path, form: Format, compression: Compression | None, options: LogOptions, temporary: Path | None) -> _Sample:
    if form == "csv":
        dialect = delimited.find_dialect(path, options)
        _refuse_values_as_header(path, dialect.columns)
        values = tuple(zip(*dialect.sample, strict=True)) or ((),) * len(dialect.columns)
        return _Sample(
            encoding=dialect.encoding,
            delimiter=dialect.delimiter,
            columns=dialect.columns,
            values=values,
            rows_about=_rows_about(path, dialect) if compression is None else None,
        )
    if form == "xes":
        names, values = xes.read_sample(path, SAMPLE_ROWS)
        return _Sample(encoding=None, delimiter=None, columns=names, values=values)
    table = columnar.read_sample(path, compression, SAMPLE_ROWS, temporary)
    typed = {field.name for field in table.schema if pa.types.is_temporal(field.type)}
    return _Sample(
        encoding=None,
        delimiter=None,
        columns=tuple(table.column_names),
        values=tuple(tuple(_text(value) for value in _plain(column).to_pylist()) for column in table.columns),
        typed=frozenset(typed),
        rows_about=columnar.count_rows(path) if compression is None else None,
    )


def _rows_about(path: Path, dialect: delimited.Dialect) -> int:
    """As many as fit into the file at the length of the first ones."""
    rows = len(dialect.sample)
    if rows < SAMPLE_ROWS:
        return rows
    written = sum(len(cell.encode(dialect.encoding, "ignore")) + 1 for row in dialect.sample for cell in row)
    return round(path.stat().st_size / (written / rows))


def _plain(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """Times as text: making Python objects of them loads pandas, which takes longer than all else here."""
    return column.cast(pa.string()) if pa.types.is_temporal(column.type) else column


def _text(value: object) -> str:
    return "" if value is None or value != value else str(value)


def _evidence(sample: _Sample, index: int) -> Evidence:
    name, values = sample.columns[index], sample.values[index]
    filled = [value for value in values if value.strip()]
    if name in sample.typed:
        found: tuple[times.TimeFormat, float] | None = (times.TimeFormat(kind="typed"), 1.0)
    else:
        found = times.find_format(filled)
    return Evidence(
        name=name,
        time_format=found[0] if found else None,
        time_share=found[1] if found else 0.0,
        distinct=len(set(filled)),
        filled=len(filled),
        rows=len(values),
    )


def _choose(
    path: Path, sample: _Sample, evidence: list[Evidence], options: LogOptions
) -> tuple[Roles, dict[str, Why], dict[Role, tuple[str, ...]]]:
    """A column per role: as given, else the likeliest that no other role has taken."""
    chosen: dict[Role, str] = {}
    why: dict[str, Why] = {}
    without: tuple[Role, ...] = ("channel",) if options.channel == "" else ()
    for role in ROLES:
        given = getattr(options, role)
        if given is not None and role not in without:
            chosen[role] = _existing(path, given, sample.columns)
            why[chosen[role]] = "given"
    for given in options.properties or ():
        _existing(path, given, sample.columns)
    candidates: dict[Role, tuple[str, ...]] = {}
    for role in ROLES:
        ranked = rank(role, evidence)
        candidates[role] = tuple(column.name for column, _ in ranked)
        free = ((column.name, reason) for column, reason in ranked if column.name not in chosen.values())
        if role not in chosen and role not in without and (best := next(free, None)) is not None:
            chosen[role], why[best[0]] = best
    return Roles(**chosen), why, candidates


def _existing(path: Path, name: str, columns: Sequence[str]) -> str:
    if name in columns:
        return name
    alike = [column for column in columns if column.lower() == name.lower()]
    if len(alike) == 1:
        return alike[0]
    near = difflib.get_close_matches(name, columns, n=1, cutoff=0.6)
    code = "column_missing_near" if near else "column_missing"
    listed = ", ".join(columns)
    raise LogFileError(f"eventlog.{code}", file=path.name, column=name, near=near[0] if near else "", columns=listed)


def _time_format(path: Path, column: str | None, evidence: list[Evidence], options: LogOptions) -> times.TimeFormat | None:
    if column is None:
        return None
    if options.time_format is not None:
        return times.given_format(options.time_format)
    found = next(item for item in evidence if item.name == column)
    if found.time_format is None:
        if found.filled == 0:
            raise LogFileError("eventlog.time_empty", file=path.name, column=column)
        raise LogFileError("eventlog.time_unknown", file=path.name, column=column)
    form = found.time_format
    if options.day_first is not None and form.day_first is not None:
        form = form if form.day_first == options.day_first else form.turned()
        form = form.model_copy(update={"decided": True})
    return form


def _rivals(role: Role, roles: Roles, sample: _Sample, evidence: Sequence[Evidence]) -> list[Note]:
    """Says which other columns could as well have been chosen: those that hold the same, or bear as clear a name."""
    chosen = getattr(roles, role)
    taken = {roles.customer, roles.time, roles.name, roles.channel}
    rivals = [(column.name, why) for column, why in rank(role, evidence) if column.name not in taken]
    if chosen is None or not rivals:
        return []
    values = sample.values[sample.columns.index(chosen)]
    if same := [name for name, _ in rivals if sample.values[sample.columns.index(name)] == values]:
        return [Note(code=f"same-{role}", parameters={"chosen": chosen, "other": ", ".join(same)})]
    clear = [name for name, why in rivals if why == "word"]
    if clear and role in ("customer", "time"):
        return [Note(code=f"rival-{role}", parameters={"chosen": chosen, "other": ", ".join(clear)})]
    return []


def _clock_apart(roles: Roles, sample: _Sample) -> list[Note]:
    """Says where the time of day stands in a column of its own, which is not read."""
    if roles.time is None or any(_CLOCK.search(value) for value in sample.values[sample.columns.index(roles.time)]):
        return []
    for name, values in zip(sample.columns, sample.values, strict=True):
        filled = [value.strip() for value in values if value.strip()]
        if filled and all(_CLOCK.fullmatch(value) for value in filled):
            return [Note(code="clock-apart", parameters={"date": roles.time, "clock": name})]
    return []


def _no_ways(roles: Roles, evidence: Sequence[Evidence]) -> list[Note]:
    """Says where the rows seem to tell of nobody's way: each is another customer's."""
    customer = next((item for item in evidence if item.name == roles.customer), None)
    if customer is None or customer.rows < _ENOUGH:
        return []
    if roles.name is None and customer.distinct >= _NEARLY_ALL * customer.rows:
        return [Note(code="answers", parameters={"customer": customer.name})]
    if customer.rows < SAMPLE_ROWS and customer.distinct >= _MOST * customer.rows:  # else more rows of theirs may come
        return [Note(code="one-contact", parameters={"customer": customer.name})]
    return []


def _questions(
    form: Format,
    roles: Roles,
    why: dict[str, Why],
    notes: Sequence[Note],
    candidates: dict[Role, tuple[str, ...]],
    columns: Sequence[str],
) -> Iterator[Question]:
    for role in NEEDED:
        chosen = getattr(roles, role)
        if chosen is None:
            taken = {roles.customer, roles.time, roles.name, roles.channel}
            free = () if role == "time" else tuple(name for name in columns if name not in taken)
            yield Question(role=role, columns=candidates[role] or free)
            continue
        twin = next((note for note in notes if note.code == f"same-{role}"), None)
        if twin is not None and not (form == "xes" and why[chosen] == "standard"):  # XES itself says which one it is
            yield Question(role=role, columns=(chosen, *twin.parameters["other"].split(", ")))


def _refuse_paths(path: Path, sample: _Sample) -> None:
    """A file of whole paths with totals (``a > b > c``) holds no contacts with times."""
    for name, values in zip(sample.columns, sample.values, strict=True):
        filled = [value for value in values if value]
        if filled and sum(" > " in value for value in filled) > 0.5 * len(filled):
            raise LogFileError("eventlog.paths_not_events", file=path.name, column=name, example=filled[0][:60])


def _refuse_values_as_header(path: Path, columns: Sequence[str]) -> None:
    """A first row that holds a time is a contact, not the names of columns."""
    for number, name in enumerate(columns, 1):
        if times.find_format([name]) is not None:
            raise LogFileError("eventlog.header_missing", file=path.name, column=number)


def _first_distinct(values: Sequence[str]) -> tuple[str, ...]:
    return tuple(list(dict.fromkeys(value for value in values if value.strip()))[:_SHOWN])


def _role_of(roles: Roles, name: str) -> Role | None:
    return next((role for role in ROLES if getattr(roles, role) == name), None)
