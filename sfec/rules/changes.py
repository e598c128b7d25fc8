"""What would have to be known, or to change, for the evidence to indicate something else."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import combinations, groupby, product
from typing import NamedTuple

from sfec.model.evidence import NOT_DUE, Content, Evidence
from sfec.model.indication import Verdict
from sfec.model.policy import EvidenceField, Ladder
from sfec.rules.fillings import leaves_by_field, lines_of, representative, representatives, signature
from sfec.rules.indicate import verdict

MOST_CHANGES = 3


class Gap(NamedTuple):
    """A field not known that matters, and what each way of filling it would leave open."""

    field: str
    outcomes: tuple[tuple["Wanted", tuple[str, ...]], ...]


class Wanted(NamedTuple):
    """What one field would have to be: one of some values, or a figure from a line up, or below one."""

    field: str
    values: tuple[str, ...] = ()
    at_least: Decimal | None = None
    below: Decimal | None = None


class Change(NamedTuple):
    """The fewest fields that, so changed, would leave only better categories open."""

    to: tuple[str, ...]
    wanted: tuple[Wanted, ...]


def gaps(ladder: Ladder, evidence: Evidence, now: Verdict) -> Iterator[Gap]:
    """Each field not known whose filling would change what is left open, with what each way leaves."""
    for field_id, contents in representatives(ladder).items():
        if evidence.contents[field_id] is not None:
            continue
        left = {each: _with(ladder, evidence, {field_id: each}).possible for each in contents if each != NOT_DUE}
        if any(each != now.possible for each in left.values()):
            alike = [(list(group), key) for key, group in groupby(sorted(left, key=_order(left)), left.__getitem__)]
            yield Gap(field_id, tuple((describe(ladder, field_id, group), key) for group, key in alike))


def changes(ladder: Ladder, evidence: Evidence, now: Verdict) -> Iterator[Change]:
    """The fewest fields that, changed, would leave nothing open as bad as what is indicated, and what they would leave.

    Looks for up to three fields. More fields are named only where they reach something better than fewer do,
    so that nothing is ever advised that would not help.
    """
    if now.indicated is None:
        return
    reached = ladder.rank(now.indicated)
    for size in range(1, MOST_CHANGES + 1):
        found = [each for each in _changes_of(ladder, evidence, size) if ladder.rank(each.to[-1]) < reached]
        yield from sorted(found, key=lambda each: ladder.rank(each.to[-1]))
        reached = min([reached, *(ladder.rank(each.to[-1]) for each in found)])


def describe(ladder: Ladder, field_id: str, contents: Sequence[Content]) -> Wanted:
    """Some of a field's representative contents in words: every value they stand for, or the stretch between lines."""
    field, tests = ladder.fields[field_id], leaves_by_field(ladder)[field_id]
    figures = [each for each in contents if isinstance(each, Decimal)]
    if figures:
        lines = lines_of(ladder, field_id)
        lowest = min(figures)
        below = next((line for line in lines if line > max(figures)), None)
        return Wanted(field_id, at_least=lowest if lowest in lines else None, below=below)
    meant = {signature(each, tests) for each in contents}
    alike = [each for each in field.values if each != NOT_DUE and signature(_as_read(field, each), tests) in meant]
    return Wanted(field_id, values=tuple(alike))


def _order(left: Mapping[Content, tuple[str, ...]]) -> Callable[[Content], tuple[int, int]]:
    """Figures from low to high; choices so that those which leave the same lie together."""
    outcomes, contents = list(dict.fromkeys(left.values())), list(left)
    return lambda each: (0 if isinstance(each, Decimal) else outcomes.index(left[each]), contents.index(each))


def _as_read(field: EvidenceField, value: str) -> Content:
    return (value,) if field.kind == "choices" else value


def _changes_of(ladder: Ladder, evidence: Evidence, size: int) -> Iterator[Change]:
    others = {
        field_id: [each for each in contents if each not in (NOT_DUE, representative(ladder, field_id, now))]
        for field_id, contents in representatives(ladder).items()
        if (now := evidence.contents[field_id]) not in (None, NOT_DUE)
    }
    for fields in combinations(others, size):
        reaching: dict[tuple[str, ...], list[tuple[Content, ...]]] = {}
        for contents in product(*(others[each] for each in fields)):
            # A trust's own policy may leave nothing open at all, which is nowhere to go.
            if left := _with(ladder, evidence, dict(zip(fields, contents, strict=True))).possible:
                reaching.setdefault(left, []).append(contents)
        for left, several in reaching.items():
            for ways in _merged(several):
                wanted = (describe(ladder, field_id, way) for field_id, way in zip(fields, ways, strict=True))
                yield Change(left, tuple(wanted))


def _merged(reaching: Sequence[tuple[Content, ...]]) -> list[tuple[Sequence[Content], ...]]:
    """Several ways as one, where every combination of theirs is a way too: 3 up to 5, and 5 or more, is 3 or more."""
    each_field = [tuple(dict.fromkeys(column)) for column in zip(*reaching, strict=True)]
    if reaching and set(product(*each_field)) == set(reaching):
        return [tuple(each_field)]
    return [tuple((content,) for content in way) for way in reaching]


def _with(ladder: Ladder, evidence: Evidence, changed: Mapping[str, Content]) -> Verdict:
    return verdict(ladder, Evidence({**evidence.contents, **changed}))
