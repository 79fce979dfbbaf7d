"""Every sentence that Reiskaart says, in Dutch and in English.

Sentences live in ``nl/<area>.toml`` and ``en/<area>.toml``; a key is ``area.table.name``. Sentences that depend on a
number have two forms, ``one`` and ``other``. Numbers, durations and dates are written by :mod:`reiskaart.i18n.formats`.
"""

from reiskaart.i18n.catalogue import Language, has, keys, language_of, say, say_count

__all__ = ["Language", "has", "keys", "language_of", "say", "say_count"]
