"""Activities that somebody says were done, at the prompt or in a workbook, found in the folder."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from sfec.folder.requests import activities_file as columns
from sfec.folder.requests.request_rows import RequestRow, left_empty
from sfec.model.activity import CENTRAL_TEAM, Activity, CoreOffer, Deadlines
from sfec.model.occurrence import ActivityDone
from sfec.model.trust import School
from sfec.office.choices import choose_role, choose_schools
from sfec.office.core_offer import OpenCoreOffer
from sfec.office.recording import Recording
from sfec.office.usage import Misuse, misuse
from sfec.problems import PROMPT, Part, Place, ProblemsFound, did_you_mean, has_errors, quoted
from sfec.rules.core_offer.done_objections import DoneActivity, falls_to
from sfec.rules.core_offer.done_periods import find_period, name_open
from sfec.rules.school_days import year_starts

YES, NO = "yes", "no"
_NAME_SCHOOLS = "name each with --school, or give --all-schools"
#: Which column of a workbook says what an option, or an argument, says at the prompt.
_COLUMNS = {
    "activity": columns.ACTIVITY,
    "school": columns.SCHOOL,
    "--school": columns.SCHOOL,
    "--on": columns.ON,
    "--by": columns.BY,
    "--for": columns.FOR,
    "--absent": columns.ABSENT,
}


class ActivityRequest(NamedTuple):
    """An activity as somebody wrote that it was done, and where.

    `places` are those of what the options would say at the prompt. `absent` is yes where it was
    held without the school.
    """

    activity: str
    schools: Sequence[str] = ()
    is_for_every: bool = False
    on: str | None = None
    by: str | None = None
    note: str | None = None
    period: str | None = None
    absent: str | None = None
    place: Place = PROMPT
    places: Mapping[str, Place] = MappingProxyType({})


def read_requests(path: Path) -> Part[list[ActivityRequest]]:
    """What is asked in a workbook, a row each, with what is noted of it.

    Raises ProblemsFound with what is wrong in the workbook.
    """
    rows, problems = columns.read_activities(path)
    problems += left_empty(rows, columns.ACTIVITIES)
    if has_errors(problems):
        raise ProblemsFound(problems)
    return Part([_request(row) for row in rows], problems)


def find_activities(
    held: Recording, offer: OpenCoreOffer, asked: ActivityRequest
) -> list[DoneActivity]:
    """What is to be recorded, one for each school. Raises Misuse where something is not found."""
    activity = find_activity(offer.core_offer, held.folder.deadlines, asked.activity)
    on, others = held.named_day(asked.on), (CENTRAL_TEAM, *held.folder.roles)
    by = asked.by and choose_role(asked.by, "--by", *others)
    is_absent = _is_absent(offer.core_offer, activity, asked)
    found = []
    for school in _schools(offer, activity, on, asked, is_absent=is_absent):
        code, period = school.code if school else None, _period(offer, activity, school, on, asked)
        act = ActivityDone(
            activity=activity.id,
            school=code,
            on=on,
            by=by,
            note=asked.note,
            period=period,
            is_absent=is_absent,
        )
        found.append(DoneActivity(act, activity, school, asked.place))
    return found


def find_activity(offer: CoreOffer, deadlines: Deadlines, named: str) -> Activity:
    """An activity by its id or title, whatever the case, or a deadline that is turned on."""
    folded = " ".join(named.casefold().split())
    found = _by_name(offer.activities).get(folded)
    if found is not None:
        return found
    if off := _by_name(deadlines.activities).get(folded):
        lines = f'"turned_on: [{off.id}]", with those that are on already'
        says = f"is a deadline that is turned off; turn it on in policy/deadlines.yaml: {lines}"
        raise misuse(named, says, "activity")
    raise misuse(named, f"is no activity of the core offer; {_near(offer, folded)}", "activity")


def _is_absent(offer: CoreOffer, activity: Activity, asked: ActivityRequest) -> bool:
    """Whether it was held without the school: of what HQ holds for schools alone."""
    given = (asked.absent or NO).casefold()
    if given not in (YES, NO):
        raise misuse(given, "is neither yes nor no; leave it empty where it took part", "--absent")
    if given == YES and not activity.is_attended:
        held = [each.title for each in offer.activities.values() if each.is_attended]
        holds = f"HQ holds for them: {', '.join(held)}"
        says = f"{activity.title} is not what HQ holds for schools to take part in; {holds}"
        raise Misuse(says, "--absent")
    return given == YES


def _period(
    offer: OpenCoreOffer,
    activity: Activity,
    school: School | None,
    on: date,
    asked: ActivityRequest,
) -> str | None:
    """The period that it was done for, where that is said."""
    if asked.period is None:
        return None
    if activity.interval or not activity.falls_due:
        says = f"{activity.title} has no periods; take this out"
        raise Misuse(says, "--for")
    theirs = offer.every(activity, school)
    found = find_period(asked.period, theirs, on)
    if found is None:
        who = f" at {school.code}" if school else ""
        says = f"is no period of {activity.title}{who}; {name_open(theirs, on)}"
        raise misuse(asked.period, says, "--for")
    return found


def _request(row: RequestRow) -> ActivityRequest:
    school = row.texts.get(columns.SCHOOL)
    return ActivityRequest(
        row.texts[columns.ACTIVITY],
        (school,) if school else (),
        on=row.texts.get(columns.ON),
        by=row.texts.get(columns.BY),
        note=row.texts.get(columns.NOTE),
        period=row.texts.get(columns.FOR),
        absent=row.texts.get(columns.ABSENT),
        place=row.place,
        places={option: row.places[heading] for option, heading in _COLUMNS.items()},
    )


def _by_name(activities: Mapping[str, Activity]) -> dict[str, Activity]:
    found: dict[str, Activity] = {}
    for each in activities.values():
        found[each.title.casefold()] = found[each.id.casefold()] = each
    return found


def _near(offer: CoreOffer, named: str) -> str:
    """What may have been meant: the titles with those words in them, else what is nearest."""
    titles = [each.title for each in offer.activities.values()]
    within = [each for each in titles if named and named in each.casefold()]
    if len(within) == 1:
        return f"did you mean {quoted(within[0])}?"
    if within:
        return f"titles with that in them: {', '.join(within)}"
    return did_you_mean(named, [*offer.activities, *titles]) or "`sfec calendar` lists them"


def _schools(
    offer: OpenCoreOffer, activity: Activity, on: date, asked: ActivityRequest, *, is_absent: bool
) -> Sequence[School | None]:
    """The schools that it was done for, or held without, each once; None for the trust."""
    if activity.scope == "trust" and not is_absent:
        if asked.schools or asked.is_for_every:
            says = f"{activity.title} is done once, for the trust; name no school"
            raise Misuse(says, "--school")
        return [None]
    if asked.is_for_every:
        return _every_school(offer, activity, on)
    if not asked.schools:
        how = _NAME_SCHOOLS if asked.place == PROMPT else "write a row for each"
        says = f"{activity.title} is done school by school; {how}"
        raise Misuse(says, "--school")
    found = choose_schools(offer.folder, asked.schools, offer.folder.schools)
    return list({each.code: each for each in found}.values())


def _every_school(offer: OpenCoreOffer, activity: Activity, on: date) -> list[School]:
    """Every school that it falls to on a day; of what is for some heads, those with such a head."""
    core_offer, schools = offer.core_offer, offer.folder.schools
    found = [each for each in schools if falls_to(each, activity, core_offer, on)]
    if activity.heads:
        occurrences = offer.of_activities({activity.id}).occurrences(year_starts(on), on, found)
        codes = {each.school for each in occurrences}
        found = [each for each in found if each.code in codes]
    if not found:
        says = f"{activity.title} falls to no school on that day"
        raise Misuse(says, "--all-schools")
    return found
