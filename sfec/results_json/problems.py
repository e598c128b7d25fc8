"""Problems as JSON."""

from collections.abc import Iterable

from sfec.problems import Problem, told_once
from sfec.results_json.encoding import Json, dumps


def problems_json(problems: Iterable[Problem]) -> str:
    """Problems as JSON, sorted, each once."""
    return dumps({"problems": [_problem(each) for each in told_once(problems)]})


def _problem(problem: Problem) -> Json:
    return {
        "file": problem.place.path,
        "place": problem.place.at,
        "who": problem.who,
        "message": problem.message,
        "code": problem.code,
        "hint": problem.hint,
        "level": problem.level.value,
    }
