"""What a command line, or a row of a workbook, asks to record, found in the folder."""

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from sfec.model.course import NO_COURSE, Course, CourseDecision
from sfec.model.decision import Decision, Grounds
from sfec.model.evidence import HalfTermEvidence
from sfec.model.half_term import HalfTerm
from sfec.model.identifier import identity
from sfec.model.ledger import SHORT_ID
from sfec.model.policy import Ladder
from sfec.model.trust import Holder, School
from sfec.model.vote import Choice
from sfec.office.choices import choose_half_term, choose_ladders, choose_role, choose_schools
from sfec.office.recording import Recording, find_entry
from sfec.office.usage import Misuse, misuse
from sfec.problems import PROMPT, Level, Place, Problem, ProblemsFound, did_you_mean
from sfec.rules.decisions.ballots import Occasion, WrittenBallot, parse_ballot, parse_role
from sfec.rules.decisions.captured_evidence import evidence_of, gone_stale
from sfec.rules.decisions.decide import grounds_of
from sfec.rules.decisions.openings import Opening
from sfec.rules.decisions.proposals import Circumstances, Proposal
from sfec.rules.ladders.indications import indicate
from sfec.rules.ladders.wording import name_roles

_OPENING_NEEDS = "an opening position says since when it stands, and who decided it"
_OPENING_LACKS = (
    "an opening position is of no half-term, and no vote, exceptional move or correction"
)
#: What leaves it in doubt where a school is.
_DOUBTS = ("decision-double", "decision-loose", "decision-category", "ledger-end")


class DecisionRequest(NamedTuple):
    """A decision in the words of whoever asks for it.

    `place` is where it is written, `places` where that is which the option of each name says.
    """

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
    is_opening: bool = False
    corrects: str | None = None
    half_term: str | None = None
    place: Place = PROMPT
    places: Mapping[str, Place] = MappingProxyType({})

    def problem(self, error: Misuse) -> Problem:
        """What was wrongly asked in a row of a workbook, at its cell. Problem: decision-value."""
        message, _, hint = error.message.partition("; ")
        place = self.places.get(str(error.option), self.place)
        return Problem(place, "decision-value", message, hint)


class DecisionCase(NamedTuple):
    """A request with everything it names found; `carried` are the grounds of what it corrects."""

    proposal: Proposal
    circumstances: Circumstances
    carried: Grounds | None = None


