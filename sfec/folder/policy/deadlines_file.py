"""policy/deadlines.yaml: the deadlines as shipped, with the trust's own laid over them."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from sfec.folder.formats.forms import Form, Words, refusal
from sfec.folder.formats.nodes import Node
from sfec.folder.policy.policy_file import PolicyNodes, fill_merged, read_both
from sfec.folder.policy.policy_names import OWNERS, misnamed, no_role
from sfec.model.activity import (
    CENTRAL_TEAM,
    Activity,
    Basis,
    Cadence,
    DayOfYear,
    Deadlines,
    DueDay,
    WeekdayOfMonth,
)
from sfec.problems import Part, Problem, did_you_mean, quoted
from sfec.rules.core_offer.due_days import DUE_HINT, parse_due_day
from sfec.rules.days import DAY_HINT, format_day, parse_day
from sfec.rules.school_days import name_year

DEADLINES = "deadlines"
EVERY_ONE = "all"
LONGEST = 1200


def _due(value: object) -> object:
    if isinstance(value, Mapping):
        return value
    due_day = parse_due_day(value) if isinstance(value, str) else None
    if due_day is None:
        message = "is no day of each year"
        raise refusal(message, DUE_HINT)
    return due_day


def _turned_on(value: object) -> object:
    return [value] if isinstance(value, str) else value


class DeadlineForm(Form):
    """One deadline: due on a day of each year, every so many months, or as its cadence says."""

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
        """The deadline as the rest of sfec knows it: an activity outside the core offer."""
        cadence = Cadence.INTERVAL if self.every_months else Cadence.YEARLY
        if self.cadence:
            cadence = Cadence(self.cadence)
        return Activity(
            id=key,
            title=self.title,
            cadence=cadence,
            scope=self.scope,
            owner=self.owner,
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
            days = {year: parse_day(str(written)) for year, written in self.due.items()}
            return {year: day for year, day in days.items() if day}
        return self.due if isinstance(self.due, DayOfYear | WeekdayOfMonth) else None


class DeadlinesForm(Form):
    """The deadlines, and those that are turned on."""

    turned_on: Annotated[list[str], BeforeValidator(_turned_on)] = Field(default_factory=list)
    deadlines: dict[str, DeadlineForm]


def read_deadlines(folder: Path, roles: Sequence[str] = ()) -> Part[Deadlines]:
    """The deadlines under what the trust changes of them; where its own file is wrong, all off.

    `roles` are the trust's own, beside the charter's.

    Problems: those of reading YAML, and policy-key, policy-missing, policy-empty, policy-value,
    policy-id, policy-role.
    """
    nodes, problems = read_both(folder, DEADLINES)
    if nodes is None:
        return Part(Deadlines({}), problems)
    if nodes.own is not None:
        deadlines, faults = _read(nodes, roles)
        if deadlines is not None:
            return Part(deadlines, problems)
        problems += nodes.in_own_file(faults)
    shipped, faults = _read(nodes._replace(own=None, merged=nodes.shipped))
    return Part(shipped or Deadlines({}), problems + faults)


def _read(nodes: PolicyNodes, roles: Sequence[str] = ()) -> Part[Deadlines | None]:
    form, problems = fill_merged(DeadlinesForm, nodes)
    if form is None:
        return Part(None, problems)
    problems += [*_faults_of_names(form, nodes.merged), *_faults(form, nodes.merged, roles)]
    if problems:
        return Part(None, problems)
    activities = {key: deadline.activity(key) for key, deadline in form.deadlines.items()}
    turned_on = activities if form.turned_on == [EVERY_ONE] else form.turned_on
    return Part(Deadlines(activities, frozenset(turned_on)), [])


def _faults_of_names(form: DeadlinesForm, root: Node) -> Iterator[Problem]:
    """A problem for each name of those turned on that is no deadline's."""
    if form.turned_on == [EVERY_ONE]:
        return
    for number, key in enumerate(form.turned_on):
        if key not in form.deadlines:
            near = did_you_mean(key, form.deadlines)
            hint = near or "`sfec deadlines` lists them; or write `turned_on: all`"
            span = root.find(("turned_on", number)).span
            yield span.problem("policy-value", f"{quoted(key)} is no deadline", hint)


def _faults(form: DeadlinesForm, root: Node, roles: Sequence[str]) -> Iterator[Problem]:
    for key, deadline in form.deadlines.items():
        path = ("deadlines", key)
        yield from misnamed(key, root.find(path).key)
        yield from no_role(deadline.owner, (*OWNERS, *roles), root.find((*path, "owner")).span)
        if deadline.times != 1:
            says = "says in several ways" if deadline.times else "does not say"
            message = f"{quoted(key)} {says} when it is due"
            keep = "keep one of due, every_months and cadence"
            hint = f"{keep}; `null` takes one away that is shipped"
            yield root.find(path).key.problem("policy-value", message, hint)
        if isinstance(deadline.due, Mapping):
            yield from _faults_of_days(deadline.due, root, (*path, "due"))


def _faults_of_days(
    days: Mapping[str, object], root: Node, path: tuple[str, ...]
) -> Iterator[Problem]:
    """A problem for each day that is none, or lies outside the academic year it is named for."""
    for year, written in days.items():
        day = parse_day(str(written))
        if day is None:
            message = f"{year}: {quoted(str(written))} is not a day"
            yield root.find((*path, year)).span.problem("policy-value", message, DAY_HINT)
        elif name_year(day) != year:
            hint = "write the academic year as 2026-27, and a day from its September to its August"
            message = f"{format_day(day)} is of {name_year(day)}, not of {quoted(year)}"
            yield root.find((*path, year)).key.problem("policy-value", message, hint)
