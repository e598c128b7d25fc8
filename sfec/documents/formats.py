"""The formats a document can be written in, and what has to be said of each."""

import os
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple, TypeVar

from sfec.documents import pdf, web, word
from sfec.documents.document import Document
from sfec.documents.pdf import PdfFile
from sfec.documents.templates import (
    LETTERHEAD,
    Templates,
    broken_letterhead,
    shown,
)
from sfec.documents.text import TOFU, left_out, name_character
from sfec.folder.names import TRUST_FILE
from sfec.problems import Level, Place, Problem, ProblemsFound, quoted

T = TypeVar("T")


class Rendering(NamedTuple):
    """A document in one format, None where it cannot be made, and what has to be said of it."""

    content: bytes | None
    problems: tuple[Problem, ...] = ()


def make_word(document: Document, templates: Templates, place: Place) -> Rendering:
    """A document as Word.

    Raises ProblemsFound: letterhead-broken, letterhead-pupil. Problem: letterhead-control.
    """
    del place
    letterhead = templates.letterhead()
    try:
        typed = word.write(document, letterhead)
    except (RuntimeError, ValueError, KeyError, zipfile.BadZipFile) as error:
        raise ProblemsFound([broken_letterhead()]) from error
    return Rendering(typed.content, tuple(_lacking(each) for each in typed.lacking))


def make_pdf(document: Document, templates: Templates, place: Place) -> Rendering:
    """A document as PDF. Problems: document-glyph, brand-font."""
    del templates
    printed = pdf.write(document)
    return Rendering(printed.content, tuple(_unlike(document, printed, place)))


def make_html(document: Document, templates: Templates, place: Place) -> Rendering:
    """A document as HTML."""
    del templates, place
    return Rendering(web.write_html(document))


def make_markdown(document: Document, templates: Templates, place: Place) -> Rendering:
    """A document as Markdown."""
    del templates, place
    return Rendering(web.write_markdown(document))


#: Every format by the ending of its files. The first two are written where none is asked for.
FORMATS: Mapping[str, Callable[[Document, Templates, Place], Rendering]] = {
    "docx": make_word,
    "pdf": make_pdf,
    "html": make_html,
    "md": make_markdown,
}
USUAL = ("docx", "pdf")


def make(document: Document, form: str, templates: Templates, place: Place) -> Rendering:
    """A document in a format.

    Problems: letterhead-broken, letterhead-pupil, letterhead-control, document-glyph, brand-font.
    """
    try:
        return FORMATS[form](document, templates, place)
    except ProblemsFound as found:
        return Rendering(None, found.problems)


def make_each(
    things: Iterable[T],
    document: Callable[[T], Document],
    forms: Sequence[str],
    templates: Templates,
    place: Callable[[T], Place],
) -> Iterator[tuple[T, list[Rendering]]]:
    """Each thing's document in each format, in turn, all cores busy with those to come."""

    def made(thing: T) -> tuple[T, list[Rendering]]:
        """A thing and its renderings; where it makes no document, its problems in each format."""
        try:
            found = document(thing)
        except ProblemsFound as problems:
            return thing, [Rendering(None, problems.problems)] * len(forms)
        return thing, [make(found, form, templates, place(thing)) for form in forms]

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        yield from pool.map(made, things)


def refused_characters(texts: Iterator[str], place: Place, who: str) -> Iterator[Problem]:
    """A warning for every text with a character no document holds. Problem: document-character."""
    told: list[str] = []
    for text in sorted(set(texts), key=lambda each: (len(each), each)):
        found = left_out(text)
        # What is said in sfec's words around a text has its characters too.
        if found and not any(each in text and set(found) <= set(each) for each in told):
            told.append(text)
            named = ", ".join(map(name_character, found))
            message = f"{named} is left out of {quoted(text)}"
            hint = "take it out where the text was typed; it cannot be seen there either"
            yield Problem(place, "document-character", message, hint, who, Level.WARNING)


def _unlike(document: Document, printed: PdfFile, place: Place) -> Iterator[Problem]:
    if printed.missing:
        named = ", ".join(f"{each} {name_character(each)}" for each in printed.missing)
        message = f"the PDF has {TOFU} where no font on this computer has {named}"
        hint = "the Word file has it; or save that as PDF, or install a font that has it"
        yield Problem(place, "document-glyph", message, hint, level=Level.WARNING)
    if not printed.is_font_there:
        font = quoted(document.brand.font or "")
        message = (
            f"brand.font: {font} is not on this computer, or may not go into a PDF: "
            "the PDF has sfec's own"
        )
        hint = "install it, or write its name as Word shows it in its list of fonts"
        yield Problem(Place(TRUST_FILE), "brand-font", message, hint, level=Level.WARNING)


def _lacking(control: str) -> Problem:
    message = (
        f"its header and footer have no content control with the tag {quoted(control)}, "
        "so no page says that"
    )
    way = "in Word, Developer, Properties of a plain text content control"
    hint = f"{way}: give it the tag {control}"
    letterhead = Place(shown(LETTERHEAD))
    return Problem(letterhead, "letterhead-control", message, hint, level=Level.WARNING)
