"""The CEO letters of a half-term, composed from what is known of its round."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property

from sfec.documents.kinds import KINDS
from sfec.folder.names import SCHOOLS_FOLDER, TRUST_FILE
from sfec.model.ceo_letter import CeoLetter
from sfec.model.course import NO_COURSE
from sfec.model.evidence import Directive
from sfec.model.occurrence import ActivityDone
from sfec.model.policy import Ladder
from sfec.model.trust import ROLES, Holder, School, Trust
from sfec.office.core_offer import OpenCoreOffer, open_core_offer, school_years
from sfec.office.document_series import DocumentSeries, Paper
from sfec.office.engagement import engagements
from sfec.office.plans import seen_plans
from sfec.office.rounds import OpenFolder, OpenRound
from sfec.problems import Level, Place, Problem, ProblemsFound
from sfec.rules.core_offer.done_record import has_begun
from sfec.rules.core_offer.engagement import SchoolEngagement
from sfec.rules.decisions.captured_evidence import gone_stale
from sfec.rules.decisions.decision_words import say_stale
from sfec.rules.letters.ceo_letter import LetterFacts, addressed, compose_letter
from sfec.rules.letters.issued_documents import IssuedDocument, facts_of, say_changed
from sfec.rules.letters.letter_ladder import LadderPosition, find_position
from sfec.rules.plans.obligations import Obliged, obliged_windows
from sfec.rules.plans.seen_plans import SeenPlan


class Correspondence:
    """The CEO letters of a half-term.

    Raises ProblemsFound where the policy cannot be read.
    """

    def __init__(self, opened: OpenRound) -> None:
        self.opened, self.ladders = opened, opened.ladders
        self.series = DocumentSeries(opened, KINDS[CeoLetter], opened.half_term.id)

    def compose(self, school: School) -> Paper:
        """A school's letter. Raises ProblemsFound where trust.yaml cannot be read.

        Problem: letter-nobody.
        """
        facts = self._facts(school)
        letter = compose_letter(facts)
        to: list[Holder] = []
        roles = addressed(school, facts.on)
        for role in roles:
            to += facts.trust.holders(school, role, facts.on)
        decided = [each.indication.decided for each in facts.positions]
        return Paper(
            school,
            letter,
            addressed=roles,
            to=tuple(to),
            undecided=letter.undecided,
            decisions=tuple(each.entry.id for each in decided if each),
            facts=facts_of(facts.directives, facts.reports),
            problems=(*_nobody(letter, school), *(self._offer.problems if self._offer else ())),
        )

    def changes(self, issued: IssuedDocument) -> Iterator[str]:
        """What an issued letter says that is no longer so."""
        code, record = issued.document.school, self.opened.record
        for ladder in self.ladders.values():
            course = record.courses.get((code, ladder.id), NO_COURSE)
            decided = course.decided(self.opened.half_term.id)
            if decided is None or decided.entry.id not in issued.document.decisions:
                yield f"the decision on {ladder.title} is another, or has been withdrawn"
            elif rested := self.opened.ledger.grounds.get(decided.entry.id):
                now = self.opened.evidence.by_ladder[ladder.id][code]
                yield from (say_stale(ladder, each) for each in gone_stale(ladder, rested, now))
        reports = self.opened.evidence.reports.get(code, {})
        now_said = facts_of(self._directives.get(code, ()), reports)
        yield from say_changed(issued.document.facts, now_said)

    def _facts(self, school: School) -> LetterFacts:
        """What a school's letter tells of."""
        opened, term_dates = self.opened, self.opened.folder.term_dates
        assert term_dates is not None  # noqa: S101 - the half-term was found in them
        return LetterFacts(
            trust=self._trust,
            school=school,
            half_term=opened.half_term,
            term_dates=term_dates,
            on=opened.day,
            positions=list(self._positions(school)),
            directives=self._directives.get(school.code, ()),
            before=self._directives_before.get(school.code, ()),
            reports=opened.evidence.reports.get(school.code, {}),
            engagement=self._engagements.get(school.code),
            in_doubt=bool(opened.folder.doubts(school.code)),
            plans=[each for each in self._plans if each.school.code == school.code],
        )

    def _positions(self, school: School) -> Iterator[LadderPosition]:
        """Where a school stands on each ladder."""
        opened = self.opened
        for ladder in self.ladders.values():
            course = opened.record.courses.get((school.code, ladder.id), NO_COURSE)
            now = opened.evidence.by_ladder[ladder.id][school.code]
            position = find_position(ladder, opened.half_term, course, now, opened.ledger)
            yield position._replace(due=self._due(school, ladder))

    def _due(self, school: School, ladder: Ladder) -> Mapping[str, date]:
        """When what the school's category brings is due next, while that has not been done."""
        due: dict[str, date] = {}
        for (activity, code), windows in self._obliged.items():
            days = self._done_on.get((activity, code), ())
            is_open = [each for each in windows if not any(map(each.holds, days))]
            if code == school.code and activity.startswith(f"{ladder.id}_") and is_open:
                ahead = (each.due for each in is_open if each.due >= self.opened.day)
                due[activity] = next(ahead, is_open[-1].due)
        return due

    @cached_property
    def _done_on(self) -> Mapping[tuple[str, str | None], list[date]]:
        """The days on which each activity was recorded as done for each school."""
        found: dict[tuple[str, str | None], list[date]] = {}
        withdrawn = self.opened.ledger.withdrawn
        for entry in self.opened.ledger.entries:
            act = entry.act
            if isinstance(act, ActivityDone) and entry.id not in withdrawn:
                found.setdefault((act.activity, act.school), []).append(act.on)
        return found

    @cached_property
    def _obliged(self) -> Obliged:
        opened = self.opened
        years = school_years(opened.folder.term_dates) if opened.folder.term_dates else []
        return obliged_windows(self.ladders, opened.record.courses, years, ())

    @property
    def _trust(self) -> Trust:
        if self.opened.folder.trust is None:
            raise ProblemsFound([*self.opened.folder.problems, *self.opened.stale()])
        return self.opened.folder.trust

    @cached_property
    def _directives(self) -> Mapping[str, list[Directive]]:
        return _by_school(self.opened.evidence.directives)

    @cached_property
    def _directives_before(self) -> Mapping[str, list[Directive]]:
        return _by_school(self.opened.folder.directives_before(self.opened.half_term))

    @cached_property
    def _engagements(self) -> Mapping[str, SchoolEngagement]:
        """How each school engages in the core offer, where that is recorded."""
        opened = self.opened
        if self._offer is None:
            return {}
        return engagements(self._offer, opened.year, opened.evidence.schools)

    @cached_property
    def _plans(self) -> Sequence[SeenPlan]:
        """The plans that can be read; what is wrong in them `sfec plan check` tells."""
        opened, folder = self.opened, self.opened.folder
        if not folder.keeps_plans or folder.plans is None or folder.weeks is None:
            return ()
        order = list(self.ladders)
        seen = seen_plans(OpenFolder(folder, opened.day, opened.known_by)).value
        return sorted(seen, key=lambda each: order.index(each.ladder.id))

    @cached_property
    def _offer(self) -> OpenCoreOffer | None:
        """The core offer, where somebody has begun to record what was done of it."""
        opened = self.opened
        if not has_begun(opened.ledger):
            return None
        return open_core_offer(opened.folder, opened.day, opened.known_by)


def _nobody(letter: CeoLetter, school: School) -> Iterator[Problem]:
    """Those who should be written to, or sign, and are not known on that day."""
    written_to = {each.role for each in letter.to}
    for role in (ROLES[school.leading(each)] for each in addressed(school, letter.date)):
        if role not in written_to:
            message = f"nobody is in post as {role}: the letter is not addressed to one"
            hint = "write who it is in the school's record, with `from` if it matters"
            place = Place(SCHOOLS_FOLDER)
            yield Problem(place, "letter-nobody", message, hint, school.who, Level.WARNING)
    if letter.ceo is None:
        message = "nobody is in post as CEO: nobody's name stands under the letters"
        hint = "write who it is under people"
        yield Problem(Place(TRUST_FILE), "letter-nobody", message, hint, level=Level.WARNING)


def _by_school(directives: Iterable[Directive]) -> Mapping[str, list[Directive]]:
    found: dict[str, list[Directive]] = {}
    for each in directives:
        found.setdefault(each.school, []).append(each)
    return found
