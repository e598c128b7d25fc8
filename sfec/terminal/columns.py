"""Texts side by side, each wrapped in its own column, without spaces at the ends of lines."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from rich.console import Console
from rich.text import Text

GAP = 2


def side_by_side(
    screen: Console, widths: Sequence[int], cells: Sequence[Text], gap: int = GAP
) -> Text:
    """One row of columns; what a column's width does not take is wrapped below in it."""
    return Text("\n").join(_lines(screen, widths, cells, gap))


def paragraph(screen: Console, text: Text) -> Text:
    """A text wrapped to the screen's width."""
    return side_by_side(screen, (screen.width,), (text,))


def hanging(screen: Console, mark: str, text: Text) -> Text:
    """A text behind a mark, its further lines indented to where it starts."""
    widths = (len(mark), screen.width - len(mark) - 1)
    return side_by_side(screen, widths, (Text(mark), text), gap=1)


def _lines(
    screen: Console, widths: Sequence[int], cells: Sequence[Text], gap: int
) -> Iterator[Text]:
    wrapped = [_wrapped(screen, cell, width) for cell, width in zip(cells, widths, strict=True)]
    for parts in zip_longest(*wrapped):
        line = Text()
        start = 0
        for part, width in zip(parts, widths, strict=True):
            if part and start:
                line.append(" " * (start - line.cell_len))
            if part:
                line.append_text(part)
            start += width + gap
        line.rstrip()
        yield line


def _wrapped(screen: Console, text: Text, width: int) -> Iterator[Text]:
    """The lines of a text; most fit as they are, and rich takes ten times as long to find that."""
    lines = text.split(allow_blank=True) if "\n" in text.plain else (text,)
    for line in lines:
        if max(len(line), line.cell_len) <= width and "\t" not in line.plain:
            yield line
        else:
            yield from line.wrap(screen, width)
