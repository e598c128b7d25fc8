"""The core offer as commands share it: what it is, what was done, and what falls due when."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import NamedTuple, TypeAlias

from sfec.folder.data_folder import DataFolder
from sfec.folder.names import TERM_DATES_FILE, policy_path
from sfec.folder.policy.deadlines_file import DEADLINES
from sfec.folder.policy.policy_file import LADDERS
from sfec.folder.trust.bank_holidays import bank_holidays
from sfec.folder.trust.schools_files import file_of
from sfec.model.activity import Activity, CoreOffer
from sfec.model.half_term import NAMES, AcademicYear, TermDates
from sfec.model.ledger import Ledger
from sfec.model.occurrence import ActivityDone, Occurrence
from sfec.model.trust import School
from sfec.problems import Level, Place, Problem, ProblemsFound
from sfec.rules.audits.audit_days import audits_done
from sfec.rules.core_offer.done_record import done_so_far
from sfec.rules.core_offer.heads import has_no_start
from sfec.rules.core_offer.schedule import ScheduleRequest, occurrences
from sfec.rules.core_offer.windows import SchoolYear, day_in
from sfec.rules.plans.obligations import Obliged, obligations, obliged_windows
from sfec.rules.school_days import YEAR_STARTS, name_year, year_starts

#: Which activity was done, for which school, and when.
DoneOn: TypeAlias = tuple[str, str | None, date]

_YEAR_LINES = "\n".join(f"  {each}: FIRST DAY to LAST DAY" for each in NAMES)
_NO_START = "it is not known since when the head has been in post: no coaching of theirs falls due"
_ADD_START = "add the head's first day: `from: 2026-09-01`; in schools.xlsx, under Head from"


class OpenCoreOffer(NamedTuple):
    """The core offer of a trust as seen on a day, and everything done.

    Its problems are what nobody has filled in, and was met when it was asked what falls due: those
    of the folder are not among them, and each is there once.
    """

    folder: DataFolder
    day: date
    core_offer: CoreOffer
    years: Sequence[SchoolYear]
    done: tuple[ActivityDone, ...]
    problems: list[Problem]
    obliged: Obliged = MappingProxyType({})

    def occurrences(
        self, first: date, last: date, schools: Sequence[School] | None = None
    ) -> list[Occurrence]:
        """Every occurrence that any of these days belongs to, by the day it is due.

        They are of these schools, or of all, and of the trust. Problems: term-missing,
        deadline-day, school-head-start.
        """
        asked = self.folder.schools if schools is None else schools
        met = [*self._missing_years(first, last), *self.gaps(first, last, asked)]
        self.problems.extend(each for each in met if each not in self.problems)
        found = occurrences(
            ScheduleRequest(
                core_offer=self.core_offer,
                schools=asked,
                years=self.years,
                done=self.done,
                obliged=self.obliged,
                first=first,
                last=last,
            )
        )
        order = {key: number for number, key in enumerate(self.core_offer.activities)}
        return sorted(
            found, key=lambda each: (each.window.due, order[each.activity.id], each.school or "")
        )

    def every(self, activity: Activity, school: School | None) -> list[Occurrence]:
        """Every occurrence of an activity for a school, or for the trust, in all years known."""
        if not self.years:
            return []
        schools, only = [school] if school else [], self.of_activities({activity.id})
        return only.occurrences(self.years[0].first, self.years[-1].last, schools)

    def gaps(self, first: date, last: date, schools: Sequence[School]) -> Iterator[Problem]:
        """What nobody has filled in, so that nobody knows what falls due.

        Problems: deadline-day, school-head-start.
        """
        yield from self._missing_days(first, last)
        yield from self._heads_without_start(first, last, schools)

    def shown_by(self) -> Mapping[DoneOn, str]:
        """What shows that something was done, for a school, on a day: its entry, else its audit."""
        audits, ledger = self.folder.audits, self.folder.ledger or Ledger()
        shown: dict[DoneOn, str] = {}
        withdrawn = ledger.withdrawn
        for entry in ledger.entries:
            if isinstance(entry.act, ActivityDone) and entry.id not in withdrawn:
                shown.setdefault(entry.act.record, f"entry {entry.short_id}")
        for audit, done in audits_done(audits, self.day) if audits else ():
            shown.setdefault(done.record, f"audit {audit.number}")
        return shown

    def of_activities(self, ids: Collection[str]) -> "OpenCoreOffer":
        """The core offer as though there were no other activities."""
        activities = {key: each for key, each in self.core_offer.activities.items() if key in ids}
        return self._replace(core_offer=self.core_offer._replace(activities=activities))

    def _missing_years(self, first: date, last: date) -> Iterator[Problem]:
        known = {each.first.year for each in self.years}
        # Where no first or last day is asked for, what is known is enough.
        begin = year_starts(first).year if first > date.min else min(known, default=1)
        end = year_starts(last).year if last < date.max else max(known, default=0)
        missing = [year for year in range(begin, end + 1) if year not in known]
        # A year that is there and cannot be read has its own problems.
        unread = {each.who for each in self.folder.part("term_dates").problems}
        for year in missing:
            name = name_year(date(year, *YEAR_STARTS))
            if name not in unread:
                message = f"{name} has no dates: what falls due in it cannot be said"
                hint = f"add them:\n{name}:\n{_YEAR_LINES}"
                yield Problem(Place(TERM_DATES_FILE), "term-missing", message, hint)

    def _missing_days(self, first: date, last: date) -> Iterator[Problem]:
        """A warning for each deadline without a day in a year that is asked for, and not over."""
        begin = max(first, self.day)
        asked = [each for each in self.years if each.first <= last and begin <= each.last]
        for activity in self.core_offer.activities.values():
            if activity.basis and activity.due_on is not None:
                for year in asked:
                    if day_in(activity.due_on, year) is None:
                        yield _missing_day(activity, activity.basis.source, year.year.name)

    def _heads_without_start(
        self, first: date, last: date, schools: Sequence[School]
    ) -> Iterator[Problem]:
        of_heads = [each.id for each in self.core_offer.activities.values() if each.heads]
        for school in schools:
            exceptions = [self.core_offer.exceptions.get((school.code, each)) for each in of_heads]
            is_asked = any(each is None or not each.is_not_applicable for each in exceptions)
            if is_asked and school.belongs(first, last) and has_no_start(school, first):
                place = Place(file_of(self.folder.path, school.code))
                yield Problem(
                    place, "school-head-start", _NO_START, _ADD_START, school.who, Level.WARNING
                )


def open_core_offer(folder: DataFolder, day: date, known_by: date | None = None) -> OpenCoreOffer:
    """The core offer of a trust, of the ledger only what was recorded by a day in the past.

    Raises ProblemsFound where the core offer or the term dates cannot be read.
    """
    core_offer, term_dates = folder.core_offer, folder.term_dates
    if core_offer is None or term_dates is None:
        raise ProblemsFound(folder.problems)
    ledger = folder.ledger or Ledger()
    courses = folder.record(known_by).courses
    audited = audits_done(folder.audits, day) if folder.audits is not None else []
    done = done_so_far(
        core_offer,
        ledger.known_by(known_by) if known_by else ledger,
        courses,
        term_dates,
        ladders=LADDERS,
        by_audits=[act for _, act in audited],
    )
    years = school_years(term_dates)
    activities = {**core_offer.activities, **obligations(folder.ladders.values())}
    return OpenCoreOffer(
        folder=folder,
        day=day,
        core_offer=core_offer._replace(activities=activities),
        years=years,
        done=tuple(done),
        problems=[],
        obliged=obliged_windows(folder.ladders, courses, years, done),
    )


def school_years(term_dates: TermDates) -> list[SchoolYear]:
    """The academic years that have dates, each with its bank holidays."""
    return [_school_year(each) for each in term_dates.years]


@cache
def _school_year(year: AcademicYear) -> SchoolYear:
    starts = int(year.name[:4])
    return SchoolYear(year, bank_holidays([starts, starts + 1]))


def _missing_day(deadline: Activity, source: str, year: str) -> Problem:
    message = f"{deadline.title}: no day is known for {year}, and none falls due"
    lines = f"deadlines:\n  {deadline.id}: {{due: {{{year}: DAY}}}}"
    hint = f"look it up ({source}), and add it:\n{lines}"
    place = Place(policy_path(DEADLINES))
    return Problem(place, "deadline-day", message, hint, level=Level.WARNING)
