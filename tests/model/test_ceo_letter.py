"""The CEO letter: what stands around it."""

from tests.support.letter_builder import a_letter


def test_what_stands_around_a_letter_says_whose_it_is_and_of_which_half_term() -> None:
    said = a_letter(is_draft=False).particulars
    assert (said.trust, said.school, said.period) == (
        "Larkmere Trust",
        "Ravelmoor Primary School",
        "autumn 2, 2026-27",
    )


def test_a_draft_says_that_it_is_one() -> None:
    assert a_letter(is_draft=True).particulars.status == "DRAFT, not to be sent"
    assert a_letter(is_draft=False).particulars.status == ""


def test_its_one_picture_is_its_chart() -> None:
    letter = a_letter()
    assert dict(letter.particulars.charts) == {"chart": letter.chart}
