"""The CEO letter as a document: its context, its template, and what stands around it."""

from datetime import date

from sfec.documents.document import Document, Logo, digest_of, mark, read
from sfec.documents.templates import Templates, shown
from sfec.documents.text import on_one_line
from sfec.model.ceo_letter import CeoLetter
from sfec.model.chart import Chart, Panel
from sfec.model.trust import Brand

NAME = "ceo-letter"
TEMPLATE = f"{NAME}.md.j2"
PICTURE = "chart"


def make(letter: CeoLetter, templates: Templates, ledger_ends: str, brand: Brand, logo: Logo | None) -> Document:
    """A letter on its way out. Raises ProblemsFound: those of templates, template-markup."""
    charts = {PICTURE: _plain(letter.chart)}
    title = f"CEO letter, {letter.half_term}: {letter.school}"
    name = f"CEO letter · {letter.school} · {letter.half_term}"
    marks = mark(letter.trust, name, ledger_ends, "DRAFT, not to be sent" if letter.is_draft else "")
    tree = read(templates.render(TEMPLATE, letter=letter), shown(TEMPLATE), charts)
    return Document(on_one_line(title), tree, marks, letter.date, charts, brand, logo)


def file_name(code: str, ending: str, number: int = 1) -> str:
    """The file of a school's letter: `RPS-ceo-letter.docx`; of one issued anew, `RPS-ceo-letter-2.docx`."""
    return f"{code}-{NAME}{f'-{number}' if number > 1 else ''}.{ending}"


def digest(letter: CeoLetter) -> str:
    """What a letter says as a hash, whatever day it is dated."""
    return digest_of(letter._replace(date=date.min))


def _plain(chart: Chart) -> Chart:
    """A chart whose texts hold nothing that a document cannot."""
    panels = [
        Panel(on_one_line(each.title), tuple(map(on_one_line, each.categories)), each.steps) for each in chart.panels
    ]
    return Chart(tuple(map(on_one_line, chart.half_terms)), tuple(panels), on_one_line(chart.words))
