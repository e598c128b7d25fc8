"""`sfec done`: record that an activity of the core offer was done."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from sfec.commands.choices import choose_role, choose_schools
from sfec.commands.options import AsAt, AsJson, Data, about, finish, misuse, misused
from sfec.commands.recording import Recording, recording
from sfec.problems import PROMPT, Level, Place, Problem, ProblemsFound, did_you_mean, has_errors, quoted

if TYPE_CHECKING:
    from sfec.commands.offer import Offer
    from sfec.folder.asked_rows import AskedRow
    from sfec.model.activity import Activity, CoreOffer, Deadlines
    from sfec.model.ledger import Entry
    from sfec.model.trust import School
    from sfec.rules.doing import Closing, Doing

_FILE_ALONE = "each row says what was done: give nothing else"
_NOTHING_NAMED = "name the activity, or a file with --from"
_NOT_BOTH = "name the schools, or give --all-schools, not both"

Named = Annotated[str | None, typer.Argument(metavar="ACTIVITY", help="The activity's id, or its title.")]
Schools = Annotated[list[str] | None, typer.Option("--school", metavar="C", help="For this school; may be repeated.")]
Every = Annotated[bool, typer.Option("--all-schools", help="For every school that it applies to.")]
DoneOn = Annotated[str | None, typer.Option("--on", metavar="DAY", help="The day it was done; else today.")]
DoneBy = Annotated[str | None, typer.Option("--by", metavar="ROLE", help="Who did it: ceo, central_team.")]
Note = Annotated[str | None, typer.Option("--note", metavar="TEXT", help="What shows it: a file, a few words.")]
FromRows = Annotated[
    str | None, typer.Option("--from", metavar="FILE", help="A workbook with an activity a row: all, or none.")
]


class Asked(NamedTuple):
    """An activity as somebody wrote that it was done, and where; `places` are those of what the options say."""

    activity: str
    schools: Sequence[str] = ()
    is_for_every: bool = False
    on: str | None = None
    by: str | None = None
    note: str | None = None
    place: Place = PROMPT
    places: Mapping[str, Place] = MappingProxyType({})


def done(
    context: typer.Context,
    activity: Named = None,
    *,
    school: Schools = None,
    all_schools: Every = False,
    on: DoneOn = None,
    by: DoneBy = None,
    note: Note = None,
    from_file: FromRows = None,
    data: Data = None,
    as_at: AsAt = None,
    as_json: AsJson = False,
) -> None:
    """Record that an activity of the core offer was done, for some schools or for the trust, all or nothing."""
    asked, met = _asked(Asked(activity or "", tuple(school or ()), all_schools, on, by, note), from_file)
    with recording(context, data, as_at) as held:
        recorded = _recorded(held, asked, is_from_file=from_file is not None)
        held.record()
        held.folder.problems += met
    _show(held, recorded, as_json=as_json)


def find_activity(offer: "CoreOffer", deadlines: "Deadlines", named: str) -> "Activity":
    """An activity by its id or title, whatever the case, or a deadline that is turned on."""
    folded = " ".join(named.casefold().split())
    found = _by_name(offer.activities).get(folded)
    if found is not None:
        return found
    if off := _by_name(deadlines.activities).get(folded):
        hint = f'turn it on in policy/deadlines.yaml: "turned_on: [{off.id}]", with those that are on already'
        raise misuse(named, f"is a deadline that is turned off; {hint}", "activity")
    raise misuse(named, f"is no activity of the core offer; {_near(offer, folded)}", "activity")


def _by_name(activities: "Mapping[str, Activity]") -> "dict[str, Activity]":
    return {word.casefold(): each for each in activities.values() for word in (each.title, each.id)}


def _near(offer: "CoreOffer", named: str) -> str:
    """What may have been meant: the titles with those words in them, else the id or title that is nearest."""
    titles = [each.title for each in offer.activities.values()]
    within = [each for each in titles if named and named in each.casefold()]
    if len(within) == 1:
        return f"did you mean {quoted(within[0])}?"
    listed = f"titles with that in them: {', '.join(within)}" if within else ""
    return listed or did_you_mean(named, [*offer.activities, *titles]) or "`sfec calendar` lists them"


def _asked(given: Asked, from_file: str | None) -> tuple[list[Asked], list[Problem]]:
    """What is asked at the prompt, or in a workbook's rows, with what is noted of that.

    Raises typer's BadParameter where it cannot be meant, and ProblemsFound with what is wrong in the workbook.
    """
    if from_file is not None:
        if given != Asked(""):
            raise misused(_FILE_ALONE, "--from")
        return _rows(Path(from_file))
    if not given.activity:
        raise misused(_NOTHING_NAMED)
    if given.schools and given.is_for_every:
        raise misused(_NOT_BOTH, "--school")
    return [given], []


def _rows(path: Path) -> tuple[list[Asked], list[Problem]]:
    from sfec.folder import activities_file as columns  # noqa: PLC0415 - only where activities come from a file
    from sfec.folder.asked_rows import left_empty  # noqa: PLC0415

    rows, problems = columns.read_activities(path)
    problems += left_empty(rows, columns.ACTIVITIES)
    if has_errors(problems):
        raise ProblemsFound(problems)
    return [_asked_in(row) for row in rows], problems


def _asked_in(row: "AskedRow") -> Asked:
    from sfec.folder import activities_file as columns  # noqa: PLC0415 - only where activities come from a file

    options = {"activity": columns.ACTIVITY, "school": columns.SCHOOL, "--school": columns.SCHOOL}
    options |= {"--on": columns.ON, "--by": columns.BY}
    school = row.texts.get(columns.SCHOOL)
    return Asked(
        row.texts[columns.ACTIVITY],
        (school,) if school else (),
        on=row.texts.get(columns.ON),
        by=row.texts.get(columns.BY),
        note=row.texts.get(columns.NOTE),
        place=row.place,
        places={option: row.places[heading] for option, heading in options.items()},
    )


def _recorded(held: Recording, asked: Sequence[Asked], *, is_from_file: bool) -> "dict[Entry, Closing]":
    """The entries of what was asked, to be recorded together, each with what it closes; notes are kept.

    Raises ProblemsFound with all that stands against any of them.
    """
    from sfec.commands.offer import open_offer  # noqa: PLC0415 - keeps --help quick
    from sfec.rules.doing import objections  # noqa: PLC0415

    offer = open_offer(held.folder, held.day)
    doings: list[Doing] = []
    problems: list[Problem] = []
    for each in asked:
        try:
            found = _find(held, offer, each)
        except typer.BadParameter as error:
            if not is_from_file:
                raise
            problems.append(_refused(error, each))
            continue
        problems += [problem for doing in found for problem in objections(doing, offer.core_offer, held.day)]
        doings += found
    if problems:
        raise ProblemsFound(problems)
    return _closings(held, offer, doings)


def _closings(held: Recording, offer: "Offer", doings: "Sequence[Doing]") -> "dict[Entry, Closing]":
    from sfec.folder.bank_holidays import bank_holidays  # noqa: PLC0415 - only where something is recorded
    from sfec.rules.doing import notes  # noqa: PLC0415

    made: dict[Entry, Closing] = {}
    years = held.folder.term_dates.years if held.folder.term_dates else ()
    holidays = bank_holidays(each.act.on.year for each in doings)
    for number, doing in enumerate(doings, 1):
        found = _closing(offer, doing)
        offer = offer._replace(done=(*offer.done, doing.act))
        made[held.add(doing.act, None, number, len(doings))] = found
        held.folder.problems += notes(found, years, holidays)
    return made


def _closing(offer: "Offer", doing: "Doing") -> "Closing":
    """Which occurrence it closes, with what is recorded before it."""
    from sfec.rules.doing import closing  # noqa: PLC0415 - only where something is recorded
    from sfec.rules.windows import SchoolYear  # noqa: PLC0415

    years = [SchoolYear(each) for each in offer.folder.term_dates.years] if offer.folder.term_dates else []
    alone, schools = _alone(offer, doing.activity), [doing.school] if doing.school else []
    after = alone._replace(done=(*offer.done, doing.act))
    first, last = min(each.first for each in years), max(each.last for each in years)
    return closing(doing, *(each.occurrences(first, last, schools) for each in (alone, after)))


def _alone(offer: "Offer", activity: "Activity") -> "Offer":
    """The offer as though there were no other activity."""
    return offer._replace(core_offer=offer.core_offer._replace(activities={activity.id: activity}))


def _find(held: Recording, offer: "Offer", asked: Asked) -> "list[Doing]":
    """What is to be recorded, one for each school. Raises typer's BadParameter where something is not found."""
    from sfec.model.activity import CENTRAL_TEAM  # noqa: PLC0415 - only where something is recorded
    from sfec.model.occurrence import ActivityDone  # noqa: PLC0415
    from sfec.rules.doing import Doing  # noqa: PLC0415

    activity = find_activity(offer.core_offer, held.folder.deadlines, asked.activity)
    on, by = held.named_day(asked.on), asked.by and choose_role(asked.by, "--by", CENTRAL_TEAM)
    schools: Sequence[School | None] = _schools(held, offer, activity, on, asked)
    codes = [(each, each.code if each else None) for each in schools]
    return [
        Doing(ActivityDone(activity.id, code, on, by, asked.note), activity, each, asked.place) for each, code in codes
    ]


