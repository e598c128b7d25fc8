"""What every kind of document has in common."""

import json
from datetime import date
from typing import NamedTuple

from sfec.model.document import Particulars, plain_form


class Line(NamedTuple):
    """A line of a document."""

    text: str
    due: date | None = None


class Notice(NamedTuple):
    """A document of nothing in particular."""

    to: tuple[str, ...]
    lines: tuple[Line, ...]
    is_draft: bool = False


def test_a_record_is_told_by_the_names_of_its_fields_and_a_day_as_text() -> None:
    notice = Notice(("Hal Brook",), (Line("Agree a plan", date(2026, 12, 4)), Line("Write it")))
    assert json.loads(json.dumps(plain_form(notice))) == {
        "to": ["Hal Brook"],
        "lines": [
            {"text": "Agree a plan", "due": "2026-12-04"},
            {"text": "Write it", "due": None},
        ],
        "is_draft": False,
    }


def test_a_record_without_fields_is_no_list() -> None:
    assert plain_form(()) == []
    assert plain_form((Line("a"),)) == [{"text": "a", "due": None}]


def test_the_trusts_own_is_of_no_school_and_may_be_sent() -> None:
    said = Particulars("Larkmere Trust", "2026-27")
    assert (said.school, said.status, dict(said.charts)) == ("", "", {})
