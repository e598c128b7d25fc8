"""Documents of any kind written: what has gone out is left, what somebody edited is kept."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Generic, NamedTuple, Protocol, TypeVar

from sfec.documents.files import note
from sfec.documents.formats import FORMATS, USUAL
from sfec.model.trust import School
from sfec.model.written_documents import WrittenDocument
from sfec.office.document_series import DocumentSeries, Paper
from sfec.office.usage import misuse
from sfec.problems import Level, Part, Place, Problem, ProblemsFound, did_you_mean
from sfec.rules.days import format_day

T = TypeVar("T")
S = TypeVar("S", bound=School | None)


class DocumentRequest(NamedTuple, Generic[S]):
    """Documents to be written or issued: of which schools, composed how, in which formats.

    `is_named` where the schools were named, and not all of them were meant.
    """

    schools: Sequence[S]
    compose: Callable[[S], Paper]
    forms: Sequence[str]
    is_named: bool = True


class Watched(Protocol):
    """Something long as it is watched: the same steps, while it is shown how many are to come."""

    def __call__(self, steps: Iterable[T], total: int) -> Iterator[T]:
        """The steps, each as soon as it is done."""


def unwatched(steps: Iterable[T], total: int) -> Iterator[T]:
    """The steps, without anybody being shown."""
    del total
    return iter(steps)


def choose_formats(named: Iterable[str]) -> list[str]:
    """The formats of those names, whatever their case; the usual ones where none is named."""
    for each in named:
        if each.casefold() not in FORMATS:
            near = did_you_mean(each, FORMATS) or f"formats: {', '.join(FORMATS)}"
            raise misuse(each, f"is no format; {near}", "--format")
    return list(dict.fromkeys(each.casefold() for each in named)) or list(USUAL)


def write_documents(
    series: DocumentSeries,
    request: DocumentRequest[S],
    *,
    is_forced: bool = False,
    watched: Watched = unwatched,
) -> Part[list[WrittenDocument]]:
    """Write documents; one that has been issued is never written again.

    Problems: letter-issued, those of composing, of formats and of writing.
    """
    papers, problems = compose_papers(series, request)
    written = []
    for paper, made in watched(series.make(papers, request.forms), len(papers)):
        files, met = series.keep(paper, request.forms, made, is_forced=is_forced)
        problems += met
        is_draft = bool(paper.undecided)
        written.append(WrittenDocument(paper.school, tuple(files), is_draft, paper.to))
    return Part(written, [*problems, *note(series.documents)])


def compose_papers(series: DocumentSeries, request: DocumentRequest[S]) -> Part[list[Paper]]:
    """Compose those that have not gone out. Problems: letter-issued, document-character.

    Raises ProblemsFound where one cannot be composed, with what was met before.
    """
    unissued, problems = [], list[Problem]()
    for school in request.schools:
        issued = _issued_already(series, school, is_named=request.is_named)
        if issued:
            problems.append(issued)
        else:
            unissued.append(school)
    try:
        papers = [request.compose(each) for each in unissued]
    except ProblemsFound as found:
        raise ProblemsFound([*found.problems, *problems]) from found
    for paper in papers:
        problems += series.doubts(paper)
    return Part(papers, problems)


def _issued_already(
    series: DocumentSeries, school: School | None, *, is_named: bool
) -> Problem | None:
    """That a document has gone out, where it has: an error where it was named, else a note."""
    issued = series.current_issue(school)
    if issued is None:
        return None
    day, noun = format_day(issued.document.on), series.kind.noun
    message = f"the {noun} was issued on {day}, and is left as it is"
    way = f"`sfec withdraw {issued.entry.short_id} --reason TEXT`"
    hint = f"to send another, withdraw this one, {way}; its files are kept"
    place, who = Place(issued.document.files[0].path), school.who if school else ""
    level = Level.ERROR if is_named else Level.NOTE
    return Problem(place, "letter-issued", message, hint, who, level)
