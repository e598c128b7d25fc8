"""What a command line, or a row of a workbook, asks to record, found in the folder."""

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

import typer

from sfec.commands.choices import choose_half_term, choose_ladders, choose_role, choose_schools
from sfec.commands.options import misuse
from sfec.commands.recording import Recording, find_entry
from sfec.problems import PROMPT, Level, Place, Problem, ProblemsFound, did_you_mean

if TYPE_CHECKING:
    from sfec.folder.half_term_evidence import HalfTermEvidence
    from sfec.model.course import Course, Decided
    from sfec.model.decision import Rested
    from sfec.model.half_term import HalfTerm
    from sfec.model.policy import Ladder
    from sfec.model.trust import Holder, School
    from sfec.model.vote import Choice
    from sfec.rules.ballots import BallotGiven
    from sfec.rules.proposals import Circumstances, Proposal


class Asked(NamedTuple):
    """A decision as somebody wrote it, and where; `places` are those of what the options of that name say."""

    school: str
    ladder: str
    category: str
    by: Sequence[str] = ()
    votes: Sequence[str] = ()
    casting: str | None = None
    on: str | None = None
    reason: str | None = None
    conditions: Sequence[str] = ()
    consulted: Sequence[str] = ()
    is_exceptional: bool = False
    corrects: str | None = None
    half_term: str | None = None
    place: Place = PROMPT
    places: Mapping[str, Place] = MappingProxyType({})


class Found(NamedTuple):
    """What was asked, with everything it names found: the proposal, its circumstances, and what it would rest on."""

    proposal: "Proposal"
    circumstances: "Circumstances"
    ladder: "Ladder"
    carried: "Rested | None" = None


