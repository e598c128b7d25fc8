"""`sfec evidence`: the half-term's workbook."""

import typer

from sfec.commands.choices import open_half_term
from sfec.commands.options import AsAt, AsJson, Data, HalfTermName, data_option, finish
from sfec.problems import Place, Problem, ProblemsFound, count

app = typer.Typer(help="The half-term's evidence workbook.", no_args_is_help=True, rich_markup_mode=None)


@app.command("new")
def new(
    context: typer.Context,
    *,
    half_term: HalfTermName = None,
    data: Data = None,
    as_at: AsAt = None,
    as_json: AsJson = False,
) -> None:
    """Write the half-term's evidence workbook, to be filled in: a sheet a ladder, a row a school."""
    from sfec.documents.evidence_workbook import EvidenceWorkbook, write_evidence_workbook  # noqa: PLC0415
    from sfec.folder.atomic import write_whole  # noqa: PLC0415
    from sfec.folder.sheet_names import AUDITS_FILE  # noqa: PLC0415
    from sfec.rules.audits import AUDIT_ACTIONS  # noqa: PLC0415
    from sfec.rules.half_terms import before  # noqa: PLC0415

    folder, day, chosen, _ = open_half_term(context, data, as_at, half_term)
    schools = [each for each in folder.schools if each.belongs(chosen.first, chosen.last)]
    if folder.schools and not schools:
        hint = "correct the days they joined and left"
        message = f"no school was in the trust in {chosen.title}"
        folder.problems.append(Problem(Place("schools"), "school-none", message, hint))
    if not folder.ladders or not schools:
        raise ProblemsFound(folder.problems)
    earlier = before(folder.half_terms_with_evidence(), chosen)
    last = folder.evidence(earlier[0], day) if earlier else None
    worked_out = {AUDIT_ACTIONS: AUDITS_FILE} if folder.audits is not None else {}
    shown = EvidenceWorkbook(folder.trust, chosen, tuple(folder.ladders.values()), schools, last, worked_out)
    path = folder.new_workbook(chosen)
    write_whole(path, folder.shown(path), lambda to: write_evidence_workbook(to, shown))
    if as_json:
        from sfec.terminal.as_json import written  # noqa: PLC0415

        typer.echo(written(folder.shown(path)))
    else:
        beside = f", with the answers of {earlier[0].title} beside" if earlier else ""
        typer.echo(f"Written: {path} ({count(len(schools), 'school')}{beside}).")
        typer.echo(f"Fill it in, save it, then: sfec categorise{data_option(data)} --half-term {chosen.id}")
    finish(folder.problems)
