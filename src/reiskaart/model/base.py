"""What every part of the model is: frozen, closed, and compared by value."""

from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints

Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]{0,79}$")]
"""A slug, unique in its map: lower case letters, digits and hyphens. Never changed by renaming."""


def _each_once(ids: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids))


Ids = Annotated[tuple[Id, ...], AfterValidator(_each_once)]
"""Several ids, in order; one that is said twice is there once."""

LONGEST_LINE = 400
LONGEST_TEXT = 20_000

Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_LINE)]
"""A short text that people read, such as a name."""

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_TEXT)]
"""A longer text that people read; Markdown for bold, italic, links and lists."""


class Part(BaseModel):
    """A part of a journey or a figure: cannot be changed, refuses fields that it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, use_attribute_docstrings=True)
