"""Invented occurrences of a core offer, as at Monday 23 November 2026."""

from datetime import date, timedelta

from sfec.model.activity import Activity, Cadence
from sfec.model.occurrence import Occurrence, Window

MONDAY = date(2026, 11, 23)
FRIDAY = date(2026, 11, 27)
WEBSITE = Activity(
    "website",
    "Website audit",
    Cadence.TERMLY,
    "school",
    "compliance_manager",
    shown_by="=The audit, signed",
)
ELT = Activity("elt", "ELT discusses the school", Cadence.WEEKLY, "school")
MUSTS = Activity(
    "musts", "Financial musts and going concerns", Cadence.MONTHLY, "trust", "cfo", days="working"
)
OPERATIONS = Activity("operations", "Operations training", Cadence.WEEKLY, "trust", "ceo")


def week(
    activity: Activity, weeks_on: int, school: str | None, done_on: date | None = None
) -> Occurrence:
    """An activity of some week from this one on, or before it."""
    first = MONDAY + timedelta(weeks_on * 7)
    window = Window(first.isoformat(), first, first + timedelta(6), first + timedelta(4))
    return Occurrence(activity, school, activity.owner, window, done_on)


def term(school: str, due: date = date(2026, 12, 18), done_on: date | None = None) -> Occurrence:
    """The term's website audit of a school."""
    window = Window("2026-27/autumn", date(2026, 9, 1), date(2027, 1, 3), due)
    return Occurrence(WEBSITE, school, WEBSITE.owner, window, done_on)


def month(done_on: date | None = None) -> Occurrence:
    """The financial musts of November."""
    window = Window("2026-11", date(2026, 11, 1), date(2026, 11, 30), date(2026, 11, 30))
    return Occurrence(MUSTS, None, MUSTS.owner, window, done_on)


EVERY = (
    week(ELT, -3, "RPS"),
    week(ELT, -2, "RPS"),
    week(ELT, -2, "OHS"),
    week(ELT, -1, "OHS", date(2026, 11, 18)),
    week(ELT, 0, "RPS"),
    week(ELT, 0, "OHS", MONDAY),
    week(ELT, 1, "RPS"),
    week(ELT, 2, "RPS"),
    week(OPERATIONS, -1, None),
    month(),
    term("RPS"),
    term("OHS", done_on=date(2026, 11, 18)),
    term("TCP", due=date(2026, 11, 20)),
    term("MLA")._replace(is_applicable=False),
)
