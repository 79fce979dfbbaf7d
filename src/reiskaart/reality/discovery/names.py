"""Raw names made readable: ``add_to_cart`` becomes "Add to cart"."""

import re
import unicodedata
from collections import Counter

LONGEST = 80
"""Characters of a readable name."""
_SCHEME = re.compile(r"^[a-z]+://(?:www\.)?", re.IGNORECASE)
_CODE = re.compile(r"^[A-Z]{0,3}\d{1,4}(?:[-.]\d+)*[.:)]?$")
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_SHORT = 4
"""An upper-case word of up to so many letters is an acronym, where not all of the name is in upper case."""


def readable(raw: list[str]) -> list[str]:
    """A readable name for each raw name, no two alike."""
    split = [_split(name) for name in raw]
    split = _without_codes(_without_shared_beginning(split))
    names = [_sentence(words) or name.strip() or "–" for words, name in zip(split, raw, strict=True)]
    times = Counter(names)
    names = [name if times[name] == 1 else f"{name} ({own.strip()})" for name, own in zip(names, raw, strict=True)]
    return _numbered([name if len(name) <= LONGEST else name[: LONGEST - 1].rstrip() + "…" for name in names])


def _split(name: str) -> list[str]:
    text = unicodedata.normalize("NFC", name).strip()
    if " " in text:  # written for people: a slash or a dot in it is meant
        return text.replace("_", " ").split()
    text = re.sub(r"[_/\\|+~-]+|(?<=\w)\.(?=\w)", " ", _SCHEME.sub("", text))
    return (text if "_" in name else _CAMEL.sub(" ", text)).split()


def _without_shared_beginning(names: list[list[str]]) -> list[list[str]]:
    """Drops the words that all names begin with, such as the name of the app."""
    if len(names) < 3:
        return names
    shortest = min(len(words) for words in names)
    shared = 0
    while shared < shortest - 1 and len({words[shared].lower() for words in names}) == 1:
        shared += 1
    return [words[shared:] for words in names]


def _without_codes(names: list[list[str]]) -> list[list[str]]:
    """Drops leading codes such as ``T02`` where at least half of the names have one and all stay different without."""
    coded = [len(words) > 1 and _CODE.match(words[0]) is not None for words in names]
    plain = [words[1:] if has_code else words for words, has_code in zip(names, coded, strict=True)]
    if sum(coded) * 2 < len(names) or len({" ".join(words).lower() for words in plain}) < len(names):
        return names
    return plain


def _sentence(words: list[str]) -> str:
    shouted = (
        bool(words) and all(word.isupper() for word in words if word.isalpha()) and (len(words) > 1 or len(words[0]) > _SHORT)
    )
    text = " ".join(word.lower() if shouted or not _kept(word) else word for word in words)
    return text[:1].upper() + text[1:]


def _kept(word: str) -> bool:
    """Whether a word keeps its capitals: an acronym, a single letter, a name with capitals inside or with digits."""
    letters = [letter for letter in word if letter.isalpha()]
    capitals = sum(letter.isupper() for letter in letters)
    return (
        (capitals == len(letters) and len(letters) <= _SHORT)
        or (capitals > 1 and not word.isupper())
        or any(map(str.isdigit, word))
    )


def _numbered(names: list[str]) -> list[str]:
    seen: Counter[str] = Counter()
    result = []
    for name in names:
        seen[name] += 1
        result.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return result
