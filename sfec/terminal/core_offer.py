"""The core offer at the prompt: how far each school engages, what it owes, what HQ is to record."""

from collections.abc import Mapping, Sequence
from datetime import date

from rich.text import Text

from sfec.model.activity import CoreOffer
from sfec.model.half_term import AcademicYear
from sfec.model.trust import School, Trust
from sfec.rules.core_offer.agenda import name_owner
from sfec.rules.core_offer.engagement import (
    Engagement,
    SchoolEngagement,
    say_missed,
    say_past,
)
from sfec.rules.days import format_day
from sfec.terminal.columns import GAP
from sfec.terminal.screen import Screen, plain

_COUNTS = (14, 12, 12)
_CODE, _INDENT, _STATE = 5, 2, 30
_HEADINGS = ("", "School", "Done on time", "Owed, missed", "HQ to record")
_HINT = (
    "Done on time: of what is the school's to do or to take part in, so far. Missed is what HQ "
    "held without it; what nobody recorded is for HQ to record. "
    "`sfec core-offer --school CODE` lists it all"
)


def show_overview(
    trust: Trust,
    schools: Mapping[str, School],
    schools_engaged: Sequence[SchoolEngagement],
    year: AcademicYear,
    on: date,
) -> None:
    """Print a line a school: its share done on time, what it owes, what HQ is to record."""
    screen = Screen()
    title = f"{trust.name} · core offer of {year.name} · as at {format_day(on)}"
    screen.paragraph(plain(title, "bold"))
    screen.print()
    name = screen.width - _CODE - sum(_COUNTS) - GAP * (len(_COUNTS) + 1)
    widths = (_CODE, name, *_COUNTS)
    screen.row(widths, [Text(each, "dim") for each in _HEADINGS])
    screen.rows(widths, (_cells(each, schools[each.school]) for each in schools_engaged))
    screen.print()
    screen.paragraph(plain(_HINT, "dim"))


def show_school(
    school: School, engaged: SchoolEngagement, offer: CoreOffer, on: date, *, is_first: bool
) -> None:
    """Print one school, activity by activity."""
    screen = Screen()
    if not is_first:
        screen.print()
    screen.paragraph(plain(f"{school.who} · core offer · as at {format_day(on)}", "bold"))
    share = Text.assemble("Done on time, of what is the school's to do: ", _share(engaged))
    screen.paragraph(share)
    _show_each(screen, "The school owes", _owed(engaged, on))
    _show_each(screen, "Held without the school", _missed(engaged), if_none=None)
    _show_each(screen, "Not recorded, and for HQ to record", _not_recorded(engaged, on), style="")
    _show_each(screen, "What its categories bring", _brought(engaged, on), style="", if_none=None)
    screen.heading(plain("Activity by activity", "bold"))
    for engagement in engaged.engagements:
        _show_activity(screen, engagement.activity.title, _state(engagement))
    for activity in offer.ongoing:
        last = engaged.last_shown.get(activity.id)
        said, style = (f"last {format_day(last)}", "") if last else ("nothing recorded", "dim")
        _show_activity(screen, activity.title, plain(f"ongoing; {said}", style))


def _cells(engaged: SchoolEngagement, school: School) -> tuple[Text, ...]:
    against = sum(len(each.owed) + len(each.missed) for each in engaged.engagements)
    unrecorded = sum(len(each.not_recorded) for each in engaged.engagements)
    numbers = plain(str(against), "red" if against else "green"), plain(str(unrecorded))
    return plain(school.code), plain(school.name), _share(engaged), *numbers


def _owed(engaged: SchoolEngagement, on: date) -> list[str]:
    return [say_past(each.activity, each.owed, on) for each in engaged.owed]


def _missed(engaged: SchoolEngagement) -> list[str]:
    return [say_missed(each.activity, each.missed) for each in engaged.missed]


def _not_recorded(engaged: SchoolEngagement, on: date) -> list[str]:
    return [say_past(each.activity, each.not_recorded, on) for each in engaged.not_recorded]


def _brought(engaged: SchoolEngagement, on: date) -> list[str]:
    """What each category brings, with its owner and its day, or the day it was done."""
    said: list[str] = []
    for each in engaged.brought:
        day = f"due on {format_day(each.window.due)}"
        if each.done_on and each.done_on <= on:
            day = f"done on {format_day(each.done_on)}"
        elif each.window.due < on:
            day = f"{day}, not recorded"
        said.append(f"{each.activity.title}: {name_owner(each.owner)}, {day}")
    return said


def _show_each(
    screen: Screen,
    title: str,
    said: Sequence[str],
    *,
    style: str = "red",
    if_none: str | None = ": nothing",
) -> None:
    """Print what is said under a title; where there is nothing, that, or nothing at all."""
    if not said and if_none is None:
        return
    screen.heading(plain(title, "bold"), "" if said else if_none or "")
    for each in said:
        screen.item(plain(each, style))


def _show_activity(screen: Screen, title: str, state: Text) -> None:
    widths = (_INDENT, screen.width - _STATE - _INDENT - 2 * GAP, _STATE)
    screen.row(widths, (Text(), plain(title), state))


def _state(engagement: Engagement) -> Text:
    parts = [plain(f"{engagement.done} done", "green" if engagement.done else "dim")]
    if engagement.late:
        parts.append(plain(f"{engagement.late} of them late", "yellow"))
    if engagement.owed:
        parts.append(plain(f"{len(engagement.owed)} owed", "red"))
    if engagement.missed:
        parts.append(plain(f"{len(engagement.missed)} missed", "red"))
    if engagement.not_recorded:
        parts.append(plain(f"{len(engagement.not_recorded)} not recorded"))
    return Text(", ").join(parts)


def _share(engaged: SchoolEngagement) -> Text:
    done, of = engaged.share_on_time()
    if not of:
        return plain("nothing yet", "dim")
    style = "yellow" if done else "red"
    share = f"{round(100 * done / of)} % ({done} of {of})"
    return plain(share, "green" if done == of else style)
