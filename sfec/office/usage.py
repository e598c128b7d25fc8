"""Wrong usage: what was given cannot be meant. The command line turns it into exit status 2."""

from datetime import date

from sfec.problems import quoted
from sfec.rules.days import DAY_HINT, parse_day


class Misuse(Exception):  # noqa: N818 - it says how a command was used
    """Raised where what was given cannot be meant; `option` says how it was given."""

    def __init__(self, message: str, option: str | None = None) -> None:
        super().__init__(message)
        self.message, self.option = message, option


def misuse(given: str, says: str, option: str) -> Misuse:
    """A mistake in what was given: the words themselves, and what is wrong with them."""
    return Misuse(f"{quoted(given)} {says}", option)


def choose_day(text: str, option: str) -> date:
    """The day that an option names."""
    day = parse_day(text)
    if day is None:
        raise misuse(text, f"is not a day; {DAY_HINT}", option)
    return day
