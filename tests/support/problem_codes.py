"""The problem codes that the source can emit, derived from the source itself.

A code is a quoted `noun-fault` whose noun is one of the nouns below, or one of the few that are put
together: `noun-kind` for every form that is filled, `school-kind` for a school's own faults,
`workbook-fault`.
"""

import ast
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import sfec

SOURCE = Path(sfec.__file__).parent
_NOUNS = (
    "activity|audit|brand|deadline|decision|directive|document|evidence|file|folder|heading"
    "|ledger|letter|letterhead|plan|policy|recommendation|school|sheet|template|term|trust|vote|workbook|yaml"
)
_CODE = re.compile(rf"(?:{_NOUNS})(?:-[a-z]+)+")
#: The codes put together in the source: what stands before the hyphen, and what after.
PUT_TOGETHER = {("noun", "fault.kind"), ("school", "fault.kind"), ("workbook", "fault")}


@cache
def codes_in_source() -> frozenset[str]:
    """Every code that the source can emit."""
    nodes = list(_nodes())
    quoted = {
        node.value
        for _, node in nodes
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and _CODE.fullmatch(node.value)
    }
    calls = [(name, node) for name, node in nodes if isinstance(node, ast.Call)]
    kinds = _arguments_of("Fault", 1, [node for name, node in calls if name == "forms.py"])
    schools = _arguments_of("Fault", 1, [node for name, node in calls if name == "school_form.py"])
    nouns = _arguments_of("fill", 2, [node for _, node in calls])
    return frozenset(
        quoted
        | {f"{noun}-{kind}" for noun in nouns for kind in kinds}
        | {f"school-{kind}" for kind in schools}
        | {f"workbook-{fault}" for fault in _table_keys()}
    )


def codes_given() -> set[str]:
    """Every code that a problem is made with as it is written, whatever its noun."""
    return _arguments_of("Problem", 1, [node for _, node in _nodes() if isinstance(node, ast.Call)])


def codes_put_together() -> set[tuple[str, str]]:
    """What stands before and after the hyphen of every f-string that makes a code."""
    found = set()
    for _, node in _nodes():
        if isinstance(node, ast.JoinedStr) and (match := _TOGETHER.fullmatch(ast.unparse(node))):
            found.add((match["before"], match["after"]))
    return found


_TOGETHER = re.compile(
    rf"f['\"](?:\{{(?=noun)|(?={_NOUNS}))(?P<before>[a-z_.]+)\}}?-\{{(?P<after>[a-z_.]+)\}}['\"]"
)


def _nodes() -> Iterator[tuple[str, ast.AST]]:
    """Every node of the source, each with its file's name."""
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            yield path.name, node


def _arguments_of(function: str, position: int, calls: Iterable[ast.Call]) -> set[str]:
    """The texts written at that position in every call of that function."""
    found = set()
    for call in calls:
        if isinstance(call.func, ast.Name) and call.func.id == function:
            given = call.args[position] if position < len(call.args) else None
            if isinstance(given, ast.Constant) and isinstance(given.value, str):
                found.add(given.value)
    return found


def _table_keys() -> set[str]:
    """The keys of the table of faults that a workbook can have."""
    tree = ast.parse((SOURCE / "folder" / "formats" / "workbook.py").read_text(encoding="utf-8"))
    tables = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.AnnAssign)
        and ast.unparse(node.target) == "_FAULTS"
        and isinstance(node.value, ast.Dict)
    ]
    return {
        str(key.value) for table in tables for key in table.keys if isinstance(key, ast.Constant)
    }
