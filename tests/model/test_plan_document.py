"""A plan's document: what stands around it."""

from tests.support.plan_builder import rep
from tests.support.plan_papers import document


def test_it_is_called_what_its_kind_is_and_says_when_it_was_written() -> None:
    said = document().particulars
    assert (said.title, said.period) == ("Rapid Enhancement Plan", "written 4 November 2026")
    assert (said.school, said.status) == ("Ravelmoor Primary School", "")


def test_a_draft_says_on_every_page_that_it_is_one() -> None:
    said = document(rep(written_on=None)).particulars
    assert (said.period, said.status) == ("not yet written", "DRAFT, not to be sent")


def test_it_has_no_place_for_a_cell_or_a_vote() -> None:
    fields = set(document()._fields)
    assert fields.isdisjoint({"cells", "place", "vote", "votes", "ballots"})
