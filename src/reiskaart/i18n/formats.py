"""Numbers, shares, durations and dates as a Dutch or an English reader writes them."""

import math
from datetime import date, datetime

from reiskaart.i18n.catalogue import Language, say, say_count

_UNITS = (("day", 86_400), ("hour", 3_600), ("minute", 60), ("second", 1))


def count(number: int, language: Language) -> str:
    """A whole number with its thousands parted: ``8.412`` or ``8,412``."""
    text = f"{number:,}"
    return text.replace(",", ".") if language == "nl" else text


def decimal(number: float, language: Language, digits: int = 1) -> str:
    """A number with a fixed count of decimals: ``2,6`` or ``2.6``."""
    text = f"{number:,.{digits}f}"
    return text.translate(str.maketrans(",.", ".,")) if language == "nl" else text


def percent(share: float, language: Language) -> str:
    """A share (0..1) as a whole percentage; what is small but not nothing reads ``<1%``, what is almost all ``>99%``."""
    if 0 < share < 0.005:
        return "<1%"
    if 0.995 <= share < 1:
        return ">99%"
    return f"{count(math.floor(share * 100 + 0.5), language)}%"


def duration(seconds: float, language: Language) -> str:
    """A duration in its two largest units: ``1 d 4 u``, ``3 min 20 s``, ``0,4 s``."""
    if 0 < seconds < 1:
        return f"{decimal(seconds, language)} {say('formats.second', language)}"
    rest = math.floor(seconds + 0.5)
    for index, (unit, size) in enumerate(_UNITS):
        if rest >= size or size == 1:
            first, rest = divmod(rest, size)
            parts = [f"{count(first, language)} {say(f'formats.{unit}', language)}"]
            if index + 1 < len(_UNITS) and first < 10:
                smaller, smaller_size = _UNITS[index + 1]
                if second := rest // smaller_size:
                    parts.append(f"{second} {say(f'formats.{smaller}', language)}")
            return " ".join(parts)
    raise AssertionError("the smallest unit takes every rest")


def days(number: float, language: Language) -> str:
    """A span of days: ``30 dagen``, ``1,7 dagen``; less than one is written as a duration."""
    if number < 1:
        return duration(number * 86_400, language)
    whole = number >= 10 or round(number, 1) == round(number)
    written = count(round(number), language) if whole else decimal(number, language)
    return say_count("formats.days", language, 1 if written == "1" else 2, written=written)


def day(when: date | datetime, language: Language) -> str:
    """A date in words: ``12 nov 2026``."""
    return f"{when.day} {say(f'formats.month-{when.month}', language)} {when.year}"
