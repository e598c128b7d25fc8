"""The letters of a half-term: composed from the folder, made into documents, written side by side."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from sfec.commands.choices import Opened
from sfec.documents import ceo_letter
from sfec.documents.document import Document, Logo, read_logo
from sfec.documents.formats import Made, make_each, refused_characters
from sfec.documents.templates import Templates
from sfec.documents.text import texts_of
from sfec.folder.documents_folder import DocumentsFolder
from sfec.folder.trust_file import TRUST_FILE
from sfec.model.course import NO_COURSE
from sfec.model.evidence import Directive
from sfec.model.ledger import Ledger
from sfec.model.trust import ROLES, Brand
from sfec.problems import Level, Place, Problem, ProblemsFound
from sfec.rules.ceo_letter import ADDRESSED, Told, compose
from sfec.rules.issued import Issued, issued_documents
from sfec.rules.letter_ladder import place
from sfec.rules.telling import say_heads
from sfec.rules.ticking import has_begun

if TYPE_CHECKING:
    from sfec.folder.half_term_evidence import HalfTermEvidence
    from sfec.model.ceo_letter import CeoLetter
    from sfec.model.policy import Ladder
    from sfec.model.trust import School, Trust
    from sfec.rules.engagement import Standing


class Letter(NamedTuple):
    """One school's letter as composed, and what it tells of."""

    school: "School"
    told: Told
    letter: "CeoLetter"


class Correspondence:
    """The letters of a half-term, as the folder has it on a day; what is met on the way is added to its problems."""

    def __init__(self, opened: Opened, ladders: "dict[str, Ladder]") -> None:
        self.opened, self.folder, self.ladders = opened, opened.folder, ladders
        self.templates = Templates(self.folder.path)
        self.documents = DocumentsFolder(self.folder.path, opened.half_term.id)
        self.evidence: HalfTermEvidence = self.folder.evidence(opened.half_term, opened.day)
        self._whole = self.folder.ledger or Ledger()
        self.ledger = self._whole.known_by(opened.known_by) if opened.known_by else self._whole
        self.recorded = self.folder.recorded(opened.known_by)
        if opened.known_by is None:
            self.folder.look_for_stale(self.recorded, self.evidence)

    @property
    def trust(self) -> "Trust":
        """The trust. Raises ProblemsFound where trust.yaml cannot be read."""
        if self.folder.trust is None:
            raise ProblemsFound(self.folder.problems)
        return self.folder.trust

    @cached_property
    def logo(self) -> Logo | None:
        """The trust's logo, where it has one."""
        return read_logo(self.folder.path, self.trust.brand)

    @cached_property
    def _issued(self) -> Mapping[str, list[Issued]]:
        return issued_documents(self._whole, ceo_letter.NAME, self.opened.half_term.id)

    @cached_property
    def _known(self) -> Mapping[str, list[Issued]]:
        return issued_documents(self.ledger, ceo_letter.NAME, self.opened.half_term.id)

    @cached_property
    def _directives(self) -> Mapping[str, list[Directive]]:
        return _by_school(self.evidence.directives)

    @cached_property
    def _directives_before(self) -> Mapping[str, list[Directive]]:
        return _by_school(self.folder.directives_before(self.opened.half_term))

    @cached_property
    def _standings(self) -> "Mapping[str, Standing]":
        """How each school stands in the core offer; none where nobody has begun to record it."""
        if not has_begun(self.ledger):
            return {}
        from sfec.commands.engaging import standings  # noqa: PLC0415 - only where it is kept
        from sfec.commands.offer import open_offer  # noqa: PLC0415

        offer = open_offer(self.folder, self.opened.day, self.opened.known_by)
        return standings(offer, self.opened.half_term, self.evidence.schools)

    def compose(self, school: "School") -> Letter:
        """A school's letter. Problems: letter-nobody, document-character."""
        half_term, term_dates = self.opened.half_term, self.folder.term_dates
        assert term_dates is not None  # noqa: S101 - the half-term was found in them
        placed = [
            place(
                ladder,
                half_term,
                self.recorded.courses.get((school.code, ladder.id), NO_COURSE),
                self.evidence.by_ladder[ladder.id][school.code],
                self.ledger,
            )
            for ladder in self.ladders.values()
        ]
        told = Told(
            self.trust,
            school,
            half_term,
            term_dates,
            self.opened.day,
            placed,
            self.directives(school),
            self._directives_before.get(school.code, []),
            self.evidence.reports.get(school.code, {}),
            self._standings.get(school.code),
        )
        letter = Letter(school, told, compose(told))
        self.folder.problems += self._doubts(letter)
        return letter

    def document(self, letter: Letter) -> Document:
        """A letter as a document. Raises ProblemsFound: those of templates."""
        brand = self.trust.brand or Brand()
        return ceo_letter.make(letter.letter, self.templates, say_heads(self.ledger), brand, self.logo)

    def issues(self, school: "School") -> list[Issued]:
        """Every issue of a school's letter for the half-term, one recorded after the day too: its files are kept."""
        return self._issued.get(school.code, [])

    def standing(self, school: "School") -> Issued | None:
        """The issue of a school's letter that stands, whatever the day."""
        return next((each for each in self.issues(school) if not each.is_withdrawn), None)

    def known(self, school: "School") -> Issued | None:
        """The issue of a school's letter that stood on the day."""
        return next((each for each in self._known.get(school.code, []) if not each.is_withdrawn), None)

    def directives(self, school: "School") -> list[Directive]:
        """A school's directives of the half-term, as typed."""
        return self._directives.get(school.code, [])

    def file_name(self, school: "School", form: str) -> str:
        """The file of a school's letter: each letter that was issued and withdrawn keeps its own."""
        return ceo_letter.file_name(school.code, form, sum(each.is_withdrawn for each in self.issues(school)) + 1)

    def _doubts(self, letter: Letter) -> Iterator[Problem]:
        """What has to be said of a letter, whatever it is written as."""
        at = Place(self.documents.shown(self.file_name(letter.school, "docx")))
        yield from self._nobody(letter)
        yield from refused_characters(texts_of(letter.letter), at, letter.school.who)

    def _nobody(self, letter: Letter) -> Iterator[Problem]:
        """Those who should be written to, or sign, and are not known on that day."""
        there = {each.role for each in letter.letter.to}
        missing = [ROLES[role] for role in ADDRESSED if ROLES[role] not in there]
        for role in missing:
            message = f"nobody is in post as {role}: the letter is not addressed to one"
            hint = "write who it is in the school's record, with `from` if it matters"
            yield Problem(Place("schools"), "letter-nobody", message, hint, letter.school.who, Level.WARNING)
        if letter.letter.ceo is None:
            message = "nobody is in post as CEO: nobody's name stands under the letters"
            yield Problem(
                Place(TRUST_FILE), "letter-nobody", message, "write who it is under people", level=Level.WARNING
            )

    def make(self, letters: Iterable[Letter], forms: Sequence[str]) -> Iterator[tuple[Letter, list[Made]]]:
        """Each letter in each format, in turn."""

        def place(letter: Letter) -> Place:
            return Place(self.documents.shown(self.file_name(letter.school, "pdf")))

        yield from make_each(letters, self.document, forms, self.templates, place)


def _by_school(directives: Iterable[Directive]) -> Mapping[str, list[Directive]]:
    found: dict[str, list[Directive]] = {}
    for each in directives:
        found.setdefault(each.school, []).append(each)
    return found
