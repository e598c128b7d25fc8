"""Deadlines at the prompt, and as JSON."""

from collections.abc import Sequence
from datetime import date

from rich.console import Console

from sfec.model.activity import Activity, Deadlines
from sfec.model.trust import Trust
from sfec.problems import count
from sfec.rules.agenda import name_owner
from sfec.rules.due_days import say_when
from sfec.terminal.as_json import dumps
from sfec.terminal.columns import GAP, hanging, paragraph, side_by_side
from sfec.terminal.looks import console, plain

_WHEN, _OWNER = 30, 18
_HOW = 'To turn some on, write policy/deadlines.yaml: "turned_on: [census_autumn, gas]", or "turned_on: all"'
_NO_LAW = "What is not read at its source is a default to be checked, and no law"
_SECONDARY = "dim"


def show_deadlines(trust: Trust | None, deadlines: Deadlines, on: date) -> None:
    """Print the deadlines that are turned on, then the others, each with its source."""
    shown = console()
    name = f"{trust.name} · " if trust else ""
    turned_on = count(len(deadlines.those_on), "deadline")
    shown.print(paragraph(shown, plain(f"{name}{turned_on} turned on, of {len(deadlines.activities)}", "bold")))
    shown.print(paragraph(shown, plain(f"{_HOW}. {_NO_LAW}.", _SECONDARY)))
    off = [each for key, each in deadlines.activities.items() if key not in deadlines.turned_on]
    _show(shown, "Turned on", tuple(deadlines.those_on.values()), on)
    _show(shown, "Off", off, on)


def deadlines_json(deadlines: Deadlines, on: date) -> str:
    """Every deadline as JSON."""
    shown = [
        {
            "id": key,
            "title": each.title,
            "scope": each.scope,
            "owner": each.owner,
            "when": say_when(each, on),
            "turned_on": key in deadlines.turned_on,
            "source": each.basis.source if each.basis else None,
            "mark": each.basis.mark if each.basis else None,
            "reading": each.reading,
        }
        for key, each in deadlines.activities.items()
    ]
    return dumps({"deadlines": shown})


def _show(shown: Console, title: str, found: Sequence[Activity], on: date) -> None:
    if not found:
        return
    shown.print()
    shown.print(plain(title, "bold"))
    widths = (shown.width - _WHEN - _OWNER - 2 * GAP, _WHEN, _OWNER)
    for each in found:
        cells = (plain(each.title), plain(say_when(each, on)), plain(name_owner(each.owner)))
        shown.print(side_by_side(shown, widths, cells))
        shown.print(hanging(shown, " ", plain(_basis(each), _SECONDARY)))


def _basis(each: Activity) -> str:
    """A deadline's id, what is read into it, its source and how well that is known."""
    said = [each.id, "each school" if each.scope == "school" else "the trust"]
    said += [each.reading] if each.reading else []
    said += [f"{each.basis.source} ({each.basis.mark})"] if each.basis else []
    return " · ".join(said)