class DecisionDesk:
    """Where requests are looked up: evidence read once, courses as they grow by what is added."""

    def __init__(self, recording: Recording) -> None:
        self.recording, self.folder = recording, recording.folder
        self.courses = dict(self.folder.record().courses)
        self._evidence: dict[tuple[str, date], HalfTermEvidence] = {}

    def find(self, request: DecisionRequest) -> DecisionCase:
        """Everything that a request names. Raises as `proposal` and `case` do."""
        return self.case(self.proposal(request))

    def proposal(self, request: DecisionRequest) -> Proposal:
        """What a request asks, every name in it found. Raises Misuse where one is not found.

        Raises ProblemsFound where the ledger leaves it in doubt where the school is.
        """
        [ladder] = choose_ladders(self.folder, request.ladder).values()
        [school] = choose_schools(self.folder, [request.school], self.folder.schools)
        course = self.course(school, ladder)
        corrected = self._corrected(request, course)
        on = self._day(request, corrected)
        half_term = self._half_term(request, corrected, on)
        draft = Decision(
            school=school.code,
            ladder=ladder.id,
            half_term=half_term.id,
            category=find_category(ladder, request.category),
            moved_from=None,
            on=on,
            reason=request.reason,
            is_exceptional=request.is_exceptional,
            conditions=tuple(request.conditions),
            consulted=tuple(request.consulted),
            corrects=self._entry_corrected(request),
        )
        return Proposal(
            draft=draft,
            school=school,
            half_term=half_term,
            occasion=Occasion(request.place, school.who),
            roles=tuple(choose_role(each, "--by") for each in request.by),
            ballots=tuple(map(read_ballot, request.votes)),
            casting=find_casting(request.casting),
            corrected=corrected,
        )

    def opening(self, request: DecisionRequest) -> Opening:
        """The opening position that a request asks for. Raises Misuse where it cannot be meant."""
        if request.on is None or not request.by:
            raise Misuse(_OPENING_NEEDS, "--on" if request.by else "--by")
        if any((request.votes, request.casting, request.is_exceptional, request.corrects)):
            raise Misuse(_OPENING_LACKS, "--opening")
        if request.half_term and request.place == PROMPT:
            raise Misuse(_OPENING_LACKS, "--half-term")
        [ladder] = choose_ladders(self.folder, request.ladder).values()
        [school] = choose_schools(self.folder, [request.school], self.folder.schools)
        draft = Decision(
            school=school.code,
            ladder=ladder.id,
            half_term="",
            category=find_category(ladder, request.category),
            moved_from=None,
            on=self.recording.named_day(request.on),
            reason=request.reason,
            conditions=tuple(request.conditions),
            consulted=tuple(request.consulted),
            opening=" and ".join(map(_name_body, request.by)),
        )
        return Opening(draft, school, ladder, Occasion(request.place, school.who))

    def case(self, proposal: Proposal) -> DecisionCase:
        """A proposal in its circumstances; a correction rests on what it corrects did.

        Raises Misuse where the school was not in the trust, or what is to be corrected no longer
        stands; and ProblemsFound where the files leave it in doubt: decision-evidence, and theirs.
        """
        corrected, draft = proposal.corrected, proposal.draft
        ladder = self.folder.ladders[draft.ladder]
        course = self.course(proposal.school, ladder)
        schools = self.evidence(proposal.half_term, draft.on).schools
        choose_schools(self.folder, [draft.school], schools)
        if corrected and corrected.entry.id != draft.corrects:
            raise _no_such_decision(draft.corrects or "")
        carried: Grounds | None = None
        if corrected and corrected.decision.half_term == draft.half_term:
            carried = self.recording.ledger.grounds.get(corrected.entry.id)
        if carried:
            evidence = evidence_of(ladder, carried)
        else:
            by_ladder = self.evidence(proposal.half_term, draft.on).by_ladder
            evidence = by_ladder[ladder.id][draft.school]
            self._refuse_unsound(proposal, ladder)
        current = corrected.decision.moved_from if corrected else course.current
        indication = indicate(ladder, evidence, current)
        today = self.recording.day
        circumstances = Circumstances(self.recording.trust, indication, course, today)
        return DecisionCase(proposal, circumstances, carried)

    def grounds(self, case: DecisionCase, able: tuple[Holder, ...]) -> Grounds:
        """What an act on a case rests on, where these could decide, or have a vote."""
        indication = case.circumstances.indication
        policy = self.folder.policy_hash(indication.ladder.id)
        return case.carried or grounds_of(indication, able, policy)

    def course(self, school: School, ladder: Ladder) -> Course:
        """A school's course so far. Raises ProblemsFound where the ledger leaves it in doubt."""
        own = [each for each in self.folder.problems if each.who == school.who]
        doubts = [each for each in own if each.code in _DOUBTS]
        if doubts:
            raise ProblemsFound(doubts)
        return self.courses.get((school.code, ladder.id), NO_COURSE)

    def evidence(self, half_term: HalfTerm, on: date) -> HalfTermEvidence:
        """A half-term's evidence as seen from a day."""
        key = (half_term.id, on)
        if key not in self._evidence:
            self._evidence[key] = self.folder.evidence(half_term, on)
        return self._evidence[key]

    def is_stale(self, standing: CourseDecision) -> bool:
        """Whether what a decision rested on has changed since."""
        decision, grounds = standing.decision, self.recording.ledger.grounds.get(standing.entry.id)
        half_term = choose_half_term(self.folder, decision.half_term, decision.on)
        ladder = self.folder.ladders[decision.ladder]
        now = self.evidence(half_term, decision.on).by_ladder[ladder.id].get(decision.school)
        return bool(grounds and now and any(gone_stale(ladder, grounds, now)))

    def _day(self, request: DecisionRequest, corrected: CourseDecision | None) -> date:
        if corrected and request.on is None:
            return corrected.decision.on
        return self.recording.named_day(request.on)

    def _half_term(
        self, request: DecisionRequest, corrected: CourseDecision | None, on: date
    ) -> HalfTerm:
        named = request.half_term or (corrected.decision.half_term if corrected else None)
        return choose_half_term(self.folder, named, on)

    def _corrected(self, request: DecisionRequest, course: Course) -> CourseDecision | None:
        """The decision that a request corrects, or that stands instead of it already."""
        named = self._entry_corrected(request)
        if named is None:
            return None
        corrected = course.holding(named)
        if corrected is None:
            raise _no_such_decision(named)
        if corrected.is_opening:
            says = "is an opening position: withdraw it, and record it again"
            raise misuse(named[:SHORT_ID], says, "--corrects")
        return corrected

    def _entry_corrected(self, request: DecisionRequest) -> str | None:
        named = request.corrects
        return find_entry(self.recording.ledger, named).id if named is not None else None

    def _refuse_unsound(self, proposal: Proposal, ladder: Ladder) -> None:
        """Raise ProblemsFound where an error stands in what the decision would rest on."""
        school = proposal.school
        evidence = self.evidence(proposal.half_term, proposal.draft.on)
        whose = (school.who, school.code)
        met = [each for each in evidence.problems_of(ladder.id) if each.who in ("", *whose)]
        # In no sheet stand the school's own record, and what the ledger holds of it.
        met += [each for each in self.folder.problems if each.who in whose and not each.place.sheet]
        # But where schools are a row each; that two sources hold it is told by recording.
        rows = [each for each in self.folder.part("schools").problems if each.place.sheet]
        doubts = self.folder.doubts(school.code)
        own = (each for each in rows if identity(each.who) in map(identity, whose))
        met += [each for each in own if each not in doubts]
        stops = [each for each in met if each.level is Level.ERROR]
        if stops:
            message = "nothing is recorded: the decision would rest on evidence that cannot be read"
            hint = (
                "mend what is named here first; a cell that nobody can answer yet may be left empty"
            )
            stops.append(Problem(PROMPT, "decision-evidence", message, hint, school.who))
            raise ProblemsFound(stops)


