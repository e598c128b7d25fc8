"""`sfec evidence`: the half-term's workbook."""

import typer

from sfec.commands.options import AsAt, AsJson, Data, HalfTermName, data_option, finish, start_round
from sfec.documents.evidence_workbook import EvidenceWorkbook, write_evidence_workbook
from sfec.folder.formats.atomic import write_whole
from sfec.folder.names import SCHOOLS_FOLDER
from sfec.problems import Place, Problem, ProblemsFound, count
from sfec.results_json.files import files_json
from sfec.rules.half_terms import before

app = typer.Typer(
    help="The half-term's evidence workbook.", no_args_is_help=True, rich_markup_mode=None
)


@app.command("new")
def new(
    context: typer.Context,
    *,
    half_term: HalfTermName = None,
    data: Data = None,
    as_at: AsAt = None,
    as_json: AsJson = False,
) -> None:
    """Write the half-term's workbook, to be filled in: a sheet a ladder, a row a school."""
    opened = start_round(context, data, as_at, half_term)
    folder, chosen = opened.folder, opened.half_term
    schools = [each for each in folder.schools if each.belongs(chosen.first, chosen.last)]
    if folder.schools and not schools:
        hint = "correct the days they joined and left"
        message = f"no school was in the trust in {chosen.title}"
        none_left = Problem(Place(SCHOOLS_FOLDER), "school-none", message, hint)
        raise ProblemsFound([*folder.problems, none_left])
    if not folder.ladders or not schools:
        raise ProblemsFound(folder.problems)
    earlier = before(folder.half_terms_with_evidence(), chosen)
    last = folder.evidence(earlier[0], opened.day) if earlier else None
    ladders, worked_out = tuple(folder.ladders.values()), folder.worked_out()
    shown = EvidenceWorkbook(folder.trust, chosen, ladders, schools, last, worked_out)
    path = folder.new_workbook(chosen)
    write_whole(path, folder.shown(path), lambda to: write_evidence_workbook(to, shown))
    if as_json:
        typer.echo(files_json(folder.shown(path)))
    else:
        beside = f", with the answers of {earlier[0].title} beside" if earlier else ""
        typer.echo(f"Written: {path} ({count(len(schools), 'school')}{beside}).")
        typer.echo(
            f"Fill it in, save it, then: sfec categorise{data_option(data)} --half-term {chosen.id}"
        )
    finish(folder.problems)
