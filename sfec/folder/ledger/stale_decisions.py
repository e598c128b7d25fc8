"""Decisions that rest on what is no longer so, told one by one, or a half-term in one line."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from sfec.folder.ledger.ledger_courses import name_decision
from sfec.model.course import NO_COURSE, CourseDecision
from sfec.model.decision import Withdrawal
from sfec.model.evidence import Evidence, HalfTermEvidence
from sfec.model.half_term import HalfTerm
from sfec.model.issue import DocumentIssued
from sfec.model.ledger import Ledger
from sfec.model.policy import Ladder
from sfec.model.trust import School
from sfec.problems import Level, Place, Problem, count
from sfec.rules.decisions.captured_evidence import StaleField, gone_stale
from sfec.rules.ladders.wording import format_content
from sfec.rules.plans.ladder_plans import LadderPlans
from sfec.rules.plans.stale_plans import plans_gone_stale
from sfec.rules.round.categorise import Record

#: Of so many values that a decision rested on and that have changed since, each is said.
_MOST_STALE = 3
#: The problem of headings that stand in a lower row than the first.
_LOWER = "heading-row"


class StaleDecision(NamedTuple):
    """A decision of a school that rests on what is no longer so, and what of it is to be told."""

    school: School
    ladder: Ladder
    decision: CourseDecision
    changed: Sequence[StaleField]
    now: Evidence

    @property
    def place(self) -> Place:
        """The cell of what has changed first, where it has one; else the decision's line."""
        sources = (self.now.source(each.field.id) for each in self.changed)
        return next((each for each in sources if each), self.decision.entry.place)


def stale_problems(
    record: Record,
    ledger: Ledger,
    ladders: Mapping[str, Ladder],
    evidence: HalfTermEvidence,
    *,
    is_over: bool,
    plans: Mapping[str, LadderPlans] | None = None,
) -> Iterator[Problem]:
    """A warning for each decision of a half-term that rests on what is no longer so.

    Those that a document told of which has gone out are one warning, and so are those of a
    half-term that is over. `plans` are those kept, by ladder. Problems: decision-stale,
    decision-overtaken.
    """
    stale = list(_stale_decisions(record, ledger, ladders, evidence, plans or {}))
    issued = _told_in_documents(ledger) if stale else ()
    gone_out = [each for each in stale if each.decision.entry.id in issued]
    others = [each for each in stale if each not in gone_out]
    if gone_out:
        yield _after_issue(evidence.half_term, gone_out)
    if is_over and others:
        yield _after_the_end(evidence.half_term, others)
    elif not is_over:
        yield from map(_stale, others)


def _told_in_documents(ledger: Ledger) -> Collection[str]:
    """The decisions that documents told of which have gone out, and were not withdrawn."""
    # A decision's own act is not looked into.
    others = [each for each in ledger.entries if each.links is None]
    acts = {each.id: each.act for each in others}
    withdrawn = {act.withdraws for act in acts.values() if isinstance(act, Withdrawal)}
    told: set[str] = set()
    for name, act in acts.items():
        if isinstance(act, DocumentIssued) and name not in withdrawn:
            told.update(act.decisions)
    return told


def _stale_decisions(
    record: Record,
    ledger: Ledger,
    ladders: Mapping[str, Ladder],
    evidence: HalfTermEvidence,
    plans: Mapping[str, LadderPlans],
) -> Iterator[StaleDecision]:
    """Those of a half-term.

    What is not known now because of something that is told already is not told again.
    """
    told = _told_rows(evidence)
    for ladder in ladders.values():
        for school in evidence.schools:
            course = record.courses.get((school.code, ladder.id), NO_COURSE)
            decision = course.decided(evidence.half_term.id)
            if decision and decision.entry.id in ledger.grounds:
                now = evidence.by_ladder[ladder.id][school.code]
                grounds = ledger.grounds[decision.entry.id]
                changes = gone_stale(ladder, grounds, now)
                gone = [each for each in changes if not _is_told(each, now, told)]
                if ladder.id in plans:
                    gone += plans_gone_stale(plans[ladder.id], school.code, decision, grounds)
                if gone:
                    yield StaleDecision(school, ladder, decision, gone, now)


