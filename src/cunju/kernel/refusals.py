"""The one root of everything Cunju refuses, with the sentence a person reads."""


class Refusal(Exception):
    """A business refusal: a Chinese sentence (what is wrong, where, what to do) and the form field it belongs to.

    Views show it beside ``field`` and return the form filled; commands print it and exit with 3.
    """

    def __init__(self, message: str, field: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.field = field


class CannotBe(Refusal):
    """What cannot be: a day to come, more present than due, a part before what it follows."""


class WrongMoment(Refusal):
    """A step on a record that is not in the state for it."""
