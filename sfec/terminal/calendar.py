"""The core offer's calendar at the prompt: a day's work at a glance, or a list of every occurrence."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from rich.console import Console
from rich.text import Text

from sfec.model.occurrence import Occurrence, Status
from sfec.problems import count
from sfec.rules.agenda import PERIODS, Agenda, Line, name_owner
from sfec.rules.days import format_day
from sfec.rules.school_days import monday_of, year_starts
from sfec.terminal.columns import GAP, paragraph, side_by_side
from sfec.terminal.looks import console, plain

_DUE, _OWNER, _STANDS = 10, 18, 18
#: On a screen narrower than most, who sees to it and how it stands take more lines.
_NARROW, _NARROW_OWNER, _NARROW_STANDS = 80, 10, 12
_SCHOOL = 6
_LIST_HEADINGS = ("Due", "Activity", "School", "Owner", "How it stands")
_LATE, _DONE = "red", "green"
_NEW = 'Nothing is recorded yet. To leave out what was due before a day, write policy/core-offer.yaml: "kept_from: DAY"'


class Shown(NamedTuple):
    """What heads the calendar: whose it is, of what days, as at which, and what was asked for, perhaps one school's."""

    trust: str
    span: str
    on: date
    asked: Sequence[str] = ()
    is_of_one: bool = False


def show_agenda(head: Shown, found: Agenda, later: str, *, is_new: bool = False) -> None:
    """Print a day's work: what is late, what is due this week, and what comes later; a line an activity.

    Where it is new, and nothing has been recorded, it says how to leave out what was due before.
    """
    shown = console()
    widths = _widths(shown)
    shown.print(paragraph(shown, _head(head)))
    sections = {"Late": found.late, "Due this week": found.this_week, later: found.later}
    for title, lines in sections.items():
        shown.print()
        look = f"bold {_LATE}" if lines and title == "Late" else "bold"
        shown.print(Text.assemble(plain(title, look), "" if lines else ": nothing"))
        for each in lines:
            shown.print(side_by_side(shown, widths, list(_cells(each, head.on))))
    if found.again:
        titles = ", ".join(each.title for each in found.again)
        shown.print(paragraph(shown, plain(f"And each week again: {titles}.", "dim")))
    shown.print()
    hint = "`sfec calendar --overdue` names the schools; `sfec done ACTIVITY --school CODE` records what was done"
    shown.print(paragraph(shown, plain(hint, "dim")))
    if is_new and found.late:
        shown.print(paragraph(shown, plain(_NEW, "dim")))


def show_list(head: Shown, found: Sequence[Occurrence], shown_by: Mapping[tuple[str, str | None, date], str]) -> None:
    """Print every occurrence on a line of its own: what is late, what is due, what is done, and what does not apply.

    `shown_by` names the entry or the audit that shows an activity done, for a school, on a day.
    """
    shown = console()
    shown.print(paragraph(shown, _head(head)))
    if not found:
        shown.print(plain("There is nothing."))
        return
    # Where one school is asked for, it stands in the heading.
    school = () if head.is_of_one else (_SCHOOL,)
    widths = _widths(shown, *school)
    headings = [each for each in _LIST_HEADINGS if school or each != "School"]
    shown.print(side_by_side(shown, widths, [Text(each, "dim") for each in headings]))
    for title, occurrences in _sections(found, head.on).items():
        if occurrences:
            shown.print()
            shown.print(plain(f"{title}: {len(occurrences)}", f"bold {_LATE}" if title == "Late" else "bold"))
        for each in occurrences:
            cells = list(_occurrence(each, head.on, shown_by, names_school=bool(school)))
            shown.print(side_by_side(shown, widths, cells))


def show_files(number: int, path: str) -> None:
    """Print which file was written, and how much is in it."""
    shown = console()
    shown.print(paragraph(shown, plain(f"{count(number, 'occurrence')} written to {path}.")))


