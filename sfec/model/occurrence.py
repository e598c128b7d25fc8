"""Occurrences: the times an activity falls due, each with its window, and what has been done."""

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from sfec.model.activity import Activity


class Window(NamedTuple):
    """The days within which something done counts for a period, and the day by which it is due.

    `period` names it for good: a Monday's date, `2026-11`, `2026-27/autumn-2`, `2026-27/autumn`,
    `2026-27`.
    """

    period: str
    first: date
    last: date
    due: date

    def holds(self, day: date) -> bool:
        """Whether a day lies in it."""
        return self.first <= day <= self.last


class Status(StrEnum):
    """How an occurrence stands on a day.

    Of what HQ holds for schools, one past its day is not recorded, and missed by a school alone
    where it was held without it (the reading's section 4).
    """

    DONE = "done"
    MISSED = "missed"
    OVERDUE = "overdue"
    NOT_RECORDED = "not recorded"
    DUE = "due"
    UPCOMING = "upcoming"
    NOT_APPLICABLE = "not applicable"

    @property
    def is_past(self) -> bool:
        """Whether it is past its day, and nothing is recorded of it."""
        return self in (Status.OVERDUE, Status.NOT_RECORDED)

    @property
    def is_over(self) -> bool:
        """Whether it took place, with the school or without it."""
        return self in (Status.DONE, Status.MISSED)


class Occurrence(NamedTuple):
    """One time that an activity falls due for a school; for the trust where `school` is None.

    `missed_on` is the day on which it was held without its school; `absent` are the schools without
    which something of the trust's was held.
    """

    activity: Activity
    school: str | None
    owner: str
    window: Window
    done_on: date | None = None
    is_applicable: bool = True
    missed_on: date | None = None
    absent: frozenset[str] = frozenset()

    @property
    def key(self) -> tuple[str, str, str]:
        """What names it: the activity, the school's code or nothing, the period."""
        return self.activity.id, self.school or "", self.window.period

    @property
    def is_late(self) -> bool:
        """Whether it was done after the day it was due."""
        return self.done_on is not None and self.done_on > self.window.due

    def status(self, on: date) -> Status:
        """How it stands on a day."""
        if not self.is_applicable:
            return Status.NOT_APPLICABLE
        if self.done_on is not None and self.done_on <= on:
            return Status.DONE
        if self.missed_on is not None and self.missed_on <= on:
            return Status.MISSED
        if self.window.due < on:
            return Status.NOT_RECORDED if self.activity.is_attended else Status.OVERDUE
        return Status.DUE if self.window.first <= on else Status.UPCOMING


class ActivityDone(NamedTuple):
    """An activity done on a day for a school; for the trust where `school` is None.

    It is recorded in the ledger. `period`, where it is known, is the one that it was done for,
    whenever that was. Where it `is_absent`, HQ held it on that day without the school.
    """

    activity: str
    school: str | None
    on: date
    by: str | None = None
    note: str | None = None
    period: str | None = None
    is_absent: bool = False

    @property
    def record(self) -> tuple[str, str | None, date]:
        """What makes it one record, however often it is entered: the activity, school and day."""
        return self.activity, self.school, self.on