def _schools(
    held: Recording, offer: "Offer", activity: "Activity", on: date, asked: Asked
) -> "Sequence[School | None]":
    if activity.scope == "trust":
        if asked.schools or asked.is_for_every:
            says = f"{activity.title} is done once, for the trust; name no school"
            raise misused(says, "--school")
        return [None]
    if asked.is_for_every:
        return _every(held, offer, activity, on)
    if not asked.schools:
        how = "name each with --school, or give --all-schools" if asked.place == PROMPT else "write a row for each"
        says = f"{activity.title} is done school by school; {how}"
        raise misused(says, "--school")
    found = choose_schools(held.folder, asked.schools, held.folder.schools)
    return list({each.code: each for each in found}.values())


def _every(held: Recording, offer: "Offer", activity: "Activity", on: date) -> "list[School]":
    """Every school that an activity falls to on a day; of what only some heads have, those whose head is one."""
    from sfec.rules.doing import falls_to  # noqa: PLC0415 - only where something is recorded
    from sfec.rules.school_days import year_starts  # noqa: PLC0415

    found = [each for each in held.folder.schools if falls_to(each, activity, offer.core_offer, on)]
    if activity.heads:
        occurrences = _alone(offer, activity).occurrences(year_starts(on), on, found)
        found = [each for each in found if any(each.code == one.school for one in occurrences)]
    if not found:
        says = f"{activity.title} falls to no school on that day"
        raise misused(says, "--all-schools")
    return found


def _refused(error: typer.BadParameter, asked: Asked) -> Problem:
    """What was wrongly asked in a row of a workbook, as a problem at its cell."""
    message, _, hint = error.message.partition("; ")
    return Problem(asked.places.get(str(error.param_hint), asked.place), "activity-value", message, hint)


def _show(held: Recording, recorded: "Mapping[Entry, Closing]", *, as_json: bool) -> None:
    if as_json:
        from sfec.terminal.ledger_json import recorded as recorded_json  # noqa: PLC0415

        typer.echo(recorded_json(list(recorded)))
    else:
        from sfec.terminal.doings import show_done  # noqa: PLC0415

        show_done(recorded)
    of = [each.doing.school for each in recorded.values() if each.doing.school]
    # It is recorded: errors elsewhere in the folder are for `sfec check` to say.
    met = [each for each in about(held.folder.problems, of) if each.level is not Level.ERROR]
    finish([*met, *held.met()])
