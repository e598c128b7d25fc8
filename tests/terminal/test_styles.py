"""How categories and answers look."""

from rich.text import Text

from sfec.model.indication import Answer, Indication, Verdict
from sfec.terminal import styles
from sfec.terminal.screen import plain
from tests.support.ladders import evidence, shipped


def shown(*possible: str, current: str | None = None) -> Indication:
    return Indication(shipped("finance"), evidence("finance"), Verdict((), possible), current)


def test_a_category_is_always_a_word_with_its_colour_beside() -> None:
    ladder = shipped("finance")
    styled = [styles.category(ladder, each.id) for each in ladder.categories]
    assert [each.plain for each in styled] == [
        "Universal",
        "Concerning",
        "Poor",
        "Unacceptable",
        "Deficient",
    ]
    assert len({str(each.style) for each in styled}) == 5


def test_several_categories_are_alternatives() -> None:
    assert (
        styles.possible_categories(shown("universal", "concerning", "poor")).plain
        == "Universal, Concerning or Poor"
    )
    assert styles.possible_categories(shown("universal", "poor")).plain == "Universal or Poor"
    assert styles.possible_categories(shown()).plain == "nothing"


def test_where_a_school_is_now() -> None:
    assert styles.current_category(shown("poor")).plain == "not yet categorised"
    assert styles.current_category(shown("poor", current="concerning")).plain == "Concerning"


def test_answers_and_text_from_people() -> None:
    shown_answers = [styles.answer(each, is_yes_good=True) for each in Answer]
    assert [each.plain for each in shown_answers] == ["yes", "no", "not known", "not due"]
    assert [str(each.style) for each in shown_answers] == ["green", "red", "yellow", "dim"]
    assert str(styles.answer(Answer.YES, is_yes_good=False).style) == "red"
    assert plain("[red]\x1b[31m") == Text("[red]\\x1b[31m")
