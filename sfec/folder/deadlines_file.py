"""policy/deadlines.yaml: the shipped deadlines with the trust's own laid over them, and which are turned on."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from sfec.folder.forms import Form, Words, refusal
from sfec.folder.policy_file import fill_merged, in_own_file, lay_over, read_both
from sfec.folder.policy_names import OWNERS, misnamed, no_role
from sfec.folder.yaml_file import Node
from sfec.model.activity import CENTRAL_TEAM, Activity, Basis, Cadence, DayOfYear, Deadlines, DueDay, WeekdayOfMonth
from sfec.problems import Problem, did_you_mean, quoted
from sfec.rules.days import DAY_HINT, format_day, parse_day
from sfec.rules.due_days import DUE_HINT, parse_due_day
from sfec.rules.school_days import name_year

DEADLINES = "deadlines"
EVERY_ONE = "all"
LONGEST = 1200


def _due(value: object) -> object:
    if isinstance(value, Mapping):
        return value
    found = parse_due_day(value) if isinstance(value, str) else None
    if found is None:
        message = "is no day of each year"
        raise refusal(message, DUE_HINT)
    return found


def _turned_on(value: object) -> object:
    return [value] if isinstance(value, str) else value


class DeadlineForm(Form):
    """One deadline: due on a day of each year, every so many months, or as often as its cadence says."""

    title: Words
    scope: Literal["trust", "school"]
    owner: Words = CENTRAL_TEAM
    due: Annotated[object, BeforeValidator(_due)] = None
    every_months: int | None = Field(default=None, ge=1, le=LONGEST)
    cadence: Literal["ongoing", "weekly", "monthly"] | None = None
    source: Words
    mark: Literal["read", "second-hand", "known", "inferred"]
    shown_by: str = ""
    reading: str | None = None

    @property
    def times(self) -> int:
        """How many of its keys say when it is due."""
        return sum(each is not None for each in (self.due, self.every_months, self.cadence))

    def activity(self, key: str) -> Activity:
        """The deadline as the rest of sfec knows it: an activity that is no part of the core offer."""
        cadence = Cadence(self.cadence or (Cadence.INTERVAL if self.every_months else Cadence.YEARLY))
        return Activity(
            key,
            self.title,
            cadence,
            self.scope,
            self.owner,
            days="working" if cadence is Cadence.MONTHLY else None,
            shown_by=self.shown_by,
            is_core=False,
            reading=self.reading,
            due_on=self.due_on,
            every_months=self.every_months,
            basis=Basis(self.source, self.mark),
        )

    @property
    def due_on(self) -> DueDay | None:
        """The day of each year by which it is due."""
        if isinstance(self.due, Mapping):
            return {year: day for year, written in self.due.items() if (day := parse_day(str(written)))}
        return self.due if isinstance(self.due, DayOfYear | WeekdayOfMonth) else None


class DeadlinesForm(Form):
    """The deadlines, and those that are turned on."""

    turned_on: Annotated[list[str], BeforeValidator(_turned_on)] = Field(default_factory=list)
    deadlines: dict[str, DeadlineForm]


def read_deadlines(folder: Path) -> tuple[Deadlines, list[Problem]]:
    """The deadlines under what the trust changes of them; where its own file is wrong, the shipped ones, all off.

    Problems: those of reading YAML, and policy-key, policy-missing, policy-empty, policy-value, policy-id, policy-role.
    """
    shipped, own, problems = read_both(folder, DEADLINES)
    if shipped is None:
        return Deadlines({}), problems
    if own is not None:
        found, problems = _read(lay_over(shipped, own), shipped)
        if found is not None:
            return found, []
        problems = [in_own_file(each, own.span.path) for each in problems]
    found, faults = _read(shipped, shipped)
    return found or Deadlines({}), problems + faults


def _read(merged: Node, shipped: Node) -> tuple[Deadlines | None, list[Problem]]:
    form, problems = fill_merged(DeadlinesForm, shipped, merged)
    problems += _faults(form, merged) if form else []
    if form is None or problems:
        return None, problems
    activities = {key: each.activity(key) for key, each in form.deadlines.items()}
    turned_on = activities if form.turned_on == [EVERY_ONE] else form.turned_on
    return Deadlines(activities, frozenset(turned_on)), []


def _faults(form: DeadlinesForm, root: Node) -> Iterator[Problem]:
    """What is wrong with the deadlines, and with the names of those turned on."""
    for number, key in enumerate(form.turned_on if form.turned_on != [EVERY_ONE] else ()):
        if key not in form.deadlines:
            hint = did_you_mean(key, form.deadlines) or "`sfec deadlines` lists them; or write `turned_on: all`"
            yield root.find(("turned_on", number)).span.problem("policy-value", f"{quoted(key)} is no deadline", hint)
    for key, each in form.deadlines.items():
        path = ("deadlines", key)
        yield from misnamed(key, root.find(path).key)
        yield from no_role(each.owner, OWNERS, root.find((*path, "owner")).span)
        if each.times != 1:
            hint = "keep one of due, every_months and cadence; `null` takes one away that is shipped"
            said = "does not say when it is due" if not each.times else "says in several ways when it is due"
            yield root.find(path).key.problem("policy-value", f"{quoted(key)} {said}", hint)
        if isinstance(each.due, Mapping):
            yield from _faults_of_days(each.due, root, (*path, "due"))


def _faults_of_days(days: Mapping[str, object], root: Node, path: tuple[str, ...]) -> Iterator[Problem]:
    """A problem for each day that is none, or lies outside the academic year that it is named for."""
    for year, written in days.items():
        day = parse_day(str(written))
        if day is None:
            span = root.find((*path, year)).span
            yield span.problem("policy-value", f"{year}: {quoted(str(written))} is not a day", DAY_HINT)
        elif name_year(day) != year:
            hint = "write the academic year as 2026-27, and a day from its September to its August"
            message = f"{format_day(day)} is of {name_year(day)}, not of {quoted(year)}"
            yield root.find((*path, year)).key.problem("policy-value", message, hint)
