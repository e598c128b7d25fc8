"""The core offer as commands share it: what it is, what was done, and what falls due in some days."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from sfec.problems import Level, Place, Problem, ProblemsFound

if TYPE_CHECKING:
    from sfec.folder.data_folder import DataFolder
    from sfec.model.activity import CoreOffer
    from sfec.model.half_term import AcademicYear
    from sfec.model.occurrence import ActivityDone, Occurrence
    from sfec.model.trust import School
    from sfec.rules.windows import SchoolYear


class Offer(NamedTuple):
    """The core offer of a trust as seen on a day, and everything done; `problems` are the folder's."""

    folder: "DataFolder"
    day: date
    core_offer: "CoreOffer"
    done: "tuple[ActivityDone, ...]"
    problems: list[Problem]

    def occurrences(self, first: date, last: date, schools: "Sequence[School] | None" = None) -> "list[Occurrence]":
        """Every occurrence that any of these days belongs to, by the day it is due, for these schools or all.

        Problems: term-missing, deadline-day, school-head-start.
        """
        from sfec.rules.schedule import Asked, occurrences  # noqa: PLC0415 - only where it is asked for

        asked = self.folder.schools if schools is None else schools
        self._note([*self._missing_years(first, last), *self.gaps(first, last, asked)])
        found = occurrences(Asked(self.core_offer, asked, self._years(), self.done, first, last))
        order = {key: number for number, key in enumerate(self.core_offer.activities)}
        return sorted(found, key=lambda each: (each.window.due, order[each.activity.id], each.school or ""))

    def gaps(self, first: date, last: date, schools: "Sequence[School]") -> Iterator[Problem]:
        """What nobody has filled in, so that nobody knows what falls due. Problems: deadline-day, school-head-start."""
        yield from self._missing_days(first, last)
        yield from self._heads_without_start(first, last, schools)

    def core_alone(self) -> "Offer":
        """The core offer alone, without what else is run for the schools, and without deadlines."""
        activities = {key: each for key, each in self.core_offer.activities.items() if each.is_core}
        return self._replace(core_offer=self.core_offer._replace(activities=activities))

    def _years(self) -> "list[SchoolYear]":
        return [_school_year(each) for each in self.folder.term_dates.years] if self.folder.term_dates else []

    def _missing_years(self, first: date, last: date) -> Iterator[Problem]:
        from sfec.folder.term_dates_file import TERM_DATES_FILE  # noqa: PLC0415 - only where it is asked for
        from sfec.model.half_term import NAMES  # noqa: PLC0415
        from sfec.rules.school_days import YEAR_STARTS, name_year, year_starts  # noqa: PLC0415

        known = {each.first.year: each.year.name for each in self._years()}
        # Where no first or last day is asked for, what is known is enough.
        begin = year_starts(first).year if first > date.min else min(known, default=0)
        end = year_starts(last).year if last < date.max else max(known, default=0)
        # A year that is there and cannot be read has its own problems.
        unread = {each.who for each in self.problems if each.place.path == TERM_DATES_FILE}
        lines = "\n".join(f"  {each}: FIRST DAY to LAST DAY" for each in NAMES)
        for year in range(begin, end + 1):
            name = name_year(date(year, *YEAR_STARTS)) if year else ""
            if name and year not in known and name not in unread:
                message = f"{name} has no dates: what falls due in it cannot be said"
                yield Problem(Place(TERM_DATES_FILE), "term-missing", message, f"add them:\n{name}:\n{lines}")

    def _missing_days(self, first: date, last: date) -> Iterator[Problem]:
        """A warning for each deadline of which no day is known in a year that is asked for, and not over."""
        from sfec.folder.policy_file import POLICY_FOLDER  # noqa: PLC0415 - only where it is asked for
        from sfec.rules.windows import day_in  # noqa: PLC0415

        asked = [year for year in self._years() if year.first <= last and max(first, self.day) <= year.last]
        for each in self.core_offer.activities.values():
            for year in asked:
                if each.basis and each.due_on is not None and day_in(each.due_on, year) is None:
                    name = year.year.name
                    message = f"{each.title}: no day is known for {name}, and none falls due"
                    lines = f"deadlines:\n  {each.id}: {{due: {{{name}: DAY}}}}"
                    hint = f"look it up ({each.basis.source}), and add it:\n{lines}"
                    place = Place(f"{POLICY_FOLDER}/deadlines.yaml")
                    yield Problem(place, "deadline-day", message, hint, level=Level.WARNING)

    def _heads_without_start(self, first: date, last: date, schools: "Sequence[School]") -> Iterator[Problem]:
        from sfec.folder.schools_files import file_of  # noqa: PLC0415 - only where it is asked for
        from sfec.rules.schedule import has_no_start  # noqa: PLC0415

        exceptions = self.core_offer.exceptions
        theirs = [each.id for each in self.core_offer.activities.values() if each.heads]
        for school in schools:
            found = [exceptions.get((school.code, each)) for each in theirs]
            is_asked = any(each is None or not each.is_not_applicable for each in found)
            if is_asked and school.belongs(first, last) and has_no_start(school, first):
                place = Place(file_of(self.folder.path, school.code))
                message = "it is not known since when the head has been in post: no coaching of theirs falls due"
                hint = "add the head's first day: `from: 2026-09-01`; in schools.xlsx, under Head from"
                yield Problem(place, "school-head-start", message, hint, school.who, Level.WARNING)

    def _note(self, problems: Sequence[Problem]) -> None:
        self.problems.extend(each for each in problems if each not in self.problems)


@cache
def _school_year(year: "AcademicYear") -> "SchoolYear":
    from sfec.folder.bank_holidays import bank_holidays  # noqa: PLC0415 - only where it is asked for
    from sfec.rules.windows import SchoolYear  # noqa: PLC0415

    starts = int(year.name[:4])
    return SchoolYear(year, bank_holidays([starts, starts + 1]))


def open_offer(folder: "DataFolder", day: date, known_by: date | None = None) -> Offer:
    """The core offer of a trust, of the ledger only what was recorded by a day in the past.

    Raises ProblemsFound where the core offer or the term dates cannot be read.
    """
    from sfec.model.ledger import Ledger  # noqa: PLC0415 - only where it is asked for
    from sfec.rules.audits import audits_done  # noqa: PLC0415
    from sfec.rules.ticking import done_so_far  # noqa: PLC0415

    core_offer, term_dates = folder.core_offer, folder.term_dates
    if core_offer is None or term_dates is None:
        raise ProblemsFound(folder.problems)
    ledger = folder.ledger or Ledger()
    known = ledger.known_by(known_by) if known_by else ledger
    courses = folder.recorded(known_by).courses
    by_audits = [act for _, act in audits_done(folder.audits, day)] if folder.audits else []
    done = done_so_far(core_offer, known, courses, term_dates, by_audits)
    return Offer(folder, day, core_offer, tuple(done), folder.problems)
