"""XES: traces and events streamed out of the XML, which may define no entities."""

from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path
from xml.parsers import expat

import pyarrow as pa

from reiskaart.errors import LogFileError
from reiskaart.eventlog.source import ByteSource
from reiskaart.eventlog.staging import schema

CHUNK_BYTES = 2**18
QUIET_BYTES = 2**23
"""So much XML without a single element is no log."""
BATCH_ROWS = 50_000
TRACE = "case:"
"""What attributes of the trace begin with, so that they differ from the event's."""

_VALUES = frozenset(("string", "date", "int", "float", "boolean", "id"))

Attributes = dict[str, str]


def read_sample(path: Path, rows: int) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Attributes of the first events, as names of columns and values per column.

    Raises: LogFileError where the file is no XES, or is broken within the sample.
    """
    events: list[Attributes] = []
    with ByteSource(path) as source:
        for batch in read_events(path, source, rows):
            events += batch
            if len(events) >= rows:
                break
    if not events:
        raise LogFileError("eventlog.xes_empty", file=path.name)
    names = tuple(dict.fromkeys(name for event in events[:rows] for name in event))
    return names, tuple(tuple(event.get(name, "") for event in events[:rows]) for name in names)


def read_rows(path: Path, source: ByteSource, columns: list[str]) -> Iterator[pa.RecordBatch]:
    """All events in batches as :func:`reiskaart.eventlog.staging.schema` says; ``columns`` grows as attributes appear.

    Events are numbered from 1 in the order of the file.
    """
    row = 0
    for events in read_events(path, source):
        columns[:] = dict.fromkeys((*columns, *chain.from_iterable(events)))
        numbers = pa.array(range(row + 1, row + 1 + len(events)), pa.int64())
        row += len(events)
        nothing = pa.nulls(len(events), pa.string())
        values = [pa.array([event.get(name) for event in events], pa.string()) for name in columns]
        yield pa.record_batch([numbers, nothing, nothing, *values], schema=schema(len(columns)))


def read_events(path: Path, source: ByteSource, batch_rows: int = BATCH_ROWS) -> Iterator[list[Attributes]]:
    """The events of a XES file in batches, each with its own attributes and, prefixed, those of its trace.

    Raises: LogFileError where the file is no well-formed XES, or defines a document type or entities.
    """
    events: list[Attributes] = []
    log = _Log(path, events.append)
    parser = _parser(path, log)
    quiet = 0
    try:
        while chunk := source.read(CHUNK_BYTES):
            before = log.elements
            parser.Parse(chunk, False)
            quiet = 0 if log.elements > before else quiet + len(chunk)
            if quiet > QUIET_BYTES:
                raise LogFileError("eventlog.xml_endless", file=path.name, limit=QUIET_BYTES)
            if len(events) >= batch_rows:
                yield list(events)
                events.clear()
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        code = "xml_truncated" if log.open and not chunk else "xml_broken"
        reason = expat.ErrorString(error.code)
        raise LogFileError(f"eventlog.{code}", file=path.name, line=error.lineno, column=error.offset, reason=reason) from error
    except (LookupError, ValueError) as error:  # an encoding that expat does not know
        raise LogFileError("eventlog.xml_broken", file=path.name, line=1, column=1, reason=str(error)) from error
    if events:
        yield events


def _parser(path: Path, log: "_Log") -> expat.XMLParserType:
    """A parser that stops at a document type, without which XML can define no entities and name no other files."""

    def refuse(*_: object) -> int:
        raise LogFileError("eventlog.xml_entities", file=path.name)

    parser = expat.ParserCreate()
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    parser.ExternalEntityRefHandler = refuse
    parser.StartElementHandler = log.start
    parser.EndElementHandler = log.end
    return parser


class _Log:
    """Hands on each event at its end."""

    def __init__(self, path: Path, take: Callable[[Attributes], None]) -> None:
        self._path = path
        self._take = take
        self._trace: Attributes = {}
        self._event: Attributes = {}
        self._depth = 0
        self._in_trace = False
        self._event_depth = 0
        """Where the open event stands; 0 where none is open."""
        self.elements = 0

    @property
    def open(self) -> bool:
        """Whether an element is not closed yet."""
        return self._depth > 0

    def start(self, name: str, attributes: Attributes) -> None:
        self.elements += 1
        self._depth = depth = self._depth + 1
        tag = name.rpartition(":")[2] if ":" in name else name
        if self._event_depth:  # what is nested inside an attribute tells of neither event nor trace
            if depth == self._event_depth + 1 and tag in _VALUES and "key" in attributes and "value" in attributes:
                self._event[attributes["key"]] = attributes["value"]
        elif depth == 1:
            if tag != "log":
                raise LogFileError("eventlog.not_xes", file=self._path.name, element=name)
        elif tag == "trace" and depth == 2:
            self._in_trace, self._trace = True, {}
        elif tag == "event" and depth == (3 if self._in_trace else 2):
            self._event_depth, self._event = depth, dict(self._trace)
        elif self._in_trace and depth == 3 and tag in _VALUES and "key" in attributes and "value" in attributes:
            self._trace[TRACE + attributes["key"]] = attributes["value"]

    def end(self, _: str) -> None:
        depth = self._depth
        if depth == self._event_depth:
            self._take(self._event)
            self._event_depth = 0
        elif depth == 2:
            self._in_trace = False
        self._depth = depth - 1
