"""How categories and answers look."""

from rich.text import Text

from sfec.model.indication import Answer, Indication, Verdict
from sfec.terminal import looks
from tests.ladders import evidence, shipped


def shown(*possible: str, current: str | None = None) -> Indication:
    return Indication(shipped("finance"), evidence("finance"), Verdict((), possible), current)


def test_a_category_is_always_a_word_with_its_colour_beside() -> None:
    ladder = shipped("finance")
    styled = [looks.category(ladder, each.id) for each in ladder.categories]
    assert [each.plain for each in styled] == ["Universal", "Concerning", "Poor", "Unacceptable", "Deficient"]
    assert len({str(each.style) for each in styled}) == 5


def test_several_categories_are_alternatives() -> None:
    assert looks.categories(shown("universal", "concerning", "poor")).plain == "Universal, Concerning or Poor"
    assert looks.categories(shown("universal", "poor")).plain == "Universal or Poor"
    assert looks.categories(shown()).plain == "nothing"


def test_where_a_school_is_now() -> None:
    assert looks.current(shown("poor")).plain == "not yet categorised"
    assert looks.current(shown("poor", current="concerning")).plain == "Concerning"


def test_answers_and_text_from_people() -> None:
    shown_answers = [looks.answer(each, is_yes_good=True) for each in Answer]
    assert [each.plain for each in shown_answers] == ["yes", "no", "not known", "not due"]
    assert [str(each.style) for each in shown_answers] == ["green", "red", "yellow", "dim"]
    assert str(looks.answer(Answer.YES, is_yes_good=False).style) == "red"
    assert looks.plain("[red]\x1b[31m") == Text("[red]\\x1b[31m")


def test_the_console_is_never_narrower_than_a_letter_needs() -> None:
    assert looks.console().width >= looks.NARROWEST
