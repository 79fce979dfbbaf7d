"""XES: traces and events streamed out of the XML, which may define no entities."""

import xml.sax.handler
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.sax import SAXException, SAXParseException
from xml.sax.xmlreader import AttributesImpl

import defusedxml.sax
import pyarrow as pa
from defusedxml.common import DefusedXmlException

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
    known = {name: index for index, name in enumerate(columns)}
    row = 0
    for events in read_events(path, source):
        for event in events:
            for name in event:
                if name not in known:
                    known[name] = len(columns)
                    columns.append(name)
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
    handler = _Log(path, events.append)
    parser = defusedxml.sax.make_parser()
    parser.forbid_dtd = True
    parser.setFeature(xml.sax.handler.feature_external_ges, False)
    parser.setContentHandler(handler)
    parser.setErrorHandler(xml.sax.handler.ErrorHandler())
    quiet = 0
    try:
        while chunk := source.read(CHUNK_BYTES):
            before = handler.elements
            parser.feed(chunk)
            quiet = 0 if handler.elements > before else quiet + len(chunk)
            if quiet > QUIET_BYTES:
                raise LogFileError("eventlog.xml_endless", file=path.name, limit=QUIET_BYTES)
            if len(events) >= batch_rows:
                yield list(events)
                events.clear()
        parser.close()
    except DefusedXmlException as error:
        raise LogFileError("eventlog.xml_entities", file=path.name) from error
    except SAXParseException as error:
        code = "xml_truncated" if handler.open and not chunk else "xml_broken"
        line, column = error.getLineNumber(), error.getColumnNumber()
        raise LogFileError(f"eventlog.{code}", file=path.name, line=line, column=column, reason=error.getMessage()) from error
    except (SAXException, LookupError, ValueError) as error:
        raise LogFileError("eventlog.xml_broken", file=path.name, line=1, column=1, reason=str(error)) from error
    if events:
        yield events


class _Log(xml.sax.handler.ContentHandler):
    """Hands on each event at its end."""

    def __init__(self, path: Path, take: Callable[[Attributes], None]) -> None:
        super().__init__()
        self._path = path
        self._take = take
        self._trace: Attributes = {}
        self._event: Attributes | None = None
        self._depth = 0
        self._in_trace = False
        self.elements = 0

    @property
    def open(self) -> bool:
        """Whether an element is not closed yet."""
        return self._depth > 0

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802
        self.elements += 1
        self._depth += 1
        tag = name.rpartition(":")[2]
        if self._depth == 1:
            if tag != "log":
                raise LogFileError("eventlog.not_xes", file=self._path.name, element=name)
        elif tag == "trace" and self._depth == 2:
            self._in_trace, self._trace = True, {}
        elif tag == "event" and self._depth == (3 if self._in_trace else 2):
            self._event = dict(self._trace)
        elif tag in _VALUES:
            self._keep(attrs.get("key"), attrs.get("value"))

    def endElement(self, name: str) -> None:  # noqa: N802
        tag = name.rpartition(":")[2]
        if tag == "event" and self._event is not None and self._depth == (3 if self._in_trace else 2):
            self._take(self._event)
            self._event = None
        elif tag == "trace" and self._depth == 2:
            self._in_trace = False
        self._depth -= 1

    def _keep(self, key: str | None, value: str | None) -> None:
        """Keeps an attribute of the event or of the trace; what is nested inside another tells of neither."""
        if key is None or value is None:
            return
        if self._event is not None:
            if self._depth == (4 if self._in_trace else 3):
                self._event[key] = value
        elif self._in_trace and self._depth == 3:
            self._trace[TRACE + key] = value
