"""Days as people write them, day before month, and as letters print them."""

import re
from datetime import date, datetime

MONTH_NAMES = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
#: Of the last two figures of a year the century is plain only near our own time.
_YEAR = r"(\d{4}|[2-4]\d)"
_IN_FIGURES = re.compile(
    rf"(\d{{1,2}})([/.])(\d{{1,2}})\2{_YEAR}|(\d{{1,2}})-(\d{{1,2}})-(\d{{4}})"
)
_WORDED = re.compile(
    r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+)?"
    rf"(\d{{1,2}})(?:st|nd|rd|th)?[\s.-]+([a-z]{{3,9}})\.?,?[\s-]+{_YEAR}"
)

DAY_HINT = "write a day as 2027-02-28, 28/02/2027 or 28 February 2027"


def parse_day(text: str) -> date | None:
    """The day a text names: `2026-06-01`, `1.6.2026`, `1/6/26`, `Monday 1 June 2026`, `1-Jun-26`.

    None where it names none. The day comes before the month, as it does in Britain.
    """
    folded = " ".join(text.casefold().split())
    if match := _ISO.fullmatch(folded):
        year, month, day = map(int, match.groups())
    elif match := _IN_FIGURES.fullmatch(folded):
        day_text, month_text, year_text = filter(str.isdigit, filter(None, match.groups()))
        day, month, year = int(day_text), int(month_text), _year(year_text)
    elif match := _WORDED.fullmatch(folded):
        day, year = int(match[1]), _year(match[3])
        month = next((n for n, name in enumerate(MONTH_NAMES, 1) if name.startswith(match[2])), 0)
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _year(text: str) -> int:
    """A year, of this century where it has two figures."""
    return int(text) if len(text) > len("99") else 2000 + int(text)


def format_day(day: date) -> str:
    """A day as letters print it: `5 October 2026`."""
    return f"{day.day} {MONTH_NAMES[day.month - 1].capitalize()} {day.year}"


def format_moment(when: datetime) -> str:
    """A moment as people write it: `5 October 2026, 14:30`."""
    return f"{format_day(when.date())}, {when:%H:%M}"
