"""Letters of the example trust in every format, held against what they were when last looked at.

`--update-golden` writes them again; read them, and look at the pages, before they are kept.
"""

import re
from pathlib import Path

import pytest

from sfec.documents import pdf
from sfec.documents.formats import make
from sfec.folder.data_folder import DataFolder
from sfec.office.letters import Correspondence
from sfec.office.rounds import OpenFolder, open_round
from sfec.problems import Place
from sfec.terminal.document import show_document
from tests.support.runs import Sfec, Surroundings
from tests.support.trust_builder import TODAY
from tests.support.word_outline import outline

GOLDEN = Path(__file__).parent / "letters"
#: A letter with nothing against the school, one with much, a draft, and one of a school of which
#: little is known.
LETTERS = {"good": "RPS", "bad": "NGP", "draft": "MLA", "empty": "QIS"}
#: What is decided before, so that two of them are no drafts.
DECIDED = (
    ("RPS", "education", "universal"),
    ("RPS", "finance", "universal"),
    ("NGP", "education", "poor"),
)
_PICTURE = re.compile(r"data:image/png;base64,[A-Za-z0-9+/=]+")


@pytest.fixture
def letters(example: Path, sfec: Sfec, surroundings: Surroundings) -> Correspondence:
    """The letters of the example trust, three of its ladders decided."""
    for code, ladder, category in DECIDED:
        assert sfec(example, "decide", code, ladder, category, "--by", "ceo").status == 0
    folder, day = DataFolder(example), surroundings.moment.date()
    assert day.isoformat() == TODAY
    return Correspondence(open_round(OpenFolder(folder, day), None))


def test_a_letter_is_as_it_was_when_it_was_last_looked_at(
    letters: Correspondence, capsys: pytest.CaptureFixture[str], request: pytest.FixtureRequest
) -> None:
    schools = {each.code: each for each in letters.opened.evidence.schools}
    for name, code in LETTERS.items():
        document = letters.series.document(letters.compose(schools[code]))
        place = Place(f"{code}-ceo-letter")
        made = {
            form: make(document, form, letters.series.stationery.templates, place)
            for form in ("docx", "html", "md", "pdf")
        }
        assert not any(each.problems for each in made.values())
        assert all(each.content for each in made.values())
        show_document(document.tree["blocks"])
        found = {
            "docx.txt": outline(made["docx"].content or b""),
            "html": _PICTURE.sub(
                "data:image/png;base64,PICTURE", (made["html"].content or b"").decode()
            ),
            "md": (made["md"].content or b"").decode(),
            "typ": pdf.body(document).decode(),
            "terminal.txt": capsys.readouterr().out,
        }
        for ending, text in found.items():
            golden = GOLDEN / f"{name}.{ending}"
            if request.config.getoption("--update-golden"):
                golden.write_text(text, encoding="utf-8")
            assert golden.read_text(encoding="utf-8") == text, golden.name
