"""A vote in words: its count, and what it came to."""

from sfec.model.vote import Choice, Outcome, Tally

_CAME_TO = {
    Outcome.CARRIED: "carried",
    Outcome.LOST: "lost",
    Outcome.TIE: "a tie, which leaves the school where it is",
    Outcome.NO_QUORUM: "no quorum",
}


def count_votes(counted: Tally) -> str:
    """A vote's count: `2 for, 3 against, 0 abstained; 5 of 5 took part, 3 had to`."""
    parts = [
        f"{counted.count(Choice.FOR)} for",
        f"{counted.count(Choice.AGAINST)} against",
        f"{counted.count(Choice.ABSTAIN)} abstained",
    ]
    recused = counted.count(Choice.RECUSED)
    parts += [f"{recused} recused"] if recused else []
    taking_part = f"{counted.taking_part} of {counted.entitled} took part, {counted.quorum} had to"
    majority = "" if counted.majority == "simple" else f", a {counted.majority} majority carries"
    casting = f"; the chair's casting vote {counted.casting}" if counted.casting else ""
    return f"{', '.join(parts)}; {taking_part}{majority}{casting}"


def name_outcome(counted: Tally) -> str:
    """What a vote came to, in words."""
    return _CAME_TO[counted.outcome]


def begin_outcome(counted: Tally) -> str:
    """What a vote came to, as a sentence begins with it."""
    outcome = name_outcome(counted)
    return f"{outcome[:1].upper()}{outcome[1:]}"
