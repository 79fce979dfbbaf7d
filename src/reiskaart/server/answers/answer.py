"""What every answer is."""

from pydantic import BaseModel, ConfigDict


class Answer(BaseModel):
    """A part of what the server says or is sent; refuses fields that it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)
