"""policy/core-offer.yaml: the shipped core offer with the trust's own laid over it, and its schools' exceptions."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Annotated, Literal, TypeAlias

from pydantic import BeforeValidator, Field

from sfec.folder.cells import fold
from sfec.folder.forms import Day, Form, Words, refusal
from sfec.folder.policy_file import POLICY_FOLDER, fill_merged, in_own_file, lay_over, read_both
from sfec.folder.policy_names import OWNERS, misnamed, no_role
from sfec.folder.yaml_file import Node, Span
from sfec.model.activity import CENTRAL_TEAM, NO_DEADLINES, Activity, Cadence, CoreOffer, Deadlines, Departing
from sfec.model.trust import School
from sfec.problems import Place, Problem, did_you_mean, quoted

CORE_OFFER = "core-offer"
MONTHS = 12


def _month(value: object) -> object:
    if not (isinstance(value, str) and value.isdecimal() and 1 <= int(value) <= MONTHS):
        message = "is not a month"
        raise refusal(message, f"write its number: 1 to {MONTHS}")
    return int(value)


Month = Annotated[int, BeforeValidator(_month)]
YesOrNo: TypeAlias = Literal["yes", "no"]


class ActivityForm(Form):
    """One activity of the core offer."""

    title: Words
    cadence: Literal["ongoing", "weekly", "monthly", "half-termly", "termly", "yearly", "three-yearly"]
    scope: Literal["trust", "school", "head"]
    owner: Words = CENTRAL_TEAM
    owed_by: Literal["school", "hq"] = "hq"
    heads: Literal["new", "experienced"] | None = None
    days: Literal["working", "school"] | None = None
    month: Month | None = None
    ticked_by: Literal["decisions", "letter"] | None = None
    shown_by: str = ""
    core_offer: YesOrNo = "yes"
    reading: str | None = None

    def activity(self, key: str) -> Activity:
        """The activity as the rest of sfec knows it."""
        return Activity(
            key,
            self.title,
            Cadence(self.cadence),
            self.scope,
            self.owner,
            self.owed_by,
            self.heads,
            self.days,
            self.month,
            self.ticked_by,
            self.shown_by,
            self.core_offer == "yes",
            self.reading,
        )


class ExceptionForm(Form):
    """What is otherwise for one school and activity, and why."""

    reason: str | None = None
    not_applicable: YesOrNo = "no"
    every: Literal["2"] | None = None
    owner: Words | None = None
    due: Day | None = None

    def departing(self) -> Departing:
        """The exception as the rest of sfec knows it."""
        return Departing(self.reason or "", self.not_applicable == "yes", self.every is not None, self.owner, self.due)


class CoreOfferForm(Form):
    """The core offer."""

    activities: dict[str, ActivityForm]
    exceptions: dict[str, dict[str, ExceptionForm]] = Field(default_factory=dict)
    kept_from: Day = date.min


def read_core_offer(
    folder: Path, schools: Sequence[School], unread: Container[str] = (), deadlines: Deadlines = NO_DEADLINES
) -> tuple[CoreOffer | None, list[Problem]]:
    """The core offer under what the trust changes of it, or None with what is wrong in the trust's own file.

    The deadlines that are turned on are done and fall due as its activities do, and have exceptions as they have.
    `unread` are the folded codes of schools whose own records cannot be read: exceptions may name them.
    Problems: those of reading YAML, and policy-key, policy-missing, policy-empty, policy-value, policy-id,
    policy-role, policy-exception.
    """
    shipped, own, problems = read_both(folder, CORE_OFFER)
    if shipped is None or problems:
        return None, problems
    merged = lay_over(shipped, own) if own else shipped
    form, problems = fill_merged(CoreOfferForm, shipped, merged)
    if form is not None:
        reader = _Reader(form, merged, schools, unread, deadlines.activities)
        problems = [*reader.faults_of_activities(), *reader.faults_of_exceptions()]
    if problems or form is None:
        return None, [in_own_file(each, own.span.path) for each in problems] if own else problems
    if problems := list(_named_alike(reader.activities, deadlines.activities)):
        return None, problems
    return CoreOffer({**reader.activities, **deadlines.those_on}, reader.exceptions(), form.kept_from), []


def _named_alike(activities: Container[str], deadlines: Iterable[str]) -> Iterator[Problem]:
    for key in deadlines:
        if key in activities:
            place, hint = Place(f"{POLICY_FOLDER}/deadlines.yaml"), "give the deadline a name of its own"
            yield Problem(place, "policy-id", f"{quoted(key)} is an activity of the core offer already", hint)


class _Reader:
    """A filled form, with every name in it checked against what it names."""

    def __init__(
        self,
        form: CoreOfferForm,
        root: Node,
        schools: Sequence[School],
        unread: Container[str],
        deadlines: Mapping[str, Activity],
    ) -> None:
        self.form, self.root, self.unread, self.deadlines = form, root, unread, deadlines
        self.schools = {each.code: each for each in schools}
        self.activities: Mapping[str, Activity] = {key: each.activity(key) for key, each in form.activities.items()}

    def exceptions(self) -> Mapping[tuple[str, str], Departing]:
        """What is otherwise, by the school's code and the activity."""
        return {
            (code.upper(), key): each.departing()
            for code, theirs in self.form.exceptions.items()
            for key, each in theirs.items()
        }

    def faults_of_activities(self) -> Iterator[Problem]:
        """What is wrong with the activities."""
        for key, activity in self.activities.items():
            path = ("activities", key)
            yield from misnamed(key, self._key(path))
            yield from no_role(activity.owner, OWNERS, self.root.find((*path, "owner")).span)
            if activity.cadence is Cadence.MONTHLY and activity.days is None:
                hint = "add `days: working` for all twelve months, or `days: school` for those with school days enough"
                yield self._key(path).problem(
                    "policy-missing", f'{quoted(key)} is monthly, and "days" is missing', hint
                )
            if activity.month is not None and activity.cadence is not Cadence.YEARLY:
                message = f"{quoted(key)} is {activity.cadence}: it has no month of its own"
                hint = "take the month out, or make the cadence yearly"
                yield self._key((*path, "month")).problem("policy-value", message, hint)
            yield from self._faults_of_scope(path, activity)

    def _faults_of_scope(self, path: tuple[str, ...], activity: Activity) -> Iterator[Problem]:
        if activity.heads and activity.scope != "head":
            hint = "make the scope head, or take this out"
            message = f"{quoted(activity.id)} is not a head's: it cannot be of some heads only"
            yield self._key((*path, "heads")).problem("policy-value", message, hint)
        if activity.ticked_by and activity.scope == "trust":
            message = f"{quoted(activity.id)} is the trust's: what is recorded of a school cannot show that it was done"
            hint = "make the scope school, or take this out"
            yield self._key((*path, "ticked_by")).problem("policy-value", message, hint)

    def faults_of_exceptions(self) -> Iterator[Problem]:
        """What is wrong with the exceptions."""
        for code, theirs in self.form.exceptions.items():
            if code.upper() not in self.schools and fold(code) not in self.unread:
                hint = did_you_mean(code, self.schools) or f"codes: {', '.join(self.schools)}"
                yield self._refusal((code,), f"{quoted(code)} is no school's code", hint)
                continue
            for key, form in theirs.items():
                yield from self._faults_of_exception(code, key, form)

    def _faults_of_exception(self, code: str, key: str, form: ExceptionForm) -> Iterator[Problem]:
        path = (code, key)
        activity = self.activities.get(key) or self.deadlines.get(key)
        if activity is None:
            near = did_you_mean(key, [*self.activities, *self.deadlines])
            hint = near or f"activities: {', '.join(self.activities)}; `sfec deadlines` lists the deadlines"
            yield self._refusal(path, f"{quoted(key)} is no activity", hint)
            return
        if not (form.reason or "").strip():
            yield self._refusal(path, f"{quoted(key)} is otherwise for no reason", "add why it is: `reason: …`")
        if form.owner:
            yield from no_role(form.owner, OWNERS, self.root.find(("exceptions", *path, "owner")).span)
        if activity.scope == "trust":
            message = f"{quoted(key)} is the trust's: it cannot be otherwise for one school"
            yield self._refusal(path, message, "change the activity itself, under `activities`")
        elif not activity.falls_due:
            message = f"{quoted(key)} is ongoing: it never falls due, and nothing of it can be otherwise"
            yield self._refusal(path, message, "take the exception out")
        elif not (form.not_applicable == "yes" or form.every or form.owner or form.due):
            hint = "add what it is: `not_applicable: yes`, `every: 2`, `owner: ROLE` or `due: DAY`"
            yield self._refusal(path, f"{quoted(key)}: nothing is otherwise", hint)
        yield from self._faults_of_cadence(path, activity, form)

    def _faults_of_cadence(self, path: tuple[str, str], activity: Activity, form: ExceptionForm) -> Iterator[Problem]:
        if form.due and activity.is_repeated:
            message = f"{quoted(activity.id)} is {activity.cadence}: one day cannot be the day it is due"
            hint = "take `due` out: it is for what falls due once a year, or less"
            yield self._refusal((*path, "due"), message, hint)
        if form.every and activity.falls_due and not activity.is_repeated:
            message = f"{quoted(activity.id)} is {activity.cadence}: it cannot be every other time"
            yield self._refusal((*path, "every"), message, "`every: 2` is for what falls due more than once a year")

    def _refusal(self, path: tuple[str, ...], message: str, hint: str) -> Problem:
        school = self.schools.get(path[0].upper())
        who = school.who if school else ""
        return self._key(("exceptions", *path)).problem("policy-exception", message, hint, who)

    def _key(self, path: tuple[str, ...]) -> Span:
        return self.root.find(path).key
