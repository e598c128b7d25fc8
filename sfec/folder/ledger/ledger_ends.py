"""The last line of each ledger file, which no later line vouches for, against what it rested on."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from sfec.folder.ledger.ledger_policies import kept_ladder
from sfec.model.decision import Act, Decision
from sfec.model.ledger import Entry, Ledger
from sfec.model.policy import Ladder
from sfec.problems import Problem
from sfec.rules.decisions.soundness import faults

_HINT = (
    "no line vouches yet for a file's last: compare it with a backup, the minutes and the letter; "
    "put the file back where it was changed,\n"
    "else `sfec withdraw {} --reason TEXT`, then record it again"
)


def end_problems(
    folder: Path, ledger: Ledger, who: Mapping[str, str], present: Mapping[str, Ladder]
) -> Iterator[Problem]:
    """A problem for each file whose last line says what could not have been recorded.

    `who` are the schools by code, as problems name them; `present` the ladders as they are now, by
    the hash of their policy. What was withdrawn no longer counts. Problem: ledger-end.
    """
    ends = set(ledger.heads.values())
    for entry in [each for each in ledger.entries if each.id in ends]:
        act = entry.act
        found = list(_faults(folder, ledger, entry, present))
        if found and entry.id not in ledger.withdrawn:
            named = who.get(act.school, act.school) if isinstance(act, Decision) else ""
            message = f"the last line says what could not have been recorded: {'; '.join(found)}"
            hint = _HINT.format(entry.short_id)
            yield Problem(entry.place, "ledger-end", message, hint, named)


def _faults(
    folder: Path, ledger: Ledger, entry: Entry, present: Mapping[str, Ladder]
) -> Iterator[str]:
    act: Act = entry.act
    grounds = ledger.grounds.get(entry.id)
    ladder = came_from = None
    if isinstance(act, Decision):
        if grounds:
            ladder = present.get(grounds.policy) or kept_ladder(folder, grounds.policy, act.ladder)
        # A correction stands in the place of what it corrects.
        follows = None if act.corrects else act.follows
        links = next((each.links for each in ledger.entries if each.id == follows), None)
        came_from = links.category if links else None
    yield from faults(act, grounds, ladder, came_from)
