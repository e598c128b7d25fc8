"""The screen that results are printed on: no markup, no emoji, nothing highlighted by guess."""

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.text import Text

from sfec.problems import printable
from sfec.terminal.columns import hanging, paragraph, side_by_side

NARROWEST = 60
MARK = "  -"


def plain(text: str, style: str = "") -> Text:
    """Text from anywhere, made safe for a terminal."""
    return Text(printable(text), style)


class Screen(Console):
    """A console that is never narrower than a letter needs; what it wraps ends without spaces."""

    def __init__(self) -> None:
        super().__init__(markup=False, emoji=False, highlight=False, soft_wrap=False)
        self.width = max(self.width, NARROWEST)

    def paragraph(self, text: Text) -> None:
        """Print a text wrapped to the screen's width."""
        self.print_lines([paragraph(self, text)])

    def row(self, widths: Sequence[int], cells: Sequence[Text]) -> None:
        """Print a row of columns, each wrapped in its own width."""
        self.print_lines([side_by_side(self, widths, cells)])

    def rows(self, widths: Sequence[int], rows: Iterable[Sequence[Text]]) -> None:
        """Print rows of the same columns, if there are any: at once, which is quicker than each."""
        lines = [side_by_side(self, widths, cells) for cells in rows]
        if lines:
            self.print_lines(lines)

    def item(self, text: Text, mark: str = MARK) -> None:
        """Print an item of a list behind its mark, further lines indented to where it starts."""
        self.print_lines([hanging(self, mark, text)])

    def heading(self, title: Text, empty: str = "") -> None:
        """Print the title of a section below an empty line; `empty` where nothing follows it."""
        self.print()
        self.print(Text.assemble(title, empty))

    def print_lines(self, lines: Iterable[Text]) -> None:
        """Print texts that are wrapped already, each below the one before."""
        self.print(Text("\n").join(lines), soft_wrap=True)
