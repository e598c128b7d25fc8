"""`sfec check`: everything wrong in the whole folder, in one run."""

from datetime import date
from typing import TYPE_CHECKING

import typer

from sfec.commands.options import AsAt, AsJson, Data, finish, open_folder, today
from sfec.problems import Problem, count, has_errors

if TYPE_CHECKING:
    from sfec.folder.data_folder import DataFolder


def check(context: typer.Context, *, data: Data = None, as_at: AsAt = None, as_json: AsJson = False) -> None:
    """Look through every file and print every problem: where it is, and what to do."""
    day = today(context, as_at)
    folder = open_folder(context, data)
    from sfec.folder.inventory import inventory_problems  # noqa: PLC0415 - keeps --help quick

    _ = folder.trust, folder.schools, folder.ladders, folder.core_offer, folder.audit_policy, folder.audits
    read = [folder.evidence(each, day) for each in folder.half_terms_with_evidence()]
    recorded = folder.recorded()
    for each in read:
        folder.look_for_stale(recorded, each)
    folder.problems += inventory_problems(folder)
    folder.problems += [*_template_problems(folder), *_gaps(folder, day)]
    if as_json:
        from sfec.terminal.as_json import problems  # noqa: PLC0415

        typer.echo(problems(folder.problems))
        raise typer.Exit(1 if has_errors(folder.problems) else 0)
    if not has_errors(folder.problems):
        schools, half_terms = count(len(folder.schools), "school"), count(len(read), "half-term")
        recorded_so_far = f", a ledger of {count(len(folder.ledger.entries), 'line')}" if folder.ledger else ""
        typer.echo(f"No errors: {schools}, {half_terms} of evidence{recorded_so_far}.")
    finish(folder.problems)


def _gaps(folder: "DataFolder", day: date) -> list[Problem]:
    """What nobody has filled in, so that it cannot be said what falls due in the academic year of a day."""
    from sfec.commands.offer import open_offer  # noqa: PLC0415 - keeps --help quick
    from sfec.rules.school_days import year_ends, year_starts  # noqa: PLC0415

    if folder.core_offer is None or folder.term_dates is None:
        return []
    return list(open_offer(folder, day).gaps(year_starts(day), year_ends(day), folder.schools))


def _template_problems(folder: "DataFolder") -> list[Problem]:
    """What is wrong with the trust's own templates, where it has any."""
    from sfec.folder.documents_folder import TEMPLATES_FOLDER  # noqa: PLC0415 - keeps --help quick

    if not (folder.path / TEMPLATES_FOLDER).is_dir():
        return []
    from sfec.documents.templates import Templates  # noqa: PLC0415 - only where there are some

    return list(Templates(folder.path).problems())
