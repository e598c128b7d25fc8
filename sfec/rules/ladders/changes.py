"""What would have to be known, or to change, for the evidence to indicate something else."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import partial
from itertools import combinations, groupby, product
from typing import NamedTuple

from sfec.model.evidence import NOT_DUE, Content, Evidence
from sfec.model.indication import Verdict
from sfec.model.policy import Ladder
from sfec.rules.ladders.fillings import (
    leaves_by_field,
    lines_of,
    representative,
    representatives,
    signature,
)
from sfec.rules.ladders.indicate import verdict

MOST_CHANGES = 3


class Gap(NamedTuple):
    """A field not known that matters, and what each way of filling it would leave open."""

    field: str
    outcomes: tuple[tuple["Requirement", tuple[str, ...]], ...]


class Requirement(NamedTuple):
    """What one field would have to be: one of some values, or a figure from or below a line."""

    field: str
    values: tuple[str, ...] = ()
    at_least: Decimal | None = None
    below: Decimal | None = None


class Change(NamedTuple):
    """The fewest fields that, so changed, would leave only better categories open."""

    to: tuple[str, ...]
    wanted: tuple[Requirement, ...]


def gaps(ladder: Ladder, evidence: Evidence, now: Verdict) -> Iterator[Gap]:
    """Each field not known whose filling would change what is left open, and to what."""
    for field_id, contents in representatives(ladder).items():
        if evidence.contents[field_id] is not None:
            continue
        left: dict[Content, tuple[str, ...]] = {}
        for content in contents:
            if content != NOT_DUE:
                left[content] = _with(ladder, evidence, {field_id: content}).possible
        if set(left.values()) - {now.possible}:
            yield Gap(field_id, tuple(_outcomes(ladder, field_id, left)))


def changes(ladder: Ladder, evidence: Evidence, now: Verdict) -> Iterator[Change]:
    """The fewest fields that, changed, would leave nothing open as bad as what is indicated.

    Looks for up to three fields. More fields are named only where they reach something better than
    fewer do, so that nothing is ever advised that would not help.
    """
    if now.indicated is None:
        return

    def worst_left(change: Change) -> int:
        """The rank of the worst category that a change leaves open: the lower, the better."""
        return ladder.rank(change.to[-1])

    reached = ladder.rank(now.indicated)
    for size in range(1, MOST_CHANGES + 1):
        if not reached:
            # Nothing is better than the best.
            return
        found = [each for each in _changes_of(ladder, evidence, size) if worst_left(each) < reached]
        yield from sorted(found, key=worst_left)
        reached = min([reached, *map(worst_left, found)])


def describe(ladder: Ladder, field_id: str, contents: Sequence[Content]) -> Requirement:
    """Every value that some of a field's representative contents stand for, or the stretch."""
    figures = [each for each in contents if isinstance(each, Decimal)]
    if figures:
        return _stretch(ladder, field_id, figures)
    field, tests = ladder.fields[field_id], leaves_by_field(ladder)[field_id]
    meant = {signature(each, tests) for each in contents}
    values = []
    for value in field.values:
        content = (value,) if field.kind == "choices" else value
        if value != NOT_DUE and signature(content, tests) in meant:
            values.append(value)
    return Requirement(field_id, values=tuple(values))


def _stretch(ladder: Ladder, field_id: str, figures: Sequence[Decimal]) -> Requirement:
    lines, lowest = lines_of(ladder, field_id), min(figures)
    below = next((line for line in lines if line > max(figures)), None)
    return Requirement(field_id, at_least=lowest if lowest in lines else None, below=below)


def _outcomes(
    ladder: Ladder, field_id: str, left: Mapping[Content, tuple[str, ...]]
) -> Iterator[tuple[Requirement, tuple[str, ...]]]:
    """Each way of filling a gap, those that leave the same as one, with what it leaves open."""
    for possible, contents in groupby(sorted(left, key=_order(left)), left.__getitem__):
        yield describe(ladder, field_id, list(contents)), possible


def _order(left: Mapping[Content, tuple[str, ...]]) -> Callable[[Content], tuple[int, int]]:
    """Figures from low to high; choices so that those which leave the same lie together."""
    outcomes, contents = list(dict.fromkeys(left.values())), list(left)
    return lambda each: (
        0 if isinstance(each, Decimal) else outcomes.index(left[each]),
        contents.index(each),
    )


def _changes_of(ladder: Ladder, evidence: Evidence, size: int) -> Iterator[Change]:
    others = _other_contents(ladder, evidence)
    for fields in combinations(others, size):
        reaching: dict[tuple[str, ...], list[tuple[Content, ...]]] = {}
        for contents in product(*map(others.__getitem__, fields)):
            # A trust's own policy may leave nothing open at all, which is nowhere to go.
            if left := _with(ladder, evidence, dict(zip(fields, contents, strict=True))).possible:
                reaching.setdefault(left, []).append(contents)
        for left, several in reaching.items():
            for way in _merged(several):
                yield Change(left, tuple(map(partial(describe, ladder), fields, way)))


def _other_contents(ladder: Ladder, evidence: Evidence) -> Mapping[str, Sequence[Content]]:
    """What each field that is known and due might be instead."""
    others = {}
    for field_id, contents in representatives(ladder).items():
        now = evidence.contents[field_id]
        if now not in (None, NOT_DUE):
            there = (NOT_DUE, representative(ladder, field_id, now))
            others[field_id] = [each for each in contents if each not in there]
    return others


def _merged(reaching: Sequence[tuple[Content, ...]]) -> Iterator[Sequence[Sequence[Content]]]:
    """Several ways as one, where every combination of theirs is a way too.

    3 up to 5, and 5 or more, is 3 or more.
    """
    each_field = [tuple(dict.fromkeys(column)) for column in zip(*reaching, strict=True)]
    if set(product(*each_field)) == set(reaching):
        yield each_field
        return
    for way in reaching:
        yield [(content,) for content in way]


def _with(ladder: Ladder, evidence: Evidence, changed: Mapping[str, Content]) -> Verdict:
    return verdict(ladder, Evidence({**evidence.contents, **changed}))
