"""What somebody gives to be let in."""

from pydantic import Field, SecretStr

from reiskaart.server.answers.answer import Answer


class Login(Answer):
    """The password of the workspace."""

    password: SecretStr = Field(max_length=1000)