def _name_body(named: str) -> str:
    """Who decided an opening position: a role by its title, or whoever is named."""
    role = parse_role(named)
    return name_roles([role]) if role else named.strip()


def _no_such_decision(entry_id: str) -> Misuse:
    says = "is no decision that stands for this school and ladder"
    return misuse(entry_id[:SHORT_ID], says, "--corrects")


def find_category(ladder: Ladder, named: str) -> str:
    """A category by its id or title."""
    known: dict[str, str] = {}
    for each in ladder.categories:
        known |= dict.fromkeys((each.id.casefold(), each.title.casefold()), each.id)
    category = known.get(named.strip().casefold())
    if category is None:
        titles = [each.title for each in ladder.categories]
        near = did_you_mean(named, titles) or f"categories: {', '.join(titles)}"
        raise misuse(named, f"is no category; {near}", "category")
    return category


def read_ballot(text: str) -> WrittenBallot:
    """A vote as it is written."""
    ballot = parse_ballot(text)
    if isinstance(ballot, str):
        raise misuse(text, ballot, "--vote")
    return ballot


def find_casting(text: str | None) -> Choice | None:
    """How a casting vote was used."""
    if text is None:
        return None
    if text.casefold() not in (Choice.FOR, Choice.AGAINST, Choice.ABSTAIN):
        raise misuse(text, "is none of: for, against, abstain", "--casting-vote")
    return Choice(text.casefold())
