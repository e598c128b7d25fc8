"""`sfec history`: the story of a school, or of the trust this half-term."""

from typing import TYPE_CHECKING, Annotated

import typer

from sfec.commands.choices import Opened, choose_ladders, choose_schools, open_half_term
from sfec.commands.options import AsAt, AsJson, Data, HalfTermName, LadderName, finish

if TYPE_CHECKING:
    from sfec.model.course import Courses
    from sfec.model.evidence import Evidence
    from sfec.model.ledger import Ledger
    from sfec.model.policy import Ladder
    from sfec.model.trust import School
    from sfec.rules.history import Story


def history(
    context: typer.Context,
    school: Annotated[
        str | None, typer.Argument(metavar="SCHOOL", help="The school's code, or its name; else the whole trust.")
    ] = None,
    *,
    ladder: LadderName = None,
    half_term: HalfTermName = None,
    data: Data = None,
    as_at: AsAt = None,
    as_json: AsJson = False,
) -> None:
    """Tell what was indicated, what was decided, by whom and why, and what has gone stale since."""
    from sfec.model.ledger import Ledger  # noqa: PLC0415 - keeps --help quick

    opened = open_half_term(context, data, as_at, half_term)
    folder = opened.folder
    ladders = choose_ladders(folder, ladder)
    schools = choose_schools(folder, [school] if school else [], folder.schools)
    ledger = folder.ledger or Ledger()
    ledger = ledger.known_by(opened.known_by) if opened.known_by else ledger
    courses = folder.recorded(opened.known_by).courses
    stories = [_story(opened, each, one, ledger, courses) for each in schools for one in ladders.values()]
    is_whole = bool(school) and half_term is None
    if as_json:
        from sfec.terminal.ledger_json import history_lines  # noqa: PLC0415

        typer.echo(history_lines(stories, ledger, opened.day, None if is_whole else opened.half_term))
    elif is_whole:
        from sfec.terminal.story import show_story  # noqa: PLC0415

        show_story(stories, ledger, opened.day)
    else:
        from sfec.terminal.half_term_story import show_half_term  # noqa: PLC0415

        show_half_term(folder.trust, stories, ledger, opened.day, opened.half_term)
    finish(each for each in folder.problems if each.place.path.startswith("ledger"))


def _story(opened: Opened, school: "School", ladder: "Ladder", ledger: "Ledger", courses: "Courses") -> "Story":
    from sfec.model.course import NO_COURSE  # noqa: PLC0415 - keeps --help quick
    from sfec.rules.history import story  # noqa: PLC0415

    half_terms = {each.id: each for each in opened.folder.term_dates or ()}

    def now(half_term: str) -> "Evidence | None":
        if half_term not in half_terms:
            return None
        evidence = opened.folder.evidence(half_terms[half_term], opened.day)
        return evidence.by_ladder[ladder.id].get(school.code)

    told = story(school, ladder, courses.get((school.code, ladder.id), NO_COURSE), ledger, now)
    return told._replace(policy=opened.folder.policy_hash(ladder.id))
