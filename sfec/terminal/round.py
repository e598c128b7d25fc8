"""A half-term's round at the prompt: a line a school and ladder."""

from collections.abc import Iterator

from rich.text import Text

from sfec.model.course import CourseDecision
from sfec.model.indication import Answer, Indication, Round
from sfec.model.trust import Trust
from sfec.rules.days import format_day
from sfec.rules.decisions.decision_words import say_day
from sfec.rules.ladders.indications import Reasons, reasons, rests_on, say_values, unknown_behind
from sfec.rules.ladders.wording import name_decider, name_roles
from sfec.terminal.columns import GAP, side_by_side
from sfec.terminal.screen import Screen, plain
from sfec.terminal.styles import category, current_category, possible_categories

_HEADINGS = (
    "Ladder",
    "Now, then what the evidence indicates",
    "What tells, what is not known",
    "Decided, next permitted move",
)
_LADDER, _STANDS, _NEXT = 11, 21, 16
_HINT = "`sfec explain CODE` shows every characteristic, with its evidence and its cell"


def show_round(trust: Trust | None, half_term_round: Round) -> None:
    """Print a heading for each school, and where it stands in a row for each of its ladders."""
    screen = Screen()
    screen.print_lines(_lines(screen, trust, half_term_round))


def _lines(screen: Screen, trust: Trust | None, half_term_round: Round) -> Iterator[Text]:
    why = screen.width - (_LADDER + _STANDS + _NEXT + 3 * GAP)
    widths = (_LADDER, _STANDS, why, _NEXT)
    name = f"{trust.name} · " if trust else ""
    half_term, as_at = half_term_round.half_term.title, format_day(half_term_round.as_at)
    yield plain(f"{name}{half_term} · as at {as_at}", "bold")
    yield Text()
    yield side_by_side(screen, widths, [Text(each, "dim") for each in _HEADINGS])
    for school in half_term_round.schools:
        yield Text()
        yield plain(f"{school.school.code}  {school.school.name}", "bold")
        for indication in school.indications.values():
            yield side_by_side(screen, widths, _cells(indication))
    yield Text()
    yield Text(_HINT, "dim")


def _cells(indication: Indication) -> tuple[Text, Text, Text, Text]:
    now, indicated = current_category(indication), possible_categories(indication)
    stands = Text.assemble(now, "\n→ ", indicated)
    ladder = plain(f"  {indication.ladder.title}")
    return ladder, stands, _why(indication), _next(indication)


def _why(indication: Indication) -> Text:
    if indication.knows_nothing:
        return plain("nothing is known yet", "yellow")
    why = reasons(indication)
    tells = _tells(indication, why)
    if not why.missing:
        return tells
    missing: list[str] = []
    for field_id in why.missing:
        missing += [each.heading for each in unknown_behind(indication, field_id)]
    return Text.assemble(tells, "\n", ("not known: ", "yellow"), plain(", ".join(missing)))


def _tells(indication: Indication, why: Reasons) -> Text:
    """The values that tell; where none does, how many of the best category's are met."""
    if why.telling:
        fields: list[str] = []
        for characteristic in why.telling:
            fields += rests_on(indication, characteristic)
        return plain("; ".join(say_values(indication, fields)))
    best = indication.ladder.categories[0]
    answers = [answer for each, answer in indication.answered() if each.category == best.id]
    due = [each for each in answers if each is not Answer.NOT_DUE]
    met = sum(each is Answer.YES for each in due)
    rest = f" ({len(answers) - len(due)} not due)" if len(due) < len(answers) else ""
    return plain(f"{met} of {len(due)} characteristics of {best.title} met{rest}")


def _next(indication: Indication) -> Text:
    """What was decided this half-term, and the next permitted move with who decides it."""
    lines = [_decided(indication, indication.decided)] if indication.decided else []
    if indication.opening:
        lines.append(plain(f"opening position, {say_day(indication.opening.decision)}"))
    if indication.next:
        move = indication.next
        title, by = category(indication.ladder, move.to), plain(f", by {name_decider(move)}")
        lines.append(Text.assemble("next to " if lines else "to ", title, by))
    elif not indication.decided:
        lines.append(_stays(indication))
    return Text("\n").join(lines)


def _stays(indication: Indication) -> Text:
    """Where there is nothing to move: who confirms the category, once enough is known."""
    if len(indication.verdict.possible) > 1:
        return plain("none until more is known", "dim")
    if indication.current not in indication.verdict.possible:
        return plain("none", "dim")
    return plain(f"none; to be confirmed by {name_roles(indication.ladder.confirmed_by)}", "dim")


def _decided(indication: Indication, decided: CourseDecision) -> Text:
    """This half-term's decision: its day, and whatever sets it apart."""
    decision = decided.decision
    title = category(indication.ladder, decision.category)
    apart = ", a departure" if decision.departure else ""
    apart += ", unratified" if decided.is_unratified else ""
    return Text.assemble("decided ", title, f", {format_day(decision.on)}", plain(apart, "yellow"))