class Desk:
    """Where what is asked is looked up: the evidence read once, the courses as they grow by what is being recorded."""

    def __init__(self, recording: Recording) -> None:
        self.recording, self.folder = recording, recording.folder
        self.courses = dict(self.folder.recorded().courses)
        self._evidence: dict[tuple[str, date], HalfTermEvidence] = {}

    def find(self, asked: Asked) -> Found:
        """Everything that was named. Raises typer's BadParameter where something is not found, or ProblemsFound."""
        from sfec.rules.ballots import Asking  # noqa: PLC0415 - only where something is recorded
        from sfec.rules.proposals import Proposal  # noqa: PLC0415

        [ladder] = choose_ladders(self.folder, asked.ladder).values()
        [school] = choose_schools(self.folder, [asked.school], self.folder.schools)
        course = self.course(school, ladder)
        corrected = self._corrected(asked, course)
        on = self._day(asked, corrected)
        half_term = self._half_term(asked, corrected, on)
        evidence = self.evidence(half_term, on)
        choose_schools(self.folder, [asked.school], evidence.schools)
        proposal = Proposal(
            school,
            half_term,
            find_category(ladder, asked.category),
            on,
            Asking(asked.place, school.who),
            tuple(choose_role(each, "--by") for each in asked.by),
            tuple(find_ballot(each) for each in asked.votes),
            find_casting(asked.casting),
            asked.reason,
            tuple(asked.conditions),
            tuple(asked.consulted),
            asked.is_exceptional,
            corrected,
        )
        carried = self._carried(corrected, half_term)
        return Found(proposal, self._circumstances(proposal, ladder, course, carried), ladder, carried)

    def _circumstances(
        self, proposal: "Proposal", ladder: "Ladder", course: "Course", carried: "Rested | None"
    ) -> "Circumstances":
        """The circumstances a decision is made in; a correction rests on what it corrects did."""
        from sfec.rules.captured import evidence_of  # noqa: PLC0415 - only where something is recorded
        from sfec.rules.categorise import indicate  # noqa: PLC0415
        from sfec.rules.proposals import Circumstances  # noqa: PLC0415

        if carried:
            evidence = evidence_of(ladder, carried)
        else:
            evidence = self.evidence(proposal.half_term, proposal.on).by_ladder[ladder.id][proposal.school.code]
            self._refuse_unsound(proposal.school, ladder, proposal.half_term)
        current = proposal.corrects.decision.moved_from if proposal.corrects else course.current
        return Circumstances(self.recording.trust, indicate(ladder, evidence, current), course, self.recording.day)

    def rested(self, found: Found, who: "tuple[Holder, ...]") -> "Rested":
        """What an act on what was found rests on, where these could decide or have a vote."""
        from sfec.rules.decide import rested_on  # noqa: PLC0415 - only where something is recorded

        return rested_on(found.circumstances.indication, who, self.folder.policy_hash(found.ladder.id))

    def course(self, school: "School", ladder: "Ladder") -> "Course":
        """A school's course on a ladder so far. Raises ProblemsFound where the ledger leaves it in doubt."""
        from sfec.model.course import NO_COURSE  # noqa: PLC0415 - only where something is recorded

        doubts = [each for each in self.folder.problems if each.who == school.who and each.code in _DOUBTS]
        if doubts:
            raise ProblemsFound(doubts)
        return self.courses.get((school.code, ladder.id), NO_COURSE)

    def evidence(self, half_term: "HalfTerm", on: date) -> "HalfTermEvidence":
        """A half-term's evidence as seen from a day."""
        key = (half_term.id, on)
        if key not in self._evidence:
            self._evidence[key] = self.folder.evidence(half_term, on)
        return self._evidence[key]

    def _day(self, asked: Asked, corrected: "Decided | None") -> date:
        return corrected.decision.on if corrected and asked.on is None else self.recording.named_day(asked.on)

    def _half_term(self, asked: Asked, corrected: "Decided | None", on: date) -> "HalfTerm":
        named = asked.half_term or (corrected.decision.half_term if corrected else None)
        return choose_half_term(self.folder, named, on)

    def _corrected(self, asked: Asked, course: "Course") -> "Decided | None":
        if asked.corrects is None:
            return None
        entry = find_entry(self.recording.ledger, asked.corrects)
        decided = course.of(entry.id)
        if decided is None:
            raise misuse(asked.corrects, "is no decision that stands for this school and ladder", "--corrects")
        return decided

    def _carried(self, corrected: "Decided | None", half_term: "HalfTerm") -> "Rested | None":
        if corrected is None or corrected.decision.half_term != half_term.id:
            return None
        return self.recording.ledger.rested.get(corrected.entry.id)

    def _refuse_unsound(self, school: "School", ladder: "Ladder", half_term: "HalfTerm") -> None:
        """Raise ProblemsFound where an error stands in what the decision would rest on."""
        from sfec.folder.sheet_names import AUDITS, AUDITS_FILE, DIRECTIVES, RECOMMENDATIONS  # noqa: PLC0415
        from sfec.rules.audits import AUDIT_ACTIONS  # noqa: PLC0415 - only where something is recorded

        paths, sheets = [self.folder.shown(self.folder.new_workbook(half_term))], ["", ladder.title, DIRECTIVES]
        if AUDIT_ACTIONS in ladder.fields:
            paths, sheets = [*paths, AUDITS_FILE], [*sheets, AUDITS, RECOMMENDATIONS]
        stops = [
            each
            for each in self.folder.problems
            if each.level is Level.ERROR
            and (each.who in (school.who, school.code) or (not each.who and each.place.path in paths))
            and each.place.sheet in sheets
        ]
        if stops:
            message = "nothing is recorded: the decision would rest on evidence that cannot be read"
            hint = "mend what is named here first; a cell that nobody can answer yet may be left empty"
            raise ProblemsFound([*stops, Problem(PROMPT, "decision-evidence", message, hint, school.who)])


_DOUBTS = ("decision-double", "decision-loose", "decision-category")


def find_category(ladder: "Ladder", named: str) -> str:
    """A category by its id or title."""
    known = {word.casefold(): each.id for each in ladder.categories for word in (each.id, each.title)}
    found = known.get(named.strip().casefold())
    if found is None:
        titles = [each.title for each in ladder.categories]
        near = did_you_mean(named, titles) or f"categories: {', '.join(titles)}"
        raise misuse(named, f"is no category; {near}", "category")
    return found


def find_ballot(given: str) -> "BallotGiven":
    """A vote as it is written."""
    from sfec.rules.ballots import parse_ballot  # noqa: PLC0415 - only where something is recorded

    ballot = parse_ballot(given)
    if isinstance(ballot, str):
        raise misuse(given, ballot, "--vote")
    return ballot


def find_casting(given: str | None) -> "Choice | None":
    """How a casting vote was used."""
    from sfec.model.vote import Choice  # noqa: PLC0415 - only where something is recorded

    if given is None:
        return None
    if given.casefold() not in (Choice.FOR, Choice.AGAINST, Choice.ABSTAIN):
        raise misuse(given, "is none of: for, against, abstain", "--casting-vote")
    return Choice(given.casefold())


def refused(error: typer.BadParameter, asked: Asked) -> Problem:
    """What was wrongly asked in a row of a workbook, as a problem at its cell."""
    message, _, hint = error.message.partition("; ")
    return Problem(asked.places.get(str(error.param_hint), asked.place), "decision-value", message, hint)
