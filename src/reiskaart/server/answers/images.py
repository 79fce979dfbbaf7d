"""An image that a card may show."""

from reiskaart.server.answers.answer import Answer


class AddedImage(Answer):
    """An image that is stored now."""

    name: str
    """What a card's ``image`` is set to, such as ``images/3f2a….webp``."""
    width: int
    """In px; so the height."""
    height: int
