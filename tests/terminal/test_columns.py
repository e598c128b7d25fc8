"""Texts side by side."""

from rich.console import Console
from rich.text import Text

from sfec.terminal.columns import hanging, paragraph, side_by_side

SHOWN = Console(width=20)


def test_each_text_is_wrapped_in_its_own_column() -> None:
    row = side_by_side(SHOWN, (5, 8), (Text("a b c d"), Text("one two three")))
    assert row.plain.splitlines() == ["a b c  one two", "d      three"]


def test_an_empty_column_keeps_its_place_and_lines_have_no_spaces_at_the_end() -> None:
    assert side_by_side(SHOWN, (3, 3), (Text(), Text("x"))).plain == "     x"
    assert side_by_side(SHOWN, (3, 3), (Text("x"), Text())).plain == "x"


def test_a_hanging_text_is_indented_to_where_it_starts() -> None:
    assert hanging(SHOWN, "  -", Text("one two three four five")).plain.splitlines() == [
        "  - one two three",
        "    four five",
    ]


def test_a_paragraph() -> None:
    assert paragraph(SHOWN, Text("one two three four five")).plain.splitlines() == ["one two three four", "five"]
