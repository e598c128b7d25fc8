"""A vote in words: its count, and what it came to."""

from datetime import date

from sfec.model.vote import Choice, Outcome, Tally
from sfec.rules.days import format_day

_CAME_TO = {
    Outcome.CARRIED: "carried",
    Outcome.LOST: "lost",
    Outcome.TIE: "a tie, which leaves the school where it is",
    Outcome.NO_QUORUM: "no quorum",
}


def count_votes(tally: Tally) -> str:
    """A vote's count: `2 for, 3 against, 0 abstained; 5 of 5 took part, 3 had to`."""
    parts = [
        f"{tally.count(Choice.FOR)} for",
        f"{tally.count(Choice.AGAINST)} against",
        f"{tally.count(Choice.ABSTAIN)} abstained",
    ]
    recused = tally.count(Choice.RECUSED)
    parts += [f"{recused} recused"] if recused else []
    taking_part = f"{tally.taking_part} of {tally.entitled} took part, {tally.quorum} had to"
    majority = "" if tally.majority == "simple" else f", a {tally.majority} majority carries"
    casting = f"; the chair's casting vote {tally.casting}" if tally.casting else ""
    return f"{', '.join(parts)}; {taking_part}{majority}{casting}"


def name_outcome(tally: Tally) -> str:
    """What a vote came to, in words."""
    return _CAME_TO[tally.outcome]


def say_notice_ends(day: date) -> str:
    """The new end that a tie gives the notice."""
    return f"The notice now ends on {format_day(day)}, which is no extension of it."


def begin_outcome(tally: Tally) -> str:
    """What a vote came to, as a sentence begins with it."""
    outcome = name_outcome(tally)
    return f"{outcome[:1].upper()}{outcome[1:]}"
