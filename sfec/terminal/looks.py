"""The console, and how categories and answers look: always a word, the colour beside it."""

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from sfec.model.indication import Answer, Indication
from sfec.model.policy import Ladder
from sfec.problems import printable

#: From the best category of a ladder to the worst; a longer ladder repeats the last.
STEPS = ("green", "yellow", "dark_orange", "red", "bold magenta")
_UNDECIDED = {Answer.NOT_KNOWN: "yellow", Answer.NOT_DUE: "dim"}
NARROWEST = 60


def console() -> Console:
    """The console results go to: no markup, no emoji, nothing highlighted by guess."""
    shown = Console(markup=False, emoji=False, highlight=False, soft_wrap=False)
    shown.width = max(shown.width, NARROWEST)
    return shown


def category(ladder: Ladder, category_id: str) -> Text:
    """A category's title in its colour."""
    rank = ladder.rank(category_id)
    return plain(ladder.categories[rank].title, STEPS[min(rank, len(STEPS) - 1)])


def categories(indication: Indication) -> Text:
    """The categories left open, as alternatives."""
    possible = indication.verdict.possible
    return alternatives(indication.ladder, possible) if possible else plain("nothing", "dim")


def alternatives(ladder: Ladder, category_ids: Sequence[str]) -> Text:
    """Categories in their colours, as alternatives."""
    shown = [category(ladder, each) for each in category_ids]
    return Text.assemble(Text(", ").join(shown[:-1]), " or ", shown[-1]) if len(shown) > 1 else shown[0]


def current(indication: Indication) -> Text:
    """The category a school is in, by the last decision."""
    if indication.current is None:
        return plain("not yet categorised", "dim")
    return category(indication.ladder, indication.current)


def answer(found: Answer, *, is_yes_good: bool) -> Text:
    """One of the four answers; a yes is good news in the best category, and bad news in the others."""
    is_good = (found is Answer.YES) is is_yes_good
    return plain(found.value, _UNDECIDED.get(found, "green" if is_good else "red"))


def plain(text: str, style: str = "") -> Text:
    """Text from anywhere, made safe for a terminal."""
    return Text(printable(text), style)
