"""`sfec history`: the story of a school, or of the trust this half-term."""

from functools import cache, partial
from typing import TYPE_CHECKING, Annotated

import typer

from sfec.commands.choices import Opened, choose_ladders, choose_schools, open_half_term
from sfec.commands.options import AsAt, AsJson, Data, HalfTermName, OneLadder, finish

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from sfec.folder.half_term_evidence import HalfTermEvidence
    from sfec.model.evidence import Evidence
    from sfec.model.half_term import HalfTerm
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
    ladder: OneLadder = None,
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
    told = None if school and half_term is None else opened.half_term
    stories = list(_stories(opened, schools, ladders, ledger, told))
    if as_json:
        from sfec.terminal.ledger_json import history_lines  # noqa: PLC0415

        typer.echo(history_lines(stories, ledger, opened.day, told))
    elif told is None:
        from sfec.terminal.story import show_story  # noqa: PLC0415

        show_story(stories, ledger, opened.day)
    else:
        from sfec.terminal.half_term_story import show_half_term  # noqa: PLC0415

        show_half_term(folder.trust, stories, ledger, opened.day, told)
    finish(each for each in folder.problems if each.place.path.startswith("ledger"))


def _stories(
    opened: Opened,
    schools: "Sequence[School]",
    ladders: "Mapping[str, Ladder]",
    ledger: "Ledger",
    half_term: "HalfTerm | None",
) -> "Iterator[Story]":
    """Each school's story on each ladder, of one half-term or whole.

    The ledger, each half-term's evidence and each policy are gone through once.
    """
    from sfec.model.course import NO_COURSE  # noqa: PLC0415 - keeps --help quick
    from sfec.rules.history import Chronicle  # noqa: PLC0415

    chronicle, evidence = Chronicle(ledger), _evidence(opened)
    courses = opened.folder.recorded(opened.known_by).courses
    policies = {each: opened.folder.policy_hash(each) for each in ladders}
    for school in schools:
        for ladder in ladders.values():
            course = courses.get((school.code, ladder.id), NO_COURSE)
            now, only = partial(evidence, ladder, school), half_term.id if half_term else None
            told = chronicle.story(school, ladder, course, now, half_term=only)
            yield told._replace(policy=policies[ladder.id])


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
