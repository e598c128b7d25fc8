"""Texts side by side."""

from collections.abc import Sequence
from io import StringIO
from itertools import zip_longest

from hypothesis import example, given
from hypothesis import strategies as st
from rich.console import Console
from rich.text import Text

from sfec.terminal.columns import hanging, paragraph, side_by_side

SHOWN = Console(width=20)
#: Letters of every width, marks that change the one before, spaces of several kinds.
LETTERS = "ab cdéß小❤👩\ufe0f\u0301 \t\n\u2003·→-"
STYLES = ("", "red", "bold green")


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
    assert paragraph(SHOWN, Text("one two three four five")).plain.splitlines() == [
        "one two three four",
        "five",
    ]


def styled(parts: Sequence[tuple[str, str]], style: str) -> Text:
    """A text of parts that look differently."""
    return Text.assemble(*parts, style=style)


texts = st.builds(
    styled,
    st.lists(st.tuples(st.text(LETTERS, max_size=12), st.sampled_from(STYLES)), max_size=4),
    st.sampled_from(STYLES),
)


@given(st.lists(st.tuples(texts, st.integers(1, 12)), min_size=1, max_size=3))
@example([(Text("aaaaa\ufe0faa\u2003"), 8), (Text("a"), 1)])
def test_whatever_is_in_it_a_column_is_wrapped_as_rich_wraps_it(
    columns: list[tuple[Text, int]],
) -> None:
    cells, widths = [cell for cell, _ in columns], [width for _, width in columns]
    assert drawn(side_by_side(SHOWN, widths, cells)) == drawn(by_rich_alone(widths, cells))


@given(texts)
def test_wrapped_once_a_text_is_printed_the_same_whether_wrapped_again_or_not(text: Text) -> None:
    wrapped = paragraph(SHOWN, text)
    assert drawn(wrapped, soft_wrap=True) == drawn(wrapped, soft_wrap=False)


def by_rich_alone(widths: Sequence[int], cells: Sequence[Text]) -> Text:
    """The same row, each cell wrapped by rich, whether it fits on one line or not."""
    lines = []
    for parts in zip_longest(
        *(cell.wrap(SHOWN, width) for cell, width in zip(cells, widths, strict=True))
    ):
        line, start = Text(), 0
        for part, width in zip(parts, widths, strict=True):
            if part:
                line.append(" " * (start - line.cell_len)).append_text(part)
            start += width + 2
        line.rstrip()
        lines.append(line)
    return Text("\n").join(lines)


def drawn(text: Text, *, soft_wrap: bool = True) -> str:
    """What a terminal with colours is sent."""
    screen = Console(file=StringIO(), force_terminal=True, color_system="256", width=20)
    screen.print(text, soft_wrap=soft_wrap)
    sent = screen.file
    assert isinstance(sent, StringIO)
    return sent.getvalue()
