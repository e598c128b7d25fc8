"""Hostile texts in a plan: what people typed stays text in every format of its documents."""

from dataclasses import replace
from pathlib import Path

import pytest

from sfec.documents.formats import make
from sfec.documents.kinds import KINDS, Stationery, templates_in
from sfec.model.document import DocumentContext
from sfec.problems import Place
from tests.rules.plans.test_progress_report import reported
from tests.support.document_texts import Page, assert_nothing_lives, html_texts, word_texts
from tests.support.hostile import as_said, telling_texts
from tests.support.plan_builder import directive, extension, notice, rep, result, review
from tests.support.plan_papers import ON, REVIEWED, document

TEXTS = [each for each in telling_texts() if len(each) < 100]
ROWS = tuple(
    directive(str(number), text=text, owner=text, shown_by=text)
    for number, text in enumerate(TEXTS, 1)
)
FOUND = tuple(
    result(REVIEWED, "not met", str(number), outlook="red")._replace(said=text)
    for number, text in enumerate(TEXTS, 1)
)


def hostile() -> list[DocumentContext]:
    """A REP and a board plan's report that hold every text of the corpus."""
    one = TEXTS[0]
    plan = rep(
        directives=ROWS,
        results=FOUND,
        reviews=(review(REVIEWED, by=one, next_steps=one),),
        extensions=(extension(REVIEWED, ON, reason=one, by=one),),
        written_by=one,
        mentor=one,
    )
    held = [each._replace(block=None) for each in ROWS]
    board = replace(
        notice(directives=tuple(held), results=FOUND, board=tuple(TEXTS)), kind="board_plan"
    )
    return [document(plan), reported(replace(board, name="RPS-board-plan-1"))]


@pytest.mark.parametrize("context", hostile(), ids=["rep", "progress"])
def test_what_people_typed_is_text_in_every_format(
    context: DocumentContext, tmp_path: Path
) -> None:
    templates = templates_in(tmp_path)
    made = KINDS[type(context)].make(context, Stationery(templates))
    word, page = (
        make(made, form, templates, Place("")).content or b"" for form in ("docx", "html")
    )
    typed = {as_said(each.strip()) for each in TEXTS}
    assert typed <= set(word_texts(word))
    assert typed <= set(html_texts(page))
    assert_nothing_lives(Page(page))
    for form in ("pdf", "md"):
        assert make(made, form, templates, Place("")).content
