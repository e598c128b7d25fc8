"""A document of each kind of plan in every format, held against what it was when looked at last.

`--update-golden` writes them again; read them, and look at the pages, before they are kept.
"""

from pathlib import Path

import pytest

from sfec.documents import pdf
from sfec.documents.formats import make
from sfec.documents.kinds import KINDS, Stationery, templates_in
from sfec.problems import Place
from tests.support.example_papers import papers
from tests.support.word_outline import outline

GOLDEN = Path(__file__).parent / "plans"
PAPERS = papers()


@pytest.mark.parametrize("name", PAPERS)
def test_a_plan_is_as_it_was_when_it_was_last_looked_at(
    name: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    context, templates = PAPERS[name], templates_in(tmp_path)
    document = KINDS[type(context)].make(context, Stationery(templates))
    made = {
        form: make(document, form, templates, Place(name)) for form in ("docx", "html", "md", "pdf")
    }
    assert not any(each.problems for each in made.values())
    assert all(each.content for each in made.values())
    found = {
        "docx.txt": outline(made["docx"].content or b""),
        "html": (made["html"].content or b"").decode(),
        "md": (made["md"].content or b"").decode(),
        "typ": pdf.body(document).decode(),
    }
    for ending, text in found.items():
        golden = GOLDEN / f"{name}.{ending}"
        if request.config.getoption("--update-golden"):
            golden.write_text(text, encoding="utf-8")
        assert golden.read_text(encoding="utf-8") == text, golden.name
