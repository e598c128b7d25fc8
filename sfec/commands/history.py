"""`sfec history`: the story of a school, or of the trust this half-term."""

from functools import cache, partial
from typing import TYPE_CHECKING, Annotated

import typer

from sfec.commands.choices import Opened, choose_ladders, choose_schools, open_half_term
from sfec.commands.options import AsAt, AsJson, Data, HalfTermName, OneLadder, finish

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import date

    from sfec.folder.half_term_evidence import HalfTermEvidence
    from sfec.model.evidence import Evidence
    from sfec.model.half_term import HalfTerm
    from sfec.model.ledger import Ledger
    from sfec.model.policy import Ladder
    from sfec.model.trust import School
    from sfec.rules.history import Chronicle, Deed, Story


def history(
    context: typer.Context,
    school: Annotated[
        str | None, typer.Argument(metavar="SCHOOL", help="The school's code, or its name; else the whole trust.")
    ] = None,
    *,
    ladder: OneLadder = None,
    half_term: HalfTermName = None,
    data: Data = None,
    as_at: AsAt = None,
    as_json: AsJson = False,
) -> None:
    """Tell what was indicated, what was decided, by whom and why, what has gone stale since, and what was done."""
    from sfec.rules.history import Chronicle  # noqa: PLC0415 - keeps --help quick

    opened = open_half_term(context, data, as_at, half_term)
    folder = opened.folder
    ladders = choose_ladders(folder, ladder)
    schools = choose_schools(folder, [school] if school else [], folder.schools)
    told = None if school and half_term is None else opened.half_term
    ledger = _ledger(opened)
    chronicle = Chronicle(ledger)
    stories = list(_stories(opened, schools, ladders, chronicle, told))
    whose = [*(each.code for each in schools), *(() if school else (None,))]
    # Of one ladder alone it is only that ladder's story.
    activities = {} if ladder else _activities(opened, whose, chronicle, told)
    own = activities.get(whose[-1], ())
    if as_json:
        from sfec.terminal.ledger_json import history_lines  # noqa: PLC0415

        typer.echo(history_lines(stories, ledger, opened.day, told, activities))
    elif told is None:
        from sfec.terminal.story import show_story  # noqa: PLC0415

        show_story(stories, ledger, opened.day, own)
    else:
        from sfec.terminal.half_term_story import show_half_term  # noqa: PLC0415

        show_half_term(folder.trust, stories, ledger, opened.day, told, activities=own)
    finish(each for each in folder.problems if each.place.path.startswith("ledger"))


def _ledger(opened: Opened) -> "Ledger":
    """What has been recorded, on a day in the past only by then."""
    from sfec.model.ledger import Ledger  # noqa: PLC0415 - keeps --help quick

    ledger = opened.folder.ledger or Ledger()
    return ledger.known_by(opened.known_by) if opened.known_by else ledger


def _stories(
    opened: Opened,
    schools: "Sequence[School]",
    ladders: "Mapping[str, Ladder]",
    chronicle: "Chronicle",
    half_term: "HalfTerm | None",
) -> "Iterator[Story]":
    """Each school's story on each ladder, of one half-term or whole.

    Each half-term's evidence and each policy are gone through once.
    """
    from sfec.model.course import NO_COURSE  # noqa: PLC0415 - keeps --help quick

    evidence = _evidence(opened)
    courses = opened.folder.recorded(opened.known_by).courses
    policies = {each: opened.folder.policy_hash(each) for each in ladders}
    for school in schools:
        for ladder in ladders.values():
            course = courses.get((school.code, ladder.id), NO_COURSE)
            now, only = partial(evidence, ladder, school), half_term.id if half_term else None
            told = chronicle.story(school, ladder, course, now, half_term=only)
            yield told._replace(policy=policies[ladder.id])


def _activities(
    opened: Opened, whose: "Sequence[str | None]", chronicle: "Chronicle", half_term: "HalfTerm | None"
) -> "Mapping[str | None, Sequence[Deed]]":
    """What was recorded as done for each school, or by None for the trust itself; of one half-term, until the next."""
    from sfec.rules.half_terms import until_next  # noqa: PLC0415 - keeps --help quick

    days: tuple[date, ...] = ()
    if half_term and opened.folder.term_dates:
        days = (half_term.first, until_next(opened.folder.term_dates, half_term))
    titles = _titles(opened) if chronicle.done else {}
    return {each: chronicle.activities(each, titles, *days) for each in whose}


def _titles(opened: Opened) -> dict[str, str]:
    """The title of each activity of the core offer, where that can be read, and of each deadline."""
    core_offer, deadlines = opened.folder.core_offer, opened.folder.deadlines
    known = {**deadlines.activities, **(core_offer.activities if core_offer else {})}
    return {key: each.title for key, each in known.items()}


def _evidence(opened: Opened) -> "Callable[[Ladder, School, str], Evidence | None]":
    """Asks for a school's evidence on a ladder as it is now, of a half-term by its id."""
    half_terms = {each.id: each for each in opened.folder.term_dates or ()}

    @cache
    def read(half_term: str) -> "HalfTermEvidence | None":
        found = half_terms.get(half_term)
        return opened.folder.evidence(found, opened.day) if found else None

    def of(ladder: "Ladder", school: "School", half_term: str) -> "Evidence | None":
        evidence = read(half_term)
        return evidence.by_ladder[ladder.id].get(school.code) if evidence else None

    return of
