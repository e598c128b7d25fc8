"""The problem codes that the source can emit, derived from the source itself.

A code is a quoted `noun-fault` whose noun is one of the nouns below, or one of the few that are put together:
`noun-kind` for every form that is filled, `school-kind` for a school's own faults, `workbook-fault`.
"""

import ast
import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import sfec

SOURCE = Path(sfec.__file__).parent
_NOUNS = (
    "activity|audit|brand|deadline|decision|directive|document|evidence|file|folder|heading|ledger|letter|letterhead|policy"
    "|recommendation|school|sheet|template|term|trust|vote|workbook|yaml"
)
_CODE = re.compile(rf"(?:{_NOUNS})(?:-[a-z]+)+")
#: The codes put together in the source: what stands before the hyphen, and what after.
PUT_TOGETHER = {("noun", "fault.kind"), ("school", "fault.kind"), ("workbook", "fault")}


def codes_in_source() -> set[str]:
    """Every code that the source can emit."""
    quoted = {each.value for _, each in _constants() if isinstance(each.value, str) and _CODE.fullmatch(each.value)}
    forms, schools = _arguments_of("Fault", 1, "forms.py"), _arguments_of("Fault", 1, "schools_files.py")
    filled = {f"{noun}-{kind}" for noun in _arguments_of("fill", 2) for kind in forms}
    return quoted | filled | {f"school-{kind}" for kind in schools} | {f"workbook-{fault}" for fault in _table_keys()}


def codes_put_together() -> set[tuple[str, str]]:
    """What stands before and after the hyphen of every f-string that makes a code."""
    found = set()
    for _, tree in _trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.JoinedStr) and (match := _TOGETHER.fullmatch(ast.unparse(node))):
                found.add((match["before"], match["after"]))
    return found


_TOGETHER = re.compile(rf"f['\"](?:\{{(?=noun)|(?={_NOUNS}))(?P<before>[a-z_.]+)\}}?-\{{(?P<after>[a-z_.]+)\}}['\"]")


@cache
def _trees() -> Sequence[tuple[Path, ast.Module]]:
    return [(path, ast.parse(path.read_text(encoding="utf-8"))) for path in sorted(SOURCE.rglob("*.py"))]


def _constants() -> Iterator[tuple[Path, ast.Constant]]:
    for path, tree in _trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant):
                yield path, node


def _arguments_of(function: str, position: int, file: str = "") -> set[str]:
    """The texts written at that position in every call of that function, in every file or in one."""
    found = set()
    for path, tree in _trees():
        for node in ast.walk(tree) if file in ("", path.name) else ():
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == function:
                given = node.args[position] if position < len(node.args) else None
                if isinstance(given, ast.Constant) and isinstance(given.value, str):
                    found.add(given.value)
    return found


def _table_keys() -> set[str]:
    """The keys of the table of faults that a workbook can have."""
    tree = ast.parse((SOURCE / "folder" / "workbook.py").read_text(encoding="utf-8"))
    tables = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.AnnAssign)
        and ast.unparse(node.target) == "_FAULTS"
        and isinstance(node.value, ast.Dict)
    ]
    return {str(key.value) for table in tables for key in table.keys if isinstance(key, ast.Constant)}
