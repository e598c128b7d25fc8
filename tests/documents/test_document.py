"""A document is read once, checked, and then ready to be written as anything."""

import pytest

from sfec.documents import document
from sfec.documents.text import LINE_BREAK, NOTHING
from sfec.documents.tree import nodes, plain
from sfec.problems import ProblemsFound

SHOWN = "templates/ceo-letter.md.j2"


def test_lines_are_broken_and_nothing_of_ours_is_left() -> None:
    tree = document.read(f"# {NOTHING}\n\none{LINE_BREAK}two **{NOTHING}**\n", SHOWN, {})
    assert plain(tree["blocks"]) == "one\ntwo "
    assert [each["t"] for each in tree["blocks"]] == ["Para"]
    assert [each for each in nodes(tree["blocks"]) if each["t"] == "Strong"] == [
        {"t": "Strong", "c": []}
    ]


def test_what_no_document_may_hold_is_told_once_of_its_template() -> None:
    with pytest.raises(ProblemsFound) as found:
        document.read("    one\n\nwords\n\n    two\n\n---\n", SHOWN, {})
    (problem,) = found.value.problems
    assert (problem.code, str(problem.place)) == ("template-markup", SHOWN)
    assert problem.message.count("lines set as code") == 1
    assert problem.message.endswith(", a line across the page")


def test_a_picture_is_one_of_the_documents_own() -> None:
    with pytest.raises(ProblemsFound, match="1 problems"):
        document.read("![words](chart)", SHOWN, {})
