"""Conditions on columns as people write them in an address or on the command line."""

from urllib.parse import unquote

from reiskaart.errors import UsageError
from reiskaart.model import Condition


def condition(written: str, sign: str = ":") -> Condition:
    """The condition that is written as ``column:value,value``.

    Commas, colons and percent signs inside a column or value are percent-encoded.

    Raises: UsageError where it is not written so.
    """
    column, found, values = written.partition(sign)
    if not (column and found and values):
        raise UsageError("reality.bad-condition", written=written, sign=sign)
    return Condition(column=unquote(column), values=tuple(unquote(value) for value in values.split(",")))
