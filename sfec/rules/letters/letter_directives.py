"""The directives of a school as a letter lists them: new or carried over, and what each came to."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from sfec.model.ceo_letter import DirectiveLine
from sfec.model.evidence import IN_PROGRESS, MET, SETTLED, WITHDRAWN, Directive
from sfec.model.identifier import identity
from sfec.model.policy import Ladder
from sfec.rules.days import format_day

NOT_KNOWN = "not known"
#: More than this many are counted, and not told one by one.
MOST_NAMED = 3


def list_directives(
    directives: Iterable[Directive],
    before: Iterable[Directive],
    ladders: Mapping[str, Ladder],
    on: date,
) -> tuple[DirectiveLine, ...]:
    """A school's directives as seen on a day.

    Those of the half-term before, known by number and words, are carried over.
    """
    carried = {_same(each) for each in before}
    return tuple(_line(each, ladders, on, is_new=_same(each) not in carried) for each in directives)


def say_late(lines: Sequence[DirectiveLine]) -> Iterator[str]:
    """What a letter says first of directives that are past their day and not met."""
    late = [each for each in lines if each.is_late]
    if len(late) > MOST_NAMED:
        numbers = ", ".join(each.number for each in late if each.number)
        named = f": {numbers}" if numbers else ""
        yield f"{len(late)} directives are past their day and not met{named}"
        return
    for each in late:
        due = f", due on {format_day(each.due)}," if each.due else ""
        yield f"{name_directive(each)}{due} is {each.came_to}: {each.directive}"


def name_directive(line: DirectiveLine) -> str:
    """A directive by its number: `Directive 3`."""
    return f"Directive {line.number}" if line.number else "A directive"


def _same(directive: Directive) -> tuple[str, str, str]:
    """What a directive is known by from one half-term to the next."""
    return directive.school, identity(directive.number), identity(directive.text)


def _line(
    directive: Directive, ladders: Mapping[str, Ladder], on: date, *, is_new: bool
) -> DirectiveLine:
    ladder = ladders.get(directive.ladder)
    settled = _settled(directive, on)
    is_past = directive.due is not None and directive.due < on
    return DirectiveLine(
        number=directive.number,
        ladder=ladder.title if ladder else NOT_KNOWN,
        directive=directive.text or NOT_KNOWN,
        owner=directive.owner or NOT_KNOWN,
        due=directive.due,
        came_to=_say_settled(directive) if settled else _say_open(directive, on),
        is_new=is_new,
        is_met=settled == MET,
        is_withdrawn=settled == WITHDRAWN,
        is_late=is_past and not settled,
    )


def _settled(directive: Directive, on: date) -> str | None:
    """That a directive is met or withdrawn by a day; None where it is neither."""
    if directive.result == WITHDRAWN:
        is_settled = directive.is_readable and directive.is_withdrawn(on)
    else:
        is_settled = directive.met_on is None or directive.met_on <= on
    return directive.result if is_settled and directive.result in SETTLED else None


def _say_settled(directive: Directive) -> str:
    """That a directive is met, and when; or withdrawn, by whom and why."""
    met_on, due = directive.met_on, directive.due
    said = f"{directive.result} on {format_day(met_on)}" if met_on else directive.result or MET
    if directive.result == WITHDRAWN:
        return f"{said}: {directive.withdrawn}"
    return f"{said}, late" if met_on and due and met_on > due else said


def _say_open(directive: Directive, on: date) -> str:
    """What a directive that is not met has come to by a day."""
    if not directive.is_readable:
        return NOT_KNOWN
    # One that will only have been met or withdrawn after that day has no answer by then.
    recorded = None if directive.result in SETTLED else directive.result
    is_due = directive.due is None or directive.due < on
    return recorded or (NOT_KNOWN if is_due else IN_PROGRESS)
