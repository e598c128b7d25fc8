"""One school explained at the prompt: every characteristic, its answer, its evidence and its cell."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from sfec.model.indication import Indication, Round
from sfec.model.policy import Category, Characteristic
from sfec.rules.categorise import rests_on, unknown_behind
from sfec.rules.changes import Change, Gap, changes, gaps
from sfec.rules.days import format_day
from sfec.rules.telling import say_decision, say_departure
from sfec.rules.wanting import say_change, say_wanted
from sfec.rules.wording import format_content, name_categories, name_decider
from sfec.terminal.columns import GAP, hanging, paragraph, side_by_side
from sfec.terminal.looks import alternatives, answer, categories, category, console, current, plain

if TYPE_CHECKING:
    from sfec.model.course import Decided

_ANSWER = 9
_MARK = "  -"
MOST_WAYS = 6


def show_explanation(found: Round) -> None:
    """Print one school's ladders."""
    shown = console()
    [standing] = found.standings
    for number, indication in enumerate(standing.indications.values()):
        if number:
            shown.print()
            shown.print()
        title = f"{standing.school.who} · {indication.ladder.title} · {found.half_term.title}"
        shown.print(paragraph(shown, plain(title, "bold")))
        shown.print(paragraph(shown, plain(_provenance(indication, found), "dim")))
        shown.print()
        _show_standing(shown, indication)
        for each in indication.ladder.categories:
            if each.characteristics:
                _show_category(shown, indication, each)
        _show_gaps(shown, indication)
        _show_changes(shown, indication)
        _show_brings(shown, indication)


def _provenance(indication: Indication, found: Round) -> str:
    evidence = indication.evidence
    parts = [f"as at {format_day(found.as_at)}"]
    parts.append(evidence.sheet.path if evidence.sheet else "no row in the half-term's workbook")
    if indication.captured:
        parts.append(f"the evidence as entry {indication.captured.short_id} captured it, not as the file is now")
    if evidence.judged_by:
        when = f" on {format_day(evidence.judged_on)}" if evidence.judged_on else ""
        parts.append(f"judged by {evidence.judged_by}{when}")
    return " · ".join(parts)


def _show_standing(shown: Console, indication: Indication) -> None:
    says = "The evidence indicates " if indication.verdict.indicated else "The evidence leaves open "
    shown.print(paragraph(shown, Text.assemble("Now: ", current(indication), ". ", says, categories(indication), ".")))
    if indication.decided:
        shown.print(paragraph(shown, _decided(indication, indication.decided)))
    move = indication.next
    if move is None:
        why = "fill the gaps below first" if len(indication.verdict.possible) > 1 else "there is nothing to move"
        shown.print(paragraph(shown, plain(f"Next permitted move: none; {why}.")))
    else:
        first = "a first decision, " if indication.current is None else ""
        to = category(indication.ladder, move.to)
        shown.print(Text.assemble(f"Next permitted move: {first}to ", to, plain(f", by {name_decider(move)}.")))


def _decided(indication: Indication, decided: "Decided") -> Text:
    """This half-term's decision in a sentence."""
    decision = decided.decision
    said = f"{say_decision(indication.ladder, decision)}, on {format_day(decision.on)}."
    departs = f" {say_departure(decision)}" if decision.departure else ""
    waits = " Unratified: the board has yet to vote on it." if decided.is_unratified else ""
    reason = f" Reason: {decision.reason}" if decision.reason else ""
    return Text.assemble("Decided this half-term: ", plain(said), plain(departs + waits, "yellow"), plain(reason))


def _show_category(shown: Console, indication: Indication, found: Category) -> None:
    shown.print()
    needs = "needs all of these" if found.needs == "all" else "when any of these holds"
    shown.print(Text.assemble(category(indication.ladder, found.id), plain(f", {needs}", "dim")))
    widths = (0, _ANSWER, shown.width - _ANSWER - 2 * GAP)
    for each, said in indication.answered():
        if each.category == found.id:
            told = Text("\n").join(_characteristic(indication, each))
            shown.print(side_by_side(shown, widths, (Text(), answer(said, is_yes_good=found.needs == "all"), told)))


def _characteristic(indication: Indication, found: Characteristic) -> Iterator[Text]:
    yield plain(found.statement, "bold")
    ladder, evidence = indication.ladder, indication.evidence
    for field_id in rests_on(indication, found):
        field, sources = ladder.fields[field_id], evidence.sources(field_id)
        value = format_content(ladder, field, evidence.contents[field_id])
        here = evidence.sheet.path if evidence.sheet else ""
        cells = [each.at if each.path == here else str(each) for each in sources]
        where = f" · {', '.join(cells)}" if cells else ""
        yield Text.assemble(plain(f"{field.heading}: {value}"), plain(where, "cyan"))
    reading = f" · Reading: {found.reading}" if found.reading else ""
    yield plain(f"{found.charter}{reading}", "dim")


def _show_gaps(shown: Console, indication: Indication) -> None:
    found = list(gaps(indication.ladder, indication.evidence, indication.verdict))
    if found:
        shown.print()
        shown.print(plain("What would have to be known", "bold"))
    for gap in found:
        shown.print(hanging(shown, _MARK, _gap(indication, gap)))


def _gap(indication: Indication, gap: Gap) -> Text:
    ladder, evidence = indication.ladder, indication.evidence
    behind = unknown_behind(indication, gap.field)
    cells = [f"{each.heading} {source.at}" for each in behind if (source := evidence.source(each.id))]
    ways = [f"{say_wanted(indication, wanted)} → {name_categories(ladder, left)}" for wanted, left in gap.outcomes]
    where = f" (empty: {', '.join(cells)})" if cells else ""
    return plain(f"{ladder.fields[gap.field].heading}{where}: {'; '.join(ways)}")


def _show_changes(shown: Console, indication: Indication) -> None:
    found = list(changes(indication.ladder, indication.evidence, indication.verdict))
    if found:
        shown.print()
        shown.print(plain("What would have to change", "bold"))
    for each in found[:MOST_WAYS]:
        shown.print(hanging(shown, _MARK, _change(indication, each)))
    if len(found) > MOST_WAYS:
        shown.print(hanging(shown, _MARK, plain(f"and {len(found) - MOST_WAYS} other ways: --json lists them", "dim")))


def _change(indication: Indication, change: Change) -> Text:
    return Text.assemble(
        "for ", alternatives(indication.ladder, change.to), ": ", plain(say_change(indication, change))
    )


def _show_brings(shown: Console, indication: Indication) -> None:
    if indication.verdict.indicated is None:
        return
    found = indication.ladder.category(indication.verdict.indicated)
    shown.print()
    shown.print(Text.assemble(category(indication.ladder, found.id), plain(" would bring, once decided", "bold")))
    for each in found.obligations:
        shown.print(hanging(shown, _MARK, plain(each.statement)))
