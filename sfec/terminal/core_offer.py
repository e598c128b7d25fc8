"""The core offer at the prompt: how far each school engages, what it owes, what HQ owes it."""

from collections.abc import Mapping, Sequence
from datetime import date

from rich.text import Text

from sfec.model.activity import CoreOffer
from sfec.model.half_term import AcademicYear
from sfec.model.trust import School, Trust
from sfec.rules.core_offer.engagement import HQ, SCHOOL, Engagement, SchoolEngagement, say_owed
from sfec.rules.days import format_day
from sfec.terminal.columns import GAP
from sfec.terminal.screen import Screen, plain

_COUNTS = (14, 15, 10)
_CODE, _INDENT, _STATE = 5, 2, 30
_HEADINGS = ("", "School", "Done on time", "The school owes", "HQ owes it")
_HINT = (
    "Done on time: of what is the school's to do, so far. "
    "`sfec core-offer --school CODE` lists it all"
)


def show_overview(
    trust: Trust,
    schools: Mapping[str, School],
    schools_engaged: Sequence[SchoolEngagement],
    year: AcademicYear,
    on: date,
) -> None:
    """Print a line a school: its share done on time, what it owes, what HQ owes it."""
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
    _show_owed(screen, "The school owes", engaged.owed_by(SCHOOL), on)
    _show_owed(screen, "HQ owes it", engaged.owed_by(HQ), on)
    screen.heading(plain("Activity by activity", "bold"))
    for engagement in engaged.engagements:
        _show_activity(screen, engagement.activity.title, _state(engagement))
    for activity in offer.ongoing:
        last = engaged.last_shown.get(activity.id)
        said, style = (f"last {format_day(last)}", "") if last else ("nothing recorded", "dim")
        _show_activity(screen, activity.title, plain(f"ongoing; {said}", style))


def _cells(engaged: SchoolEngagement, school: School) -> tuple[Text, ...]:
    owed = _number_owed(engaged, SCHOOL), _number_owed(engaged, HQ)
    return plain(school.code), plain(school.name), _share(engaged), *owed


def _show_owed(screen: Screen, title: str, owed: Sequence[Engagement], on: date) -> None:
    screen.heading(plain(title, "bold"), "" if owed else ": nothing")
    for engagement in owed:
        screen.item(plain(say_owed(engagement, on), "red"))


def _show_activity(screen: Screen, title: str, state: Text) -> None:
    widths = (_INDENT, screen.width - _STATE - _INDENT - 2 * GAP, _STATE)
    screen.row(widths, (Text(), plain(title), state))


def _state(engagement: Engagement) -> Text:
    parts = [plain(f"{engagement.done} done", "green" if engagement.done else "dim")]
    if engagement.late:
        parts.append(plain(f"{engagement.late} of them late", "yellow"))
    if engagement.owed:
        parts.append(plain(f"{len(engagement.owed)} owed", "red"))
    return Text(", ").join(parts)


def _share(engaged: SchoolEngagement) -> Text:
    done, of = engaged.share_on_time()
    if not of:
        return plain("nothing to do yet", "dim")
    style = "yellow" if done else "red"
    share = f"{round(100 * done / of)} % ({done} of {of})"
    return plain(share, "green" if done == of else style)


def _number_owed(engaged: SchoolEngagement, who: str) -> Text:
    number = sum(len(each.owed) for each in engaged.owed_by(who))
    return plain(str(number), "red" if number else "green")
