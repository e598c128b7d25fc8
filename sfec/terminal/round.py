"""A half-term's round at the prompt: a line a school and ladder."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.text import Text

from sfec.model.indication import Answer, Indication, Round
from sfec.model.trust import Trust
from sfec.rules.categorise import Reasons, reasons, rests_on, say_values, unknown_behind
from sfec.rules.days import format_day
from sfec.rules.wording import name_decider, name_roles
from sfec.terminal.columns import GAP, side_by_side
from sfec.terminal.looks import categories, category, console, current, plain

if TYPE_CHECKING:
    from sfec.model.course import Decided

_HEADINGS = (
    "Ladder",
    "Now, then what the evidence indicates",
    "What tells, what is not known",
    "Decided, next permitted move",
)
_LADDER, _STANDS, _NEXT = 11, 21, 16


def show_round(trust: Trust | None, found: Round) -> None:
    """Print where every school stands: a heading for each school, a row for each of its ladders."""
    shown = console()
    why = shown.width - (_LADDER + _STANDS + _NEXT + 3 * GAP)
    widths = (_LADDER, _STANDS, why, _NEXT)
    name = f"{trust.name} · " if trust else ""
    lines = [plain(f"{name}{found.half_term.title} · as at {format_day(found.as_at)}", "bold"), Text()]
    lines.append(side_by_side(shown, widths, [Text(each, "dim") for each in _HEADINGS]))
    for standing in found.standings:
        lines += [Text(), plain(f"{standing.school.code}  {standing.school.name}", "bold")]
        lines += [side_by_side(shown, widths, list(_cells(each))) for each in standing.indications.values()]
    hint = "`sfec explain CODE` shows every characteristic, with its evidence and its cell"
    lines += [Text(), Text(hint, "dim")]
    shown.print(Text("\n").join(lines), soft_wrap=True)


def _cells(indication: Indication) -> Iterator[Text]:
    yield plain(f"  {indication.ladder.title}")
    yield Text.assemble(current(indication), "\n→ ", categories(indication))
    yield _why(indication)
    yield _next(indication)


def _why(indication: Indication) -> Text:
    ladder, contents = indication.ladder, indication.evidence.contents
    if all(contents[each.id] is None for each in ladder.typed_fields):
        return plain("nothing is known yet", "yellow")
    found = reasons(indication)
    parts = [_tells(indication, found)]
    if found.missing:
        headings = [each.heading for field_id in found.missing for each in unknown_behind(indication, field_id)]
        parts.append(Text.assemble(("not known: ", "yellow"), plain(", ".join(headings))))
    return Text("\n").join(parts)


def _tells(indication: Indication, found: Reasons) -> Text:
    ladder = indication.ladder
    if found.telling:
        fields = [each for told in found.telling for each in rests_on(indication, told)]
        return plain("; ".join(say_values(indication, fields)))
    answers = [answer for each, answer in indication.answered() if each.category == ladder.categories[0].id]
    due = [each for each in answers if each is not Answer.NOT_DUE]
    met = sum(each is Answer.YES for each in due)
    rest = f" ({len(answers) - len(due)} not due)" if len(due) < len(answers) else ""
    return plain(f"{met} of {len(due)} characteristics of {ladder.categories[0].title} met{rest}")


def _next(indication: Indication) -> Text:
    lines = [_decided(indication, indication.decided)] if indication.decided else []
    if indication.next:
        move = indication.next
        title, by = category(indication.ladder, move.to), plain(f", by {name_decider(move)}")
        lines.append(Text.assemble("next to " if lines else "to ", title, by))
    if not lines:
        lines = [_stays(indication)]
    return Text("\n").join(lines)


def _stays(indication: Indication) -> Text:
    """Where there is nothing to move: who confirms the category, once enough is known."""
    if len(indication.verdict.possible) > 1:
        return plain("none until more is known", "dim")
    if indication.current not in indication.verdict.possible:
        return plain("none", "dim")
    return plain(f"none; to be confirmed by {name_roles(indication.ladder.confirmed_by)}", "dim")


def _decided(indication: Indication, decided: "Decided") -> Text:
    """This half-term's decision: its day, and whatever sets it apart."""
    marks = [
        "a departure" if decided.decision.departure else "",
        "unratified" if decided.is_unratified else "",
    ]
    apart = "".join(f", {each}" for each in marks if each)
    said = Text.assemble("decided ", category(indication.ladder, decided.decision.category))
    said.append(f", {format_day(decided.decision.on)}").append_text(plain(apart, "yellow"))
    return said
