"""Keys that keep things in order while several people insert and move them: between two keys there is always another.

A key is text, compared letter by letter: a letter that says how long its whole part is, the whole part, a fraction (base 62).
The keys are those of the npm package ``fractional-indexing`` (4), which the page uses, so that both sides make the same ones.

Source: https://observablehq.com/@dgreensp/implementing-fractional-indexing (David Greenspan).
"""

from collections.abc import Iterable, Sequence

_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_HEADS = _DIGITS[10:]
_VALUE = {digit: value for value, digit in enumerate(_DIGITS)}
_FIRST = "a0"
_SMALLEST = "A" + "0" * 26


def is_key(text: str) -> bool:
    """Whether a text is a key that another may be made next to."""
    if not text or text[0] not in _HEADS or any(letter not in _VALUE for letter in text):
        return False
    whole = _whole_length(text[0])
    return len(text) >= whole and text != _SMALLEST and not (len(text) > whole and text.endswith("0"))


def key_between(lower: str | None, upper: str | None) -> str:
    """A key between two; none stands for the start or the end.

    Where nothing fits between the two (equal, or not in order, or no key at all) it comes after the lower one.
    """
    low = lower if lower is not None and is_key(lower) else None
    high = upper if upper is not None and is_key(upper) else None
    if low is None:
        return _before(high) if high is not None else _FIRST
    if high is None or low >= high:
        return _after(low)
    whole, fraction = _parts(low)
    high_whole, high_fraction = _parts(high)
    if whole == high_whole:
        return whole + _midpoint(fraction, high_fraction)
    following = _next(whole)
    return following if following is not None and following < high else whole + _midpoint(fraction, None)


def keys_between(lower: str | None, upper: str | None, count: int) -> list[str]:
    """So many keys between two, in order; short ones where there is room at the start or the end."""
    if count <= 0:
        return []
    low = lower if lower is not None and is_key(lower) else None
    high = upper if upper is not None and is_key(upper) and (low is None or low < upper) else None
    if high is None:
        keys: list[str] = []
        for _ in range(count):
            low = key_between(low, None)
            keys.append(low)
        return keys
    if low is None:
        keys = []
        for _ in range(count):
            high = key_between(None, high)
            keys.append(high)
        return keys[::-1]
    middle = key_between(low, high)
    half = count // 2
    return [*keys_between(low, middle, half), middle, *keys_between(middle, high, count - half - 1)]


def keys_at(there: Sequence[str], position: int, count: int) -> list[str]:
    """So many keys that come at a position among those that are there, in order.

    Where the neighbours have the same key, which happens when two people insert at once, they come after both.
    """
    lower = next((key for key in reversed(there[:position]) if is_key(key)), None)
    upper = _first_above(lower, there[position:])
    return keys_between(lower, upper, count)


def _first_above(lower: str | None, keys: Iterable[str]) -> str | None:
    return next((key for key in keys if is_key(key) and (lower is None or key > lower)), None)


def _before(key: str) -> str:
    whole, fraction = _parts(key)
    if whole == _SMALLEST:
        return whole + _midpoint("", fraction)
    if fraction:
        return whole
    previous = _previous(whole)
    return f"{_SMALLEST}V" if previous is None or previous == _SMALLEST else previous


def _after(key: str) -> str:
    whole, fraction = _parts(key)
    following = _next(whole)
    return whole + _midpoint(fraction, None) if following is None else following


def _parts(key: str) -> tuple[str, str]:
    length = _whole_length(key[0])
    return key[:length], key[length:]


def _whole_length(head: str) -> int:
    place = _HEADS.index(head)
    half = len(_HEADS) // 2
    return half - place + 1 if place < half else place - half + 2


def _next(whole: str) -> str | None:
    """The next larger whole part; none after the largest."""
    head, digits = whole[0], whole[1:]
    kept = digits.rstrip("z")
    zeros = "0" * (len(digits) - len(kept))
    if kept:
        return head + kept[:-1] + _DIGITS[_VALUE[kept[-1]] + 1] + zeros
    place = _HEADS.index(head) + 1
    return None if place == len(_HEADS) else _HEADS[place] + "0" * (_whole_length(_HEADS[place]) - 1)


def _previous(whole: str) -> str | None:
    """The next smaller whole part; none before the smallest."""
    head, digits = whole[0], whole[1:]
    kept = digits.rstrip("0")
    largest = "z" * (len(digits) - len(kept))
    if kept:
        return head + kept[:-1] + _DIGITS[_VALUE[kept[-1]] - 1] + largest
    place = _HEADS.index(head) - 1
    return None if place < 0 else _HEADS[place] + "z" * (_whole_length(_HEADS[place]) - 1)


def _midpoint(lower: str, upper: str | None) -> str:
    """A fraction between two, without zeros at its end; no upper one stands for the end."""
    shared = 0
    if upper is not None:
        while (lower[shared] if shared < len(lower) else "0") == upper[shared]:
            shared += 1
        if shared:
            return upper[:shared] + _midpoint(lower[shared:], upper[shared:])
    low = _VALUE[lower[0]] if lower else 0
    high = len(_DIGITS) if upper is None else _VALUE[upper[0]]
    if high - low > 1:
        return _DIGITS[(low + high + 1) // 2]
    if upper is not None and len(upper) > 1:
        return upper[:1]
    return _DIGITS[low] + _midpoint(lower[1:], None)
