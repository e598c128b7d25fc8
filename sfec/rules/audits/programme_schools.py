"""The schools in a programme: their audits of the year, and how the recommendations stand there."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from sfec.model.audit import TRUST_WIDE
from sfec.model.audit_programme import SchoolLine
from sfec.rules.audits.programme_facts import ProgrammeFacts
from sfec.rules.audits.recommendations import Progress, progress


def carried_out(facts: ProgrammeFacts) -> Counter[str | None]:
    """How many audits of the year there were at each school: kept here, or only recorded."""
    this_years = facts.this_years
    counted = Counter(each.school for each in this_years)
    of_kinds = ((each.kind, each) for each in this_years)
    kept = {(kind.activity, each.school, each.carried_out_on) for kind, each in of_kinds if kind}
    done = (each for each in facts.occurrences if facts.is_this_years(each.done_on))
    recorded = {(each.activity.id, each.school or TRUST_WIDE, each.done_on) for each in done}
    counted.update(school for _, school, _ in recorded - kept)
    return counted


def school_lines(facts: ProgrammeFacts, counted: Mapping[str | None, int]) -> Iterator[SchoolLine]:
    """Each school of the year, and one that left and has something open; the trust's own last."""
    known, untold = _progress(facts), {each.school for each in facts.untold}
    open_at = {code for code, theirs in known.items() if _has_open(theirs)}
    names_none = None in untold or counted[None] > 0 or None in known
    for label, code in _listed(facts, open_at | untold, names_none=names_none):
        is_known = facts.audits is not None and code not in untold
        yield _line(label, counted[code], known.get(code, ()) if is_known else None)


def _progress(facts: ProgrammeFacts) -> Mapping[str | None, Sequence[Progress]]:
    """How each audit stands that has begun, by its school."""
    found: dict[str | None, list[Progress]] = defaultdict(list)
    for each in facts.sound.audits:
        if each.has_begun(facts.on):
            found[each.school].append(progress(facts.kept, each, facts.on))
    return found


def _has_open(theirs: Sequence[Progress]) -> bool:
    return any(each.open for each in theirs)


def _listed(
    facts: ProgrammeFacts, open_at: set[str | None], *, names_none: bool
) -> Iterator[tuple[str, str | None]]:
    """What each line is called, and the code of its school, if that is known."""
    first, last = facts.year.half_terms[0].first, facts.year.last
    for school in facts.schools:
        if school.code in open_at or school.belongs(first, last):
            yield school.who, school.code
    if names_none:
        yield "School not known", None
    yield TRUST_WIDE, TRUST_WIDE


def _line(label: str, carried_out: int, theirs: Sequence[Progress] | None) -> SchoolLine:
    """A school's line; how its recommendations stand is None where that is not known."""
    if theirs is None:
        return SchoolLine(label, carried_out, None, None, None)
    still_open, overdue = sum(each.open for each in theirs), sum(each.overdue for each in theirs)
    return SchoolLine(label, carried_out, still_open, overdue, sum(each.closed for each in theirs))
