"""One school explained at the prompt: every characteristic, its answer, evidence and cell."""

from collections.abc import Iterator

from rich.text import Text

from sfec.model.course import CourseDecision
from sfec.model.evidence import Evidence
from sfec.model.indication import Indication, Round
from sfec.model.policy import Category, Characteristic
from sfec.problems import Place
from sfec.rules.days import format_day
from sfec.rules.decisions.decision_words import say_decision, say_departure
from sfec.rules.ladders.change_words import say_change, say_requirement
from sfec.rules.ladders.changes import Gap, changes, gaps
from sfec.rules.ladders.indications import rests_on, unknown_behind
from sfec.rules.ladders.wording import format_content, name_categories, name_decider
from sfec.terminal.columns import GAP
from sfec.terminal.screen import Screen, plain
from sfec.terminal.styles import (
    alternatives,
    answer,
    category,
    current_category,
    possible_categories,
)

_ANSWER = 9
MOST_WAYS = 6


def show_explanation(half_term_round: Round) -> None:
    """Print one school's ladders."""
    screen = Screen()
    [school] = half_term_round.schools
    for number, indication in enumerate(school.indications.values()):
        if number:
            screen.print()
            screen.print()
        ladder, half_term = indication.ladder.title, half_term_round.half_term.title
        screen.paragraph(plain(f"{school.school.who} · {ladder} · {half_term}", "bold"))
        provenance = " · ".join(_provenance(indication, half_term_round))
        screen.paragraph(plain(provenance, "dim"))
        screen.print()
        _show_ladder(screen, indication)


def _provenance(indication: Indication, half_term_round: Round) -> Iterator[str]:
    """As at which day, from which workbook or entry, and who judged it."""
    evidence = indication.evidence
    yield f"as at {format_day(half_term_round.as_at)}"
    yield evidence.sheet.path if evidence.sheet else "no row in the half-term's workbook"
    if indication.captured:
        entry = indication.captured.short_id
        yield f"the evidence as entry {entry} captured it, not as the file is now"
    if evidence.judged_by:
        when = f" on {format_day(evidence.judged_on)}" if evidence.judged_on else ""
        yield f"judged by {evidence.judged_by}{when}"


def _show_ladder(screen: Screen, indication: Indication) -> None:
    verb = "indicates" if indication.verdict.indicated else "leaves open"
    now, possible = current_category(indication), possible_categories(indication)
    stands = Text.assemble("Now: ", now, f". The evidence {verb} ", possible, ".")
    screen.paragraph(stands)
    if indication.decided:
        screen.paragraph(_decided(indication, indication.decided))
    _show_next(screen, indication)
    for each in indication.ladder.categories:
        if each.characteristics:
            _show_category(screen, indication, each)
    _show_gaps(screen, indication)
    _show_changes(screen, indication)
    if indication.verdict.indicated:
        _show_obligations(screen, indication, indication.verdict.indicated)


def _decided(indication: Indication, decided: CourseDecision) -> Text:
    """This half-term's decision in a sentence."""
    decision = decided.decision
    sentence = f"{say_decision(indication.ladder, decision)}, on {format_day(decision.on)}."
    apart = f" {say_departure(decision)}" if decision.departure else ""
    apart += " Unratified: the board has yet to vote on it." if decided.is_unratified else ""
    reason = plain(f" Reason: {decision.reason}" if decision.reason else "")
    beginning = "Decided this half-term: "
    return Text.assemble(beginning, plain(sentence), plain(apart, "yellow"), reason)


def _show_next(screen: Screen, indication: Indication) -> None:
    move = indication.next
    if move is None:
        is_open = len(indication.verdict.possible) > 1
        why = "fill the gaps below first" if is_open else "there is nothing to move"
        screen.paragraph(plain(f"Next permitted move: none; {why}."))
        return
    first = "a first decision, " if indication.current is None else ""
    to, by = category(indication.ladder, move.to), plain(f", by {name_decider(move)}.")
    screen.print(Text.assemble(f"Next permitted move: {first}to ", to, by))


def _show_category(screen: Screen, indication: Indication, shown: Category) -> None:
    is_for_all = shown.needs == "all"
    needs = "needs all of these" if is_for_all else "when any of these holds"
    title = category(indication.ladder, shown.id)
    screen.heading(Text.assemble(title, plain(f", {needs}", "dim")))
    widths = (0, _ANSWER, screen.width - _ANSWER - 2 * GAP)
    for characteristic, given in indication.answered():
        if characteristic.category == shown.id:
            words = Text("\n").join(_characteristic(indication, characteristic))
            screen.row(widths, (Text(), answer(given, is_yes_good=is_for_all), words))


def _characteristic(indication: Indication, characteristic: Characteristic) -> Iterator[Text]:
    yield plain(characteristic.statement, "bold")
    ladder, evidence = indication.ladder, indication.evidence
    for field_id in rests_on(indication, characteristic):
        field, sources = ladder.fields[field_id], evidence.sources(field_id)
        value = format_content(ladder, field, evidence.contents[field_id])
        cells = ", ".join(_shown(evidence, each) for each in sources)
        where = f" · {cells}" if cells else ""
        yield Text.assemble(plain(f"{field.heading}: {value}"), plain(where, "cyan"))
    reading = f" · Reading: {characteristic.reading}" if characteristic.reading else ""
    yield plain(f"{characteristic.charter}{reading}", "dim")


def _shown(evidence: Evidence, place: Place) -> str:
    """A place, by its cell alone where it lies in the half-term's own workbook."""
    return place.at if evidence.sheet and place.path == evidence.sheet.path else str(place)


def _show_gaps(screen: Screen, indication: Indication) -> None:
    unknown = list(gaps(indication.ladder, indication.evidence, indication.verdict))
    if unknown:
        screen.heading(plain("What would have to be known", "bold"))
    for gap in unknown:
        screen.item(plain(_gap(indication, gap)))


def _gap(indication: Indication, gap: Gap) -> str:
    ladder = indication.ladder
    cells = ", ".join(_empty_cells(indication, gap.field))
    where = f" (empty: {cells})" if cells else ""
    ways = []
    for requirement, possible in gap.outcomes:
        way = say_requirement(indication, requirement)
        ways.append(f"{way} → {name_categories(ladder, possible)}")
    return f"{ladder.fields[gap.field].heading}{where}: {'; '.join(ways)}"


def _empty_cells(indication: Indication, field_id: str) -> Iterator[str]:
    """Where what a field is made from should stand, as far as there is a place for it."""
    for field in unknown_behind(indication, field_id):
        if source := indication.evidence.source(field.id):
            yield f"{field.heading} {_shown(indication.evidence, source)}"


def _show_changes(screen: Screen, indication: Indication) -> None:
    ways = list(changes(indication.ladder, indication.evidence, indication.verdict))
    if ways:
        screen.heading(plain("What would have to change", "bold"))
    for way in ways[:MOST_WAYS]:
        better, words = alternatives(indication.ladder, way.to), say_change(indication, way)
        screen.item(Text.assemble("for ", better, ": ", plain(words)))
    if len(ways) > MOST_WAYS:
        rest = f"and {len(ways) - MOST_WAYS} other ways: --json lists them"
        screen.item(plain(rest, "dim"))


def _show_obligations(screen: Screen, indication: Indication, category_id: str) -> None:
    title = category(indication.ladder, category_id)
    screen.heading(Text.assemble(title, plain(" would bring, once decided", "bold")))
    for obligation in indication.ladder.category(category_id).obligations:
        screen.item(plain(obligation.statement))