def say_age(occurrence: Occurrence, on: date) -> str:
    """How an occurrence stands on a day: `12 days late`, `due today`, `in 3 days`, `done Wed 18 Nov, 2 days late`."""
    status, due = occurrence.status(on), occurrence.window.due
    if status is Status.DONE and occurrence.done_on:
        late = (occurrence.done_on - due).days
        return f"done {_day(occurrence.done_on, on)}" + (f", {count(late, 'day')} late" if late > 0 else "")
    if status is Status.OVERDUE:
        return f"{count((on - due).days, 'day')} late"
    if status is Status.NOT_APPLICABLE:
        return status.value
    return "due today" if due == on else f"in {count((due - on).days, 'day')}"


def _head(head: Shown) -> Text:
    title = plain(f"{head.trust} · {head.span} · as at {format_day(head.on)}", "bold")
    return Text("\n").join([title, *(plain(each) for each in head.asked)])


def _widths(shown: Console, *school: int) -> tuple[int, ...]:
    last = (_NARROW_OWNER, _NARROW_STANDS) if shown.width < _NARROW else (_OWNER, _STANDS)
    others = (*school, *last)
    return (_DUE, shown.width - _DUE - sum(others) - GAP * (len(others) + 1), *others)


def _cells(line: Line, on: date) -> Iterator[Text]:
    yield plain(_day(line.due, on))
    yield plain(line.activity.title)
    yield plain(", ".join(map(name_owner, line.owners)))
    yield _counts(line)


def _counts(line: Line) -> Text:
    """How many are done, due and late; where it is late of several weeks, months or terms, how many and of how many."""
    if line.periods > 1:
        late = plain(f"{line.late} late", _LATE)
        of = plain(f"of {count(line.periods, PERIODS[line.activity.cadence])}")
        return late if line.activity.scope == "trust" else Text.assemble(late, "\n", of)
    parts = ((line.done, "done", _DONE), (line.still_due, "due", ""), (line.late, "late", _LATE))
    is_the_trusts = line.activity.scope == "trust"
    said = [plain(name if is_the_trusts else f"{number} {name}", look) for number, name, look in parts if number]
    return Text(", ").join(said)


def _sections(found: Sequence[Occurrence], on: date) -> Mapping[str, list[Occurrence]]:
    sunday = monday_of(on) + timedelta(6)
    sections: dict[str, list[Occurrence]] = {
        title: [] for title in ("Late", "Due this week", "Later", "Done", "Not applicable")
    }
    for each in found:
        match each.status(on):
            case Status.OVERDUE:
                sections["Late"].append(each)
            case Status.DONE:
                sections["Done"].append(each)
            case Status.NOT_APPLICABLE:
                sections["Not applicable"].append(each)
            case _:
                sections["Due this week" if each.window.due <= sunday else "Later"].append(each)
    return sections


def _occurrence(
    each: Occurrence, on: date, shown_by: Mapping[tuple[str, str | None, date], str], *, names_school: bool
) -> Iterator[Text]:
    yield plain(_day(each.window.due, on))
    yield plain(each.activity.title)
    if names_school:
        yield plain(each.school or "trust", "" if each.school else "dim")
    yield plain(name_owner(each.owner))
    status = each.status(on)
    looks = {Status.OVERDUE: _LATE, Status.DONE: _DONE, Status.NOT_APPLICABLE: "dim"}
    said = plain(say_age(each, on), looks.get(status, ""))
    shown = shown_by.get((each.activity.id, each.school, each.done_on)) if each.done_on else None
    yield Text.assemble(said, "\n", plain(shown, "dim")) if shown else said


def _day(day: date, on: date) -> str:
    """A day as a list shows it: `Fri 27 Nov`, with the year where it is of another academic year."""
    year = "" if year_starts(day) == year_starts(on) else f" {day.year}"
    return f"{_WEEKDAYS[day.weekday()]} {day.day:>2} {format_day(day).split()[1][:3]}{year}"


_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
