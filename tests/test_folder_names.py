"""A trust's folder may be called anything that the computer lets a folder be called."""

import shutil
import unicodedata
from pathlib import Path

import pytest

from tests.support.document_texts import pdf_texts
from tests.support.runs import Sfec
from tests.support.told import records
from tests.support.trust_builder import write_people

NAMES = {
    "percent": "a%20b %s%d 100%",
    "address": "http%3A#part?x=1&y=~",
    "quotes": "it's “quoted”; (1) & co",
    "brackets": "{{ x }} {y} [red]z[/red] <b>*_`",
    "double quotes": 'the "trust" $HOME',
    "accents apart": unicodedata.normalize("NFD", "Ysgol Llŷn é"),
    "other scripts": "学校 🙂\u00a0\u200b",
    "option": "-x --data @y",
    "line": "one\ntwo\tthree",
    "long": "/".join(["deep" + "y" * 180] * 8),
}
FORMATS = [word for form in ("docx", "pdf", "html", "md") for word in ("--format", form)]


@pytest.fixture(params=NAMES.values(), ids=list(NAMES))
def oddly_named(request: pytest.FixtureRequest, trust: Path) -> Path:
    """The small trust, in a folder of that name within one of it, with its own templates."""
    write_people(trust)
    try:
        folder = trust.parent / request.param / request.param.rpartition("/")[2]
        return Path(shutil.copytree(trust, folder))
    except OSError:
        pytest.skip("this computer has no folder of that name")


def test_all_that_is_read_written_and_recorded_in_it_is_as_elsewhere(
    oddly_named: Path, sfec: Sfec
) -> None:
    folder = oddly_named
    records(sfec, folder, "check")
    for name in ("letterhead.docx", "ceo-letter.md.j2"):
        assert sfec(folder, "templates", "copy", name).status == 0
    for ladder in ("education", "finance"):
        why = ("--reason", "As agreed")
        records(sfec, folder, "decide", "RPS", ladder, "universal", "--by", "ceo", *why)
    documents = folder / "documents/2026-27/autumn-2"
    assert sfec(folder, "letter", "--school", "RPS", *FORMATS).status == 0
    assert {each.suffix for each in documents.iterdir()} >= {".docx", ".pdf", ".html", ".md"}
    assert "Ravelmoor" in pdf_texts((documents / "RPS-ceo-letter.pdf").read_bytes())[0]
    assert sfec(folder, "letter", "--school", "RPS", "--issue").status == 0
    assert sfec(folder, "letter", "--verify").status == 0
    records(sfec, folder, "done", "website", "--school", "RPS")
    for name in ("calendar.ics", "calendar.ics", "calendar.xlsx"):
        records(sfec, folder, "calendar", f"--{name[-4:].strip('.')}", str(folder / name))
    assert (folder / "calendar.ics").read_bytes().count(b"BEGIN:VCALENDAR") == 1
    assert sfec(folder, "evidence", "new", "--half-term", "spring-1").status == 0
    assert sfec(folder, "audit", "new").status == 0
    assert sfec(folder, "check").status == 0
