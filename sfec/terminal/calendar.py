"""The core offer's calendar at the prompt: a day's work at a glance, or every occurrence."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import partial
from typing import NamedTuple, TypeAlias

from rich.text import Text

from sfec.model.occurrence import Occurrence, Status
from sfec.problems import count
from sfec.rules.core_offer.agenda import PERIODS, Agenda, AgendaLine, name_owner
from sfec.rules.days import format_day
from sfec.rules.school_days import monday_of, year_starts
from sfec.terminal.columns import GAP
from sfec.terminal.screen import Screen, plain

_DUE, _OWNER, _STANDS = 10, 18, 18
#: On a screen narrower than most, who sees to it and how it stands take more lines.
_NARROW, _NARROW_OWNER, _NARROW_STANDS = 80, 10, 12
_SCHOOL = 6
_SCHOOL_HEADING = "School"
_HEADINGS = ("Due", "Activity", _SCHOOL_HEADING, "Owner", "How it stands")
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_LATE, _DONE = "red", "green"
_LATE_TITLE, _NOT_RECORDED = "Late", "Not recorded"
_STYLES = {
    Status.OVERDUE: _LATE,
    Status.NOT_RECORDED: _LATE,
    Status.MISSED: _LATE,
    Status.DONE: _DONE,
    Status.NOT_APPLICABLE: "dim",
}
_HINT = (
    "`sfec calendar --overdue` names the schools; "
    "`sfec done ACTIVITY --school CODE` records what was done"
)
_NEW = (
    "Nothing is recorded yet. To leave out what was due before a day, write "
    'policy/core-offer.yaml: "kept_from: DAY"'
)

_A_FILE_EACH = (
    "Whatever it told of beyond this stays as it is in calendars that took it in. "
    "To keep both up to date, write each to a file of its own."
)

#: The entry or the audit that shows an activity done, for a school, on a day.
Shows: TypeAlias = Mapping[tuple[str, str | None, date], str]


class CalendarHeading(NamedTuple):
    """Whose calendar it is, of what days, as at which, and what it is narrowed down to.

    `is_of_one` tells that it is one school's.
    """

    trust: str
    span: str
    on: date
    narrowed_to: Sequence[str] = ()
    is_of_one: bool = False


def show_agenda(
    heading: CalendarHeading, agenda: Agenda, later: str, *, is_new: bool = False
) -> None:
    """Print a day's work, a line an activity: what is late, due this week, or comes later.

    Where it is new, and nothing has been recorded, it says how to leave out what was due before.
    """
    screen = Screen()
    widths = _widths(screen)
    screen.paragraph(_head(heading))
    _show_lines(screen, widths, _LATE_TITLE, agenda.late, heading.on)
    _show_lines(screen, widths, "Due this week", agenda.this_week, heading.on)
    _show_lines(screen, widths, later, agenda.later, heading.on)
    if agenda.again:
        titles = ", ".join(each.title for each in agenda.again)
        screen.paragraph(plain(f"And each week again: {titles}.", "dim"))
    screen.print()
    screen.paragraph(plain(_HINT, "dim"))
    if is_new and agenda.late:
        screen.paragraph(plain(_NEW, "dim"))


def show_list(heading: CalendarHeading, occurrences: Sequence[Occurrence], shows: Shows) -> None:
    """Print each occurrence on a line: what is late, due, done, or does not apply."""
    screen = Screen()
    screen.paragraph(_head(heading))
    if not occurrences:
        screen.print(plain("There is nothing."))
        return
    # Where one school is asked for, it stands in the heading.
    names_school = not heading.is_of_one
    widths = _widths(screen, *((_SCHOOL,) if names_school else ()))
    headings = [each for each in _HEADINGS if names_school or each != _SCHOOL_HEADING]
    screen.row(widths, [Text(each, "dim") for each in headings])
    for title, section in _sections(occurrences, heading.on).items():
        style = f"bold {_LATE}" if title == _LATE_TITLE else "bold"
        screen.heading(plain(f"{title}: {len(section)}", style))
        cells = partial(_occurrence, on=heading.on, shows=shows, names_school=names_school)
        screen.rows(widths, (list(cells(each)) for each in section))


def show_files(
    number: int, path: str, events: int | None = None, told_before: str | None = None
) -> None:
    """Print which file was written, and how much is in it, in how many events.

    What it told of before is said, where that was another thing.
    """
    grouped = f", as {count(events, 'event')}" if events is not None else ""
    screen = Screen()
    screen.paragraph(plain(f"{count(number, 'occurrence')} written to {path}{grouped}."))
    if told_before is not None:
        what = "everything" if told_before == "all" else told_before
        screen.paragraph(plain(f"The file told of {what} before. {_A_FILE_EACH}", "yellow"))


def say_age(occurrence: Occurrence, on: date) -> str:
    """How an occurrence stands on a day: `12 days late`, `in 3 days`, `done Wed 18 Nov`."""
    status, due = occurrence.status(on), occurrence.window.due
    if status is Status.DONE and occurrence.done_on:
        late = (occurrence.done_on - due).days
        how_late = f", {count(late, 'day')} late" if late > 0 else ""
        return f"done {_day(occurrence.done_on, on)}{how_late}"
    if status is Status.OVERDUE:
        return f"{count((on - due).days, 'day')} late"
    if status is Status.NOT_RECORDED:
        return f"due {count((on - due).days, 'day')} ago"
    if status is Status.MISSED and occurrence.missed_on:
        return f"missed {_day(occurrence.missed_on, on)}"
    if status is Status.NOT_APPLICABLE:
        return status.value
    return "due today" if due == on else f"in {count((due - on).days, 'day')}"


def _head(heading: CalendarHeading) -> Text:
    title = f"{heading.trust} · {heading.span} · as at {format_day(heading.on)}"
    return Text("\n").join([plain(title, "bold"), *map(plain, heading.narrowed_to)])


def _widths(screen: Screen, *school: int) -> tuple[int, ...]:
    last = (_NARROW_OWNER, _NARROW_STANDS) if screen.width < _NARROW else (_OWNER, _STANDS)
    others = (*school, *last)
    return (_DUE, screen.width - _DUE - sum(others) - GAP * (len(others) + 1), *others)


def _show_lines(
    screen: Screen, widths: Sequence[int], title: str, lines: Sequence[AgendaLine], on: date
) -> None:
    style = f"bold {_LATE}" if lines and title == _LATE_TITLE else "bold"
    screen.heading(plain(title, style), "" if lines else ": nothing")
    screen.rows(widths, (_cells(line, on) for line in lines))


def _cells(line: AgendaLine, on: date) -> tuple[Text, Text, Text, Text]:
    owners = ", ".join(map(name_owner, line.owners))
    return plain(_day(line.due, on)), plain(line.activity.title), plain(owners), _numbers(line)


def _numbers(line: AgendaLine) -> Text:
    """How many are done, due and late; over several periods, how many are late, and of how many.

    What is the trust's own is there but once.
    """
    is_the_trusts = line.activity.scope == "trust"
    late_word = "not recorded" if line.activity.is_attended else "late"
    if line.periods > 1:
        late = plain(f"{line.late} {late_word}", _LATE)
        periods = plain(f"of {count(line.periods, PERIODS[line.activity.cadence])}")
        return late if is_the_trusts else Text.assemble(late, "\n", periods)
    numbers = (
        (line.done, "done", _DONE),
        (line.missed, "missed", _LATE),
        (line.still_due, "due", ""),
        (line.late, late_word, _LATE),
    )
    parts = []
    for number, name, style in numbers:
        if number:
            parts.append(plain(name if is_the_trusts else f"{number} {name}", style))
    return Text(", ").join(parts)


def _sections(occurrences: Sequence[Occurrence], on: date) -> Mapping[str, list[Occurrence]]:
    """The occurrences by how they stand, as far as there are any."""
    sunday = monday_of(on) + timedelta(6)
    titles = (
        _LATE_TITLE,
        _NOT_RECORDED,
        "Due this week",
        "Later",
        "Done",
        "Missed",
        "Not applicable",
    )
    sections: dict[str, list[Occurrence]] = {title: [] for title in titles}
    for occurrence in occurrences:
        match occurrence.status(on):
            case Status.OVERDUE:
                title = _LATE_TITLE
            case Status.NOT_RECORDED:
                title = _NOT_RECORDED
            case Status.DONE:
                title = "Done"
            case Status.MISSED:
                title = "Missed"
            case Status.NOT_APPLICABLE:
                title = "Not applicable"
            case _:
                title = "Due this week" if occurrence.window.due <= sunday else "Later"
        sections[title].append(occurrence)
    return {title: section for title, section in sections.items() if section}


def _occurrence(
    occurrence: Occurrence, on: date, shows: Shows, *, names_school: bool
) -> Iterator[Text]:
    activity, school = occurrence.activity, occurrence.school
    done_on = occurrence.done_on or occurrence.missed_on
    yield plain(_day(occurrence.window.due, on))
    yield plain(activity.title)
    if names_school:
        yield plain(school or "trust", "" if school else "dim")
    yield plain(name_owner(occurrence.owner))
    age = plain(say_age(occurrence, on), _STYLES.get(occurrence.status(on), ""))
    shown_by = shows.get((activity.id, school, done_on)) if done_on else None
    yield Text.assemble(age, "\n", plain(shown_by, "dim")) if shown_by else age


def _day(day: date, on: date) -> str:
    """A day in a list: `Fri 27 Nov`, with the year where it is of another academic year."""
    year = "" if year_starts(day) == year_starts(on) else f" {day.year}"
    return f"{_WEEKDAYS[day.weekday()]} {day.day:>2} {format_day(day).split()[1][:3]}{year}"
