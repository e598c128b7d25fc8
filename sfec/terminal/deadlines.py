"""Deadlines at the prompt."""

from collections.abc import Iterator, Sequence
from datetime import date

from sfec.model.activity import Activity, Deadlines
from sfec.model.trust import Trust
from sfec.problems import count
from sfec.rules.core_offer.agenda import name_owner
from sfec.rules.core_offer.due_days import say_when
from sfec.terminal.columns import GAP
from sfec.terminal.screen import Screen, plain

_WHEN, _OWNER = 30, 18
_HINT = (
    "To turn some on, write policy/deadlines.yaml: "
    '"turned_on: [census_autumn, gas]", or "turned_on: all". '
    "What is not read at its source is a default to be checked, and no law."
)


def show_deadlines(trust: Trust | None, deadlines: Deadlines, on: date) -> None:
    """Print the deadlines that are turned on, then the others, each with its source."""
    screen = Screen()
    name = f"{trust.name} · " if trust else ""
    turned_on = count(len(deadlines.those_on), "deadline")
    title = f"{name}{turned_on} turned on, of {len(deadlines.activities)}"
    screen.paragraph(plain(title, "bold"))
    screen.paragraph(plain(_HINT, "dim"))
    off = [each for key, each in deadlines.activities.items() if key not in deadlines.turned_on]
    _show(screen, "Turned on", tuple(deadlines.those_on.values()), on)
    _show(screen, "Off", off, on)


def _show(screen: Screen, title: str, deadlines: Sequence[Activity], on: date) -> None:
    if deadlines:
        screen.heading(plain(title, "bold"))
    widths = (screen.width - _WHEN - _OWNER - 2 * GAP, _WHEN, _OWNER)
    for deadline in deadlines:
        when, owner = plain(say_when(deadline, on)), plain(name_owner(deadline.owner))
        screen.row(widths, (plain(deadline.title), when, owner))
        screen.item(plain(" · ".join(_basis(deadline)), "dim"), mark=" ")


def _basis(deadline: Activity) -> Iterator[str]:
    """A deadline's id, what is read into it, its source and how well that is known."""
    yield deadline.id
    yield "each school" if deadline.scope == "school" else "the trust"
    if deadline.reading:
        yield deadline.reading
    if deadline.basis:
        yield f"{deadline.basis.source} ({deadline.basis.mark})"
