"""How a customer feels at a step, as we assume it."""

from typing import Annotated

from pydantic import Field

from reiskaart.model.base import Id, Line, Part

EmotionValue = Annotated[float, Field(ge=-2, le=2, allow_inf_nan=False)]
"""-2 (very unpleasant) to +2 (very pleasant)."""


class Emotion(Part):
    """An assumed feeling; what customers say they feel is measured and kept apart."""

    value: EmotionValue
    word: Line | None = None
    """The feeling in a word."""
    persona: Id | None = None
    """Whose feeling; of everybody on the map where nobody is named."""
