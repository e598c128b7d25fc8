"""Texts side by side, each wrapped in its own column, without spaces at the ends of lines."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from rich.console import Console
from rich.text import Text

GAP = 2


def side_by_side(shown: Console, widths: Sequence[int], cells: Sequence[Text], gap: int = GAP) -> Text:
    """One row of columns; what a column's width does not take is wrapped below in it."""
    return Text("\n").join(_lines(shown, widths, cells, gap))


def paragraph(shown: Console, text: Text) -> Text:
    """A text wrapped to the console's width."""
    return side_by_side(shown, (shown.width,), (text,))


def hanging(shown: Console, mark: str, text: Text) -> Text:
    """A text behind a mark, its further lines indented to where it starts."""
    return side_by_side(shown, (len(mark), shown.width - len(mark) - 1), (Text(mark), text), gap=1)


def _lines(shown: Console, widths: Sequence[int], cells: Sequence[Text], gap: int) -> Iterator[Text]:
    wrapped = [cell.wrap(shown, width) for cell, width in zip(cells, widths, strict=True)]
    for parts in zip_longest(*wrapped):
        line = Text()
        start = 0
        for part, width in zip(parts, widths, strict=True):
            if part:
                line.append(" " * (start - line.cell_len)).append_text(part)
            start += width + gap
        line.rstrip()
        yield line