def _after_issue(half_term: HalfTerm, stale: Sequence[StaleDecision]) -> Problem:
    schools = count(len({each.school.code for each in stale}), "school")
    message = f"{half_term.title}: evidence of {schools} has changed since the letters were issued"
    hint = (
        f"`sfec letter --verify --half-term {half_term.id}` says what; what has gone out stays as "
        "it is: say it in the next letter, or put back what was changed by mistake"
    )
    return Problem(stale[0].place, "decision-overtaken", message, hint, level=Level.WARNING)


def _after_the_end(half_term: HalfTerm, stale: Sequence[StaleDecision]) -> Problem:
    schools = count(len({each.school.code for each in stale}), "school")
    message = (
        f"{half_term.title} is over, and evidence of {schools} has changed since it was decided on"
    )
    hint = (
        f"`sfec history --half-term {half_term.id}` says what; the decisions stand as they are: "
        "put back what was changed by mistake"
    )
    return Problem(stale[0].place, "decision-overtaken", message, hint, level=Level.WARNING)


def _stale(stale: StaleDecision) -> Problem:
    hint = (
        "decide again on what is known now, confirming it if it stands; "
        "or put back what was changed by mistake"
    )
    decision, who = stale.decision, stale.school.who
    more = len(stale.changed) - _MOST_STALE
    said = [_say_stale(each, stale.ladder, stale.now) for each in stale.changed[:_MOST_STALE]]
    said += [f"and {more} more"] if more > 0 else []
    message = f"{name_decision(decision.decision, stale.ladder)} rested on {'; '.join(said)}"
    return Problem(decision.entry.place, "decision-stale", message, hint, who, Level.WARNING)


def _say_stale(stale: StaleField, ladder: Ladder, now: Evidence) -> str:
    then = format_content(ladder, stale.field, stale.then)
    today = format_content(ladder, stale.field, stale.now)
    place = now.source(stale.field.id)
    where = f" ({place})" if place else ""
    return f"{stale.field.heading}: {then}, now {today}{where}"


def _told_rows(evidence: HalfTermEvidence) -> Collection[Place]:
    """The rows in which something is wrong that is told, and the files that fields rest on."""
    met = [each.place for each in evidence.problems.met if each.level is not Level.NOTE]
    sources = chain.from_iterable(evidence.problems.sources.values())
    wrong = [each.place for each in sources if each.level is Level.ERROR]
    lost = [each for each in evidence.problems.directives if each.code == "evidence-school"]
    # Headings that stand lower are told of there; what they leave unread has row 1 for its place.
    met += [each.place._replace(line=1) for each in evidence.problems.met if each.code == _LOWER]
    # A row of no school may be the one that an earlier directive lacks.
    met += [each.place for each in evidence.directives if lost and not each.left_out]
    return {place._replace(column=0) for place in met} | {Place(each.path) for each in wrong}


def _is_told(stale: StaleField, now: Evidence, told: Collection[Place]) -> bool:
    """Whether a field is not known now for a reason that is told where it lies.

    An empty cell is told of nowhere else. What has no cell, or all of a file for its place, is not
    known because something cannot be read.
    """
    key = stale.field.id
    is_emptied = key not in now.derived_from and now.is_blank(key)
    if stale.now is not None or is_emptied:
        return False
    return not now.sources(key) or any(_lies_in(each, told) for each in now.sources(key))


def _lies_in(place: Place, told: Collection[Place]) -> bool:
    """Whether something is told of a place's row, of its sheet's headings or of its whole file."""
    rows = {place._replace(line=line, column=0) for line in (place.line, 1)}
    return not place.sheet or not rows.isdisjoint(told) or Place(place.path) in told
