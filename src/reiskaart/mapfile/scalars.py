"""Single values as they are written."""

import datetime
import json
import re

# Plain text is kept to what no reader of YAML, of any version, takes for something else.
_PLAIN = re.compile(r"[^\W\d_](?:[^\x00-\x1f\x7f-\xa0\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]*[^\s\x00-\x1f\x7f-\xa0:])?")
_PLAIN_PATTERN = re.compile(r"[A-Za-z_/][A-Za-z0-9_/.*-]*|[0-9]{1,3}-[0-9]{1,3}")
_SPECIAL = re.compile(r"(?i:null|true|false|yes|no|on|off)")
_BREAKS_PLAIN = re.compile(r": | #|\t")
_FLOW_MARKS = re.compile(r"[\[\]{},]|:$")
_NOT_IN_BLOCK = re.compile(r"[^\n\x20-\x7e\xa1-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_ESCAPED = re.compile("[\x7f-\xa0\u2028\u2029\ufeff\ufffe\uffff]")


def is_plain(text: str, *, flow: bool) -> bool:
    """Whether a text reads as itself without quotes."""
    if _SPECIAL.fullmatch(text) or _BREAKS_PLAIN.search(text) or (flow and _FLOW_MARKS.search(text)):
        return False
    return bool(_PLAIN.fullmatch(text) or _PLAIN_PATTERN.fullmatch(text))


def is_block(text: str) -> bool:
    """Whether a text of several lines can stand as a literal block."""
    lines = text.split("\n")
    return (
        len(lines) > 1
        and not _NOT_IN_BLOCK.search(text)
        and bool(lines[0].strip())
        and bool(lines[-1].strip())
        and not lines[0].startswith(" ")
        and all(line == line.rstrip() for line in lines)
    )


def quoted(text: str) -> str:
    """A text between double quotes, as both YAML and JSON read it."""
    return _ESCAPED.sub(lambda found: f"\\u{ord(found.group()):04x}", json.dumps(text, ensure_ascii=False))


def scalar(value: object, *, flow: bool, json_form: bool) -> str:
    """A value on one line."""
    if isinstance(value, str):
        return value if not json_form and is_plain(value, flow=flow) else quoted(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime.date):
        return quoted(value.isoformat()) if json_form else value.isoformat()
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value)
