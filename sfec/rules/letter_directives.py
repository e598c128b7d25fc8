"""The directives of a school as a letter lists them: new and carried over, and what each has come to."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from sfec.model.ceo_letter import DirectiveLine
from sfec.model.evidence import Directive
from sfec.model.policy import Ladder
from sfec.rules.days import format_day
from sfec.rules.derive import IN_PROGRESS, MET

NOT_KNOWN = "not known"


def list_directives(
    directives: Iterable[Directive], before: Iterable[Directive], ladders: Mapping[str, Ladder], on: date
) -> tuple[DirectiveLine, ...]:
    """A school's directives as seen on a day; those of the half-term before, by number and words, are carried over."""
    carried = {_same(each) for each in before}
    return tuple(_line(each, ladders, on, is_new=_same(each) not in carried) for each in directives)


def say_late(lines: Sequence[DirectiveLine]) -> Iterator[str]:
    """What a letter says first of directives that are past their day and not met."""
    late = [each for each in lines if each.is_late]
    if len(late) > MOST_NAMED:
        numbers = ", ".join(each.number for each in late if each.number)
        yield f"{len(late)} directives are past their day and not met" + (f": {numbers}" if numbers else "")
        return
    for each in late:
        due = f", due on {format_day(each.due)}," if each.due else ""
        yield f"{name_directive(each)}{due} is {each.came_to}: {each.directive}"


def name_directive(line: DirectiveLine) -> str:
    """A directive by its number: `Directive 3`."""
    return f"Directive {line.number}" if line.number else "A directive"


#: More than this many are counted, and not told one by one.
MOST_NAMED = 3


def _same(directive: Directive) -> tuple[str, str, str]:
    return directive.school, directive.number.casefold(), " ".join(directive.text.casefold().split())


def _line(directive: Directive, ladders: Mapping[str, Ladder], on: date, *, is_new: bool) -> DirectiveLine:
    ladder = ladders.get(directive.ladder)
    is_met = directive.result == MET and (directive.met_on is None or directive.met_on <= on)
    return DirectiveLine(
        directive.number,
        ladder.title if ladder else NOT_KNOWN,
        directive.text or NOT_KNOWN,
        directive.owner or NOT_KNOWN,
        directive.due,
        _came_to(directive, on, is_met=is_met),
        is_new=is_new,
        is_met=is_met,
        is_late=directive.due is not None and directive.due < on and not is_met,
    )


def _came_to(directive: Directive, on: date, *, is_met: bool) -> str:
    if is_met:
        when = f" on {format_day(directive.met_on)}" if directive.met_on else ""
        is_after = directive.met_on and directive.due and directive.met_on > directive.due
        return f"{MET}{when}" + (", after its day" if is_after else "")
    if not directive.is_readable:
        return NOT_KNOWN
    # One that will only have been met after that day has no answer by then.
    recorded = None if directive.result == MET else directive.result
    is_due = directive.due is None or directive.due < on
    return recorded or (NOT_KNOWN if is_due else IN_PROGRESS)
