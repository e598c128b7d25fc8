"""The example trust's year 2026-27 and its core offer, as tests of the schedule ask for them."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from sfec.folder.policy.core_offer_file import read_core_offer
from sfec.folder.trust.bank_holidays import bank_holidays
from sfec.folder.trust.schools_files import read_schools
from sfec.folder.trust.term_dates_file import read_term_dates
from sfec.model.activity import ActivityException, CoreOffer
from sfec.model.occurrence import ActivityDone, Occurrence
from sfec.model.trust import Person, School
from sfec.rules.core_offer.schedule import ScheduleRequest, occurrences
from sfec.rules.core_offer.windows import SchoolYear

QUILLBY = Path(__file__).parent.parent.parent / "examples" / "quillby"
_DATES, _ = read_term_dates(QUILLBY)
YEARS = [
    SchoolYear(each, bank_holidays([2025, 2026, 2027])) for each in (_DATES.years if _DATES else ())
]
LAST_YEAR, YEAR = YEARS
SCHOOLS, _ = read_schools(QUILLBY)
RPS = next(each for each in SCHOOLS if each.code == "RPS")


def _shipped() -> CoreOffer:
    found, problems = read_core_offer(QUILLBY, SCHOOLS)
    assert problems == []
    assert found is not None
    return found


OFFER = _shipped()


def of_year(
    *done: ActivityDone,
    school: School = RPS,
    year: SchoolYear = YEAR,
    departing: ActivityException | None = None,
    activity: str = "",
) -> list[Occurrence]:
    """The occurrences of a school and of the trust in a year, perhaps with one exception."""
    exceptions = {(school.code, activity): departing} if departing else {}
    offer = OFFER._replace(exceptions=exceptions)
    return occurrences(ScheduleRequest(offer, [school], YEARS, done, year.first, year.last))


def of(found: Iterable[Occurrence], activity: str) -> list[Occurrence]:
    """Those of one activity."""
    return [each for each in found if each.activity.id == activity]


def closed(found: Iterable[Occurrence], activity: str) -> dict[str, str]:
    """When each closed occurrence of an activity was done, by its period."""
    return {
        each.window.period: each.done_on.isoformat() for each in of(found, activity) if each.done_on
    }


def dues(found: Iterable[Occurrence], activity: str) -> list[str]:
    """When an activity falls due: `4 Sep`."""
    return [f"{each.window.due.day} {each.window.due:%b}" for each in of(found, activity)]


def done(
    activity: str, on: str, period: str | None = None, school: str | None = "RPS"
) -> ActivityDone:
    """An activity done on a day."""
    return ActivityDone(activity, school, date.fromisoformat(on), period=period)


def headed(since: str | None, until: str | None = None, code: str = "NEW") -> School:
    """A school whose head has been in post since a day."""
    days = [date.fromisoformat(each) if each else None for each in (since, until)]
    return School(code, "New School", people={"head": (Person("Kit Larch", None, *days),)})
