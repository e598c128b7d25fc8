"""What the calendar's events are: an activity on a day, with every school that it is due of.

Twenty-six schools are one event, not twenty-six. What a school has on another day than the others,
or another sees to there, is an event of its own.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple, TypeAlias

from sfec.model.activity import Activity
from sfec.model.occurrence import Occurrence, Status
from sfec.problems import count, printable
from sfec.rules.core_offer.agenda import name_owner
from sfec.rules.days import format_day

#: In the name of an event: whose it is, where it is the trust's, or every school's.
_TRUST, _SCHOOLS = "trust", "schools"
#: How what is recorded otherwise is ticked, by what ticks it.
_TICKED_BY = {
    "decisions": "Recording the decisions on both ladders ticks it: sfec decide",
    "letter": "Issuing the letter ticks it: sfec letter --issue",
    "reports": "Issuing the letter with all six officers' reports ticks it: sfec letter --issue",
}
_TO_DO = "To do"
_EACH = {"trust": "for the trust", "school": "for each school", "head": "for each head"}
#: The parts of an event's name: whose it is, which activity, which period.
_Key: TypeAlias = tuple[str, str, str]


class CalendarView(NamedTuple):
    """Whose calendar the events are of, and on which day they are seen.

    `names` are the schools' by their codes; `asked` says what they are narrowed down to, `only` to
    which codes. `moved` is what falls due of a school on a day of its own: its code, the activity's
    id, the day.
    """

    trust: str
    on: date
    names: Mapping[str, str]
    asked: str = "all"
    only: Sequence[str] = ()
    moved: frozenset[tuple[str, str, date]] = frozenset()


class CalendarEvent(NamedTuple):
    """An event: its name for good, and the occurrences of one activity on one day that it tells of.

    `was_due` is the day it had, where it is told of only because it has moved from there.
    """

    name: str
    occurrences: tuple[Occurrence, ...]
    was_due: date | None = None

    @property
    def activity(self) -> Activity:
        """The activity that it is of."""
        return self.occurrences[0].activity

    @property
    def day(self) -> date:
        """The day it is due."""
        return self.occurrences[0].window.due

    @property
    def owner(self) -> str:
        """Who sees to it."""
        return self.occurrences[0].owner

    @property
    def singly(self) -> list[str]:
        """The names that its occurrences would have as an event each."""
        return [_name(_key(each, each.school or _TRUST)) for each in self.occurrences]


def calendar_events(found: Iterable[Occurrence], view: CalendarView) -> list[CalendarEvent]:
    """The events of every occurrence that applies, in the order of the occurrences."""
    grouped: dict[_Key, list[Occurrence]] = {}
    for each in found:
        if each.status(view.on) is not Status.NOT_APPLICABLE:
            theirs = grouped.setdefault(_key(each, _whose(each, view)), [each])
            if theirs[0].window.due != each.window.due:
                theirs = grouped.setdefault(_key(each, each.school or _TRUST), [each])
            if each is not theirs[0]:
                theirs.append(each)
    return [CalendarEvent(_name(key), tuple(theirs)) for key, theirs in grouped.items()]


def summary(event: CalendarEvent, on: date) -> str:
    """An event in a line: `Website audit · RPS`, `CEO letter: 5 of 8 schools to do`."""
    title, number = printable(event.activity.title), len(event.occurrences)
    done = number - len(_left(event, on))
    prefix = "Done: " if done == number else ""
    if number == 1:
        school = event.occurrences[0].school
        return f"{prefix}{title} · {school}" if school else f"{prefix}{title}"
    schools = count(number, "school")
    numbers = f"{number - done} of {schools} to do" if 0 < done < number else schools
    return f"{prefix}{title}: {numbers}"


def description(event: CalendarEvent, view: CalendarView) -> str:
    """What an event is, whose, of which schools, and what to do once it is done."""
    activity, on = event.activity, view.on
    left, done = _left(event, on), _standing(event, on, Status.DONE)
    lines = [_say_activity(activity), f"Seen to by: {name_owner(event.owner)}"]
    if activity.scope != _TRUST:
        lines.append(_say_owed(activity))
        lines += _say_schools(_TO_DO, left, view)
    lines += _say_schools("Done", done, view)
    lines += _say_schools("Held without", _standing(event, on, Status.MISSED), view)
    if activity.shown_by:
        lines.append(f"What shows it: {activity.shown_by}")
    if left:
        lines.append(_TICKED_BY.get(activity.ticked_by or "") or _say_command(activity, left))
    return "\n".join(map(printable, lines))


def _whose(occurrence: Occurrence, view: CalendarView) -> str:
    """Whose the event of an occurrence is: the trust's, several schools', or one school's alone."""
    school, activity = occurrence.school, occurrence.activity
    if school is None:
        return _TRUST
    is_moved = (school, activity.id, occurrence.window.due) in view.moved
    if is_moved or occurrence.owner != activity.owner:
        return school
    return "+".join(sorted(view.only)) or _SCHOOLS


def _key(occurrence: Occurrence, whose: str) -> _Key:
    return whose, occurrence.activity.id, occurrence.window.period


def _name(key: _Key) -> str:
    whose, activity, period = key
    return f"{activity}.{whose}.{period}"


def _left(event: CalendarEvent, on: date) -> list[Occurrence]:
    """Those of its occurrences that have not taken place."""
    return [each for each in event.occurrences if not each.status(on).is_over]


def _standing(event: CalendarEvent, on: date, status: Status) -> list[Occurrence]:
    """Those of its occurrences that stand so."""
    return [each for each in event.occurrences if each.status(on) is status]


def _say_owed(activity: Activity) -> str:
    """Whose it is to do; what HQ holds is not the schools' to hold."""
    if activity.is_attended:
        return "Held by: HQ; the school takes part"
    return f"Owed by: {'the school' if activity.owed_by == 'school' else 'HQ'}"


def _say_activity(activity: Activity) -> str:
    """What an activity is: `Core offer: termly, for each school.`."""
    months = activity.interval
    often = f"every {months} months" if months else activity.cadence.value
    if activity.basis:
        return f"Deadline: {often}, {_EACH[activity.scope]}. Source: {activity.basis.source}"
    what = "Core offer" if activity.is_core else "Run for the schools"
    return f"{what}: {often}, {_EACH[activity.scope]}"


def _say_schools(how: str, theirs: Sequence[Occurrence], view: CalendarView) -> Iterator[str]:
    """The schools that something is to do of, or is over of, by name, with the days of that."""
    said = []
    for each in theirs:
        school = each.school
        who = f"{view.names.get(school, school)} ({school})" if school else "the trust"
        day = each.done_on or each.missed_on
        said.append(f"{who}, {format_day(day)}" if day and how != _TO_DO else who)
    if said:
        yield f"{how}: {'; '.join(said)}"


def _say_command(activity: Activity, left: Sequence[Occurrence]) -> str:
    """What records that it was done."""
    codes = [each.school for each in left if each.school]
    code = codes[0] if len(codes) == 1 else "CODE"
    school = f" --school {code}" if codes else ""
    return f"Once it is done: sfec done {activity.id}{school} --on DAY"
