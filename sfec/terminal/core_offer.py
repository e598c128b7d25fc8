"""The core offer at the prompt: how far each school engages, what it owes, and what HQ owes it."""

from collections.abc import Mapping, Sequence
from datetime import date

from rich.console import Console
from rich.text import Text

from sfec.model.activity import CoreOffer
from sfec.model.half_term import AcademicYear
from sfec.model.trust import School, Trust
from sfec.rules.days import format_day
from sfec.rules.engagement import HQ, SCHOOL, Engagement, Standing, say_owed
from sfec.terminal.as_json import Json, dumps
from sfec.terminal.columns import GAP, hanging, paragraph, side_by_side
from sfec.terminal.looks import console, plain

_COUNTS = (14, 15, 10)
_CODE = 5
_STATE = 30


def show_overview(
    trust: Trust, schools: Mapping[str, School], standings: Sequence[Standing], year: AcademicYear, on: date
) -> None:
    """Print a line a school: its share done on time, what it owes, what HQ owes it."""
    shown = console()
    shown.print(paragraph(shown, plain(f"{trust.name} · core offer of {year.name} · as at {format_day(on)}", "bold")))
    shown.print()
    widths = (_CODE, shown.width - _CODE - sum(_COUNTS) - GAP * (len(_COUNTS) + 1), *_COUNTS)
    heads = ("", "School", "Done on time", "The school owes", "HQ owes it")
    shown.print(side_by_side(shown, widths, [Text(each, "dim") for each in heads]))
    for each in standings:
        name = plain(schools[each.school].name)
        cells = (plain(each.school), name, _share(each), _number(each, SCHOOL), _number(each, HQ))
        shown.print(side_by_side(shown, widths, cells))
    shown.print()
    hint = "Done on time: of what is the school's to do, so far. `sfec core-offer --school CODE` lists it all"
    shown.print(paragraph(shown, plain(hint, "dim")))


def show_school(school: School, found: Standing, offer: CoreOffer, on: date, *, is_first: bool) -> None:
    """Print one school, activity by activity."""
    shown = console()
    if not is_first:
        shown.print()
    shown.print(paragraph(shown, plain(f"{school.who} · core offer · as at {format_day(on)}", "bold")))
    shown.print(paragraph(shown, Text.assemble("Done on time, of what is the school's to do: ", _share(found))))
    _show_owed(shown, "The school owes", found.owed_by(SCHOOL), on)
    _show_owed(shown, "HQ owes it", found.owed_by(HQ), on)
    shown.print()
    shown.print(plain("Activity by activity", "bold"))
    for each in found.engagements:
        _show_activity(shown, each.activity.title, _state(each))
    for activity in offer.standing:
        last = found.last_shown.get(activity.id)
        said = plain(f"ongoing; last {format_day(last)}") if last else plain("ongoing; nothing recorded", "dim")
        _show_activity(shown, activity.title, said)


def core_offer_json(standings: Sequence[Standing], offer: CoreOffer, on: date) -> str:
    """Every school's engagement as JSON."""
    return dumps({"as_at": on.isoformat(), "schools": [_standing(each, offer) for each in standings]})


def _show_owed(shown: Console, title: str, owed: Sequence[Engagement], on: date) -> None:
    shown.print()
    shown.print(Text.assemble(plain(title, "bold"), "" if owed else ": nothing"))
    for each in owed:
        shown.print(hanging(shown, "  -", plain(say_owed(each, on), "red")))


def _show_activity(shown: Console, title: str, said: Text) -> None:
    widths = (2, shown.width - _STATE - 2 - 2 * GAP, _STATE)
    shown.print(side_by_side(shown, widths, (Text(), plain(title), said), gap=GAP))


def _state(found: Engagement) -> Text:
    parts = [plain(f"{found.done} done", "green" if found.done else "dim")]
    parts += [plain(f"{found.late} of them late", "yellow")] if found.late else []
    parts += [plain(f"{len(found.owed)} owed", "red")] if found.owed else []
    return Text(", ").join(parts)


def _share(found: Standing) -> Text:
    done, of = found.share_on_time()
    if not of:
        return plain("nothing to do yet", "dim")
    look = "green" if done == of else "yellow" if done else "red"
    return plain(f"{round(100 * done / of)} % ({done} of {of})", look)


def _number(found: Standing, who: str) -> Text:
    number = sum(len(each.owed) for each in found.owed_by(who))
    return plain(str(number), "red" if number else "green")


def _standing(found: Standing, offer: CoreOffer) -> Json:
    done, of = found.share_on_time()
    return {
        "code": found.school,
        "on_time": {"done": done, "of": of},
        "activities": [
            {
                "activity": each.activity.id,
                "title": each.activity.title,
                "owed_by": each.activity.owed_by,
                "done": each.done,
                "late": each.late,
                "asked": each.asked,
                "owed": [one.window.due.isoformat() for one in each.owed],
            }
            for each in found.engagements
        ],
        "ongoing": [
            {"activity": each.id, "title": each.title, "last": last.isoformat() if last else None}
            for each in offer.standing
            for last in [found.last_shown.get(each.id)]
        ],
    }
