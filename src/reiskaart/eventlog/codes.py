"""Customers, names and channels as codes: what sorts fast, lies small, and says nothing about a person."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import ibis
import ibis.expr.datatypes as dt
import ibis.expr.types as ir
import pyarrow as pa
import pyarrow.parquet
from ibis.backends.duckdb import Backend

from reiskaart.errors import StoreError
from reiskaart.eventlog.engine import stream
from reiskaart.eventlog.staging import ROW

_PSEUDONYMS = pa.schema([("code", pa.int32()), ("pseudonym", pa.string())])


@ibis.udf.scalar.builtin(signature=((dt.string,), dt.string))  # type: ignore[untyped-decorator]
def nfc_normalize(text: ir.Value) -> ir.Value:
    """The text in Unicode normal form C."""


@dataclass(frozen=True, slots=True)
class Coded:
    """Contacts beside the tables of their codes."""

    contacts: ir.Table
    spellings: ir.Table
    """whose (as in the file), customer_code"""
    customers: ir.Table
    """normal, customer_code"""
    names: ir.Table
    """raw_name, normal, name_code"""
    channels: ir.Table
    """raw_channel, normal, channel_code"""

    def events(self, properties: dict[str, str]) -> ir.Table:
        """customer, at_us, name, channel, row, then the properties (new name -> column); sorted by customer, at_us, row."""
        contacts = self.contacts
        joined = (
            contacts.join(self.spellings, contacts["customer"] == self.spellings["whose"])
            .join(self.names, contacts["name"] == self.names["raw_name"])
            .left_join(self.channels, contacts["channel"] == self.channels["raw_channel"])
        )
        roles = {
            "customer": joined["customer_code"],
            "at_us": joined["at_us"],
            "name": joined["name_code"],
            "channel": joined["channel_code"],
            ROW: joined[ROW],
        }
        kept = {name: joined[column] for name, column in properties.items()}
        return joined.select(**roles, **kept).order_by("customer", "at_us", ROW)


def code(contacts: ir.Table, combinations: ir.Table, connection: Backend) -> Coded:
    """Codes the contacts: customers in the order in which the file first names them, names and channels by alphabet.

    ``combinations`` holds each name and channel of the contacts. Ways to write one text (white space around it, for
    names also Unicode's) share a code.
    """
    arrivals = contacts.group_by("customer").aggregate(row=contacts[ROW].min())
    raw = connection.create_table("arrivals", arrivals.mutate(normal=arrivals["customer"].strip()), temp=True)
    one_spelling_each = raw.filter(raw["customer"] != raw["normal"]).count().to_pyarrow().as_py() == 0
    first = raw.select("normal", "row") if one_spelling_each else raw.group_by("normal").aggregate(row=raw["row"].min())
    order = ibis.row_number().over(order_by=first["row"])
    customers = connection.create_table("customers", first.select("normal", customer_code=order.cast("int32")))
    if one_spelling_each:  # as nearly always; spares joining texts
        spellings = customers.select(whose="normal", customer_code="customer_code")
    else:
        joined = raw.join(customers, "normal").select(whose="customer", customer_code="customer_code")
        spellings = connection.create_table("spellings", joined, temp=True)
    return Coded(
        contacts,
        spellings,
        customers,
        connection.create_table("names", _by_alphabet(combinations, "name"), temp=True),
        connection.create_table("channels", _by_alphabet(combinations, "channel"), temp=True),
    )


def write_customers(coded: Coded, connection: Backend, target: Path, pseudonym: Callable[[str], str]) -> int:
    """Writes ``code, pseudonym`` of all customers, and returns how many they are.

    Raises: StoreError where two customers come to bear one pseudonym.
    """
    count = 0
    with pyarrow.parquet.ParquetWriter(target, _PSEUDONYMS, compression="zstd", use_dictionary=False) as writer:
        for batch in stream(coded.customers.select("customer_code", "normal"), connection):
            named = pa.array(map(pseudonym, batch.column(1).to_pylist()), pa.string())
            writer.write_batch(pa.record_batch([batch.column(0), named], schema=_PSEUDONYMS))
            count += batch.num_rows
    if connection.read_parquet(target)["pseudonym"].nunique().to_pyarrow().as_py() != count:
        raise StoreError("eventlog.pseudonyms_collide")
    return count


def write_texts(codes: ir.Table, kind: str, target: Path) -> int:
    """Writes ``code, text`` of all names (or channels), and returns how many they are."""
    texts = codes.select(code=codes[f"{kind}_code"], text=codes["normal"]).distinct().order_by("code").to_pyarrow()
    pyarrow.parquet.write_table(texts, target, compression="zstd")
    return int(texts.num_rows)


def _by_alphabet(combinations: ir.Table, kind: str) -> ir.Table:
    """raw_<kind> (as in the file), normal (trimmed, Unicode NFC), <kind>_code: ways to write one text share a code."""
    raw = combinations.filter(combinations[kind].notnull()).select(kind).distinct()
    normal = raw.select(raw[kind].name(f"raw_{kind}"), normal=nfc_normalize(raw[kind].strip()))
    filled = normal.filter(normal["normal"] != "")
    order = ibis.dense_rank().over(order_by=filled["normal"])
    return filled.mutate(**{f"{kind}_code": order.cast("int32")})
