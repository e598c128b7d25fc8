"""How categories and answers look: always a word, the colour beside it."""

from collections.abc import Sequence

from rich.text import Text

from sfec.model.indication import Answer, Indication
from sfec.model.policy import Ladder
from sfec.terminal.screen import plain

#: From the best category of a ladder to the worst; a longer ladder repeats the last.
STEPS = ("green", "yellow", "dark_orange", "red", "bold magenta")
_UNDECIDED = {Answer.NOT_KNOWN: "yellow", Answer.NOT_DUE: "dim"}


def category(ladder: Ladder, category_id: str) -> Text:
    """A category's title in its colour."""
    rank = ladder.rank(category_id)
    return plain(ladder.categories[rank].title, STEPS[min(rank, len(STEPS) - 1)])


def possible_categories(indication: Indication) -> Text:
    """The categories left open, as alternatives."""
    possible = indication.verdict.possible
    return alternatives(indication.ladder, possible) if possible else plain("nothing", "dim")


def alternatives(ladder: Ladder, category_ids: Sequence[str]) -> Text:
    """Categories in their colours, as alternatives."""
    *others, last = [category(ladder, each) for each in category_ids]
    return Text.assemble(Text(", ").join(others), " or ", last) if others else last


def current_category(indication: Indication) -> Text:
    """The category a school is in, by the last decision."""
    if indication.current is None:
        return plain("not yet categorised", "dim")
    return category(indication.ladder, indication.current)


def answer(given: Answer, *, is_yes_good: bool) -> Text:
    """One of the four answers; a yes is good in the best category, and bad in the others."""
    is_good = (given is Answer.YES) is is_yes_good
    return plain(given.value, _UNDECIDED.get(given, "green" if is_good else "red"))
