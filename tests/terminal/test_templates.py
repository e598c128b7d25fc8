"""The templates of documents at the prompt."""

from pathlib import Path

import pytest

from sfec.documents.templates import Template
from sfec.terminal.templates import show_templates

LONG = Path("/srv/Larkmere Trust/School improvement/The half-term round/templates")
FOUND = [
    Template("ceo-letter.md.j2", LONG / "ceo-letter.md.j2", is_own=True),
    Template("letterhead.docx", LONG / "letterhead.docx", is_own=False),
]


@pytest.mark.parametrize("columns", [60, 80])
@pytest.mark.parametrize("colour", [False, True])
def test_each_template_says_whose_it_is_within_the_screens_width(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    *,
    columns: int,
    colour: bool,
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    if colour:
        monkeypatch.setenv("FORCE_COLOR", "1")
    show_templates(FOUND)
    said = capsys.readouterr().out
    assert ("\x1b[" in said) == colour
    first, *others = said.split("\x1b[")
    plain = first + "".join(each.partition("m")[2] for each in others)
    assert "ceo-letter.md.j2  the trust's own: " in plain
    assert "letterhead.docx   comes with sfec: " in plain
    assert max(map(len, plain.splitlines())) <= columns
