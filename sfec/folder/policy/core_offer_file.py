"""policy/core-offer.yaml: the core offer as shipped, with the trust's own laid over it."""

from collections.abc import Container, Iterator, Mapping, Sequence
from pathlib import Path

from sfec.folder.formats.nodes import Node, Span
from sfec.folder.names import policy_path
from sfec.folder.policy.core_offer_forms import CoreOfferForm, ExceptionForm
from sfec.folder.policy.deadlines_file import DEADLINES
from sfec.folder.policy.policy_file import fill_merged, read_both
from sfec.folder.policy.policy_names import OWNERS, misnamed, no_role
from sfec.model.activity import (
    NO_DEADLINES,
    Activity,
    ActivityException,
    Cadence,
    CoreOffer,
    Deadlines,
)
from sfec.model.identifier import identity
from sfec.model.trust import School
from sfec.problems import Part, Place, Problem, did_you_mean, has_errors, quoted

CORE_OFFER = "core-offer"


def read_core_offer(
    folder: Path,
    schools: Sequence[School],
    unread: Container[str] = (),
    deadlines: Deadlines = NO_DEADLINES,
    roles: Sequence[str] = (),
) -> Part[CoreOffer | None]:
    """The core offer under what the trust changes of it, or None with what is wrong in its file.

    The deadlines that are turned on are done and fall due as its activities do, and have exceptions
    as they have. `roles` are the trust's own, beside the charter's; `unread` are the codes, as
    compared, of schools whose own records cannot be read: exceptions may name them. Problems: those
    of reading YAML, and policy-key, policy-missing, policy-empty, policy-value, policy-id,
    policy-role, policy-exception.
    """
    nodes, met = read_both(folder, CORE_OFFER)
    if nodes is None or has_errors(met):
        return Part(None, met)
    form, problems = fill_merged(CoreOfferForm, nodes)
    if form is None:
        return Part(None, met + nodes.in_own_file(problems))
    reader = _Reader(form, nodes.merged, schools, unread, deadlines.activities)
    reader.owners = (*OWNERS, *roles)
    problems = [*reader.faults_of_activities(), *reader.faults_of_exceptions()]
    if problems:
        return Part(None, met + nodes.in_own_file(problems))
    if problems := list(reader.faults_of_deadlines()):
        return Part(None, met + problems)
    activities = {**reader.activities, **deadlines.those_on}
    return Part(CoreOffer(activities, reader.exceptions(), form.kept_from), met)


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
        self.owners: Sequence[str] = OWNERS
        self.activities: dict[str, Activity] = {}
        for key, activity in form.activities.items():
            self.activities[key] = activity.activity(key)

    def exceptions(self) -> Mapping[tuple[str, str], ActivityException]:
        """What is otherwise, by the school's code and the activity."""
        exceptions = {}
        for code, by_activity in self.form.exceptions.items():
            for key, form in by_activity.items():
                exceptions[code.upper(), key] = form.exception()
        return exceptions

    def faults_of_activities(self) -> Iterator[Problem]:
        """What is wrong with the activities."""
        for key, activity in self.activities.items():
            path = ("activities", key)
            yield from misnamed(key, self._key(path))
            yield from no_role(activity.owner, self.owners, self.root.find((*path, "owner")).span)
            if activity.cadence is Cadence.MONTHLY and activity.days is None:
                message = f'{quoted(key)} is monthly, and "days" is missing'
                school = "`days: school` for those with school days enough"
                hint = f"add `days: working` for all twelve months, or {school}"
                yield self._key(path).problem("policy-missing", message, hint)
            if activity.month is not None and activity.cadence is not Cadence.YEARLY:
                message = f"{quoted(key)} is {activity.cadence}: it has no month of its own"
                hint = "take the month out, or make the cadence yearly"
                yield self._key((*path, "month")).problem("policy-value", message, hint)
            yield from self._faults_of_scope(path, activity)
            yield from self._faults_of_holding(path, activity)

    def _faults_of_holding(self, path: tuple[str, ...], activity: Activity) -> Iterator[Problem]:
        """Where the trust has HQ hold an activity that schools cannot be to take part in.

        Where it is shipped so, what the trust changes of the rest may take that away.
        """
        said = self._key((*path, "held_by"))
        if not activity.held_by or said.path != policy_path(CORE_OFFER):
            return
        why = None
        if activity.owed_by == "hq":
            why = "it is not owed by schools, which are to take part in what HQ holds"
        elif activity.interval or not activity.falls_due:
            why = f"it is {activity.cadence}, and not held once a period"
        if why:
            message, hint = f"{quoted(activity.id)}: {why}", "take this out, or change that"
            yield said.problem("policy-value", message, hint)

    def _faults_of_scope(self, path: tuple[str, ...], activity: Activity) -> Iterator[Problem]:
        if activity.heads and activity.scope != "head":
            hint = "make the scope head, or take this out"
            message = f"{quoted(activity.id)} is not a head's: it cannot be of some heads only"
            yield self._key((*path, "heads")).problem("policy-value", message, hint)
        if activity.ticked_by and activity.scope == "trust":
            reason = "what is recorded of a school cannot show that it was done"
            message = f"{quoted(activity.id)} is the trust's: {reason}"
            hint = "make the scope school, or take this out"
            yield self._key((*path, "ticked_by")).problem("policy-value", message, hint)

    def faults_of_deadlines(self) -> Iterator[Problem]:
        """A problem for each deadline that has the name of an activity."""
        place, hint = Place(policy_path(DEADLINES)), "give the deadline a name of its own"
        for key in self.deadlines:
            if key in self.activities:
                message = f"{quoted(key)} is an activity of the core offer already"
                yield Problem(place, "policy-id", message, hint)

    def faults_of_exceptions(self) -> Iterator[Problem]:
        """What is wrong with the exceptions."""
        for code, by_activity in self.form.exceptions.items():
            if code.upper() not in self.schools and identity(code) not in self.unread:
                hint = did_you_mean(code, self.schools) or f"codes: {', '.join(self.schools)}"
                yield self._refusal((code,), f"{quoted(code)} is no school's code", hint)
                continue
            for key, form in by_activity.items():
                yield from self._faults_of_exception(code, key, form)

    def _faults_of_exception(self, code: str, key: str, form: ExceptionForm) -> Iterator[Problem]:
        path = (code, key)
        activity = self.activities.get(key) or self.deadlines.get(key)
        if activity is None:
            near = did_you_mean(key, [*self.activities, *self.deadlines])
            listed = f"activities: {', '.join(self.activities)}"
            hint = near or f"{listed}; `sfec deadlines` lists the deadlines"
            yield self._refusal(path, f"{quoted(key)} is no activity", hint)
            return
        is_as_set = activity.may_be_every_other and form.is_every_other_alone
        if not is_as_set and not (form.reason or "").strip():
            message = f"{quoted(key)} is otherwise for no reason"
            yield self._refusal(path, message, "add why it is: `reason: …`")
        if form.owner:
            owner = self.root.find(("exceptions", *path, "owner"))
            yield from no_role(form.owner, self.owners, owner.span)
        yield from self._faults_of_change(path, activity, form)
        yield from self._faults_of_cadence(path, activity, form)

    def _faults_of_change(
        self, path: tuple[str, str], activity: Activity, form: ExceptionForm
    ) -> Iterator[Problem]:
        """Where nothing of an activity can be otherwise, or nothing is."""
        name = quoted(activity.id)
        if activity.scope == "trust":
            message = f"{name} is the trust's: it cannot be otherwise for one school"
            yield self._refusal(path, message, "change the activity itself, under `activities`")
        elif not activity.falls_due:
            message = f"{name} is ongoing: it never falls due, and nothing of it can be otherwise"
            yield self._refusal(path, message, "take the exception out")
        elif not form.changes_anything:
            hint = "add what it is: `not_applicable: yes`, `every: 2`, `owner: ROLE` or `due: DAY`"
            yield self._refusal(path, f"{name}: nothing is otherwise", hint)

    def _faults_of_cadence(
        self, path: tuple[str, str], activity: Activity, form: ExceptionForm
    ) -> Iterator[Problem]:
        name = f"{quoted(activity.id)} is {activity.cadence}"
        if form.due and activity.is_repeated:
            message = f"{name}: one day cannot be the day it is due"
            hint = "take `due` out: it is for what falls due once a year, or less"
            yield self._refusal((*path, "due"), message, hint)
        if form.every and activity.falls_due and not activity.is_repeated:
            message = f"{name}: it cannot be every other time"
            hint = "`every: 2` is for what falls due more than once a year"
            yield self._refusal((*path, "every"), message, hint)

    def _refusal(self, path: tuple[str, ...], message: str, hint: str) -> Problem:
        school = self.schools.get(path[0].upper())
        who = school.who if school else ""
        return self._key(("exceptions", *path)).problem("policy-exception", message, hint, who)

    def _key(self, path: tuple[str, ...]) -> Span:
        return self.root.find(path).key
