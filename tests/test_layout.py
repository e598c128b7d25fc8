"""How the project is laid out: tests mirror the source, and the house's limits hold."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "sfec"
LONGEST_FILE, LONGEST_FUNCTION, MEAN_FUNCTION = 300, 40, 12


def modules() -> list[Path]:
    """Every module of sfec that has something in it to test."""
    return [path for path in SOURCE.rglob("*.py") if path.name not in ("__init__.py", "__main__.py")]


def functions() -> Iterator[tuple[Path, ast.FunctionDef]]:
    """Every function of sfec."""
    for path in modules():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef):
                yield path, node


def lines_of(function: ast.FunctionDef) -> int:
    """A function's length in lines, from its signature to its end."""
    return (function.end_lineno or function.lineno) - function.lineno + 1


def test_every_module_has_a_test_of_its_name_or_is_named_by_one() -> None:
    found = modules()
    assert len(found) > 40
    tests = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("test_*.py"))
    missing = []
    for path in found:
        relative = path.relative_to(SOURCE)
        mirrored = ROOT / "tests" / relative.parent / f"test_{relative.name}"
        dotted = ".".join(("sfec", *relative.with_suffix("").parts))
        if not mirrored.exists() and f"from {dotted} import" not in tests:
            missing.append(dotted)
    assert missing == []


def test_files_and_functions_keep_to_the_houses_limits() -> None:
    assert [path for path in modules() if len(path.read_text(encoding="utf-8").splitlines()) > LONGEST_FILE] == []
    assert [(path.name, each.name) for path, each in functions() if lines_of(each) > LONGEST_FUNCTION] == []
    lengths = [lines_of(each) for _, each in functions()]
    assert sum(lengths) / len(lengths) <= MEAN_FUNCTION


def test_nothing_in_the_code_names_a_category() -> None:
    for path in modules():
        strings = {
            node.value
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.Constant) and isinstance(node.value, str)
        }
        for category in ("universal", "concerning", "poor", "unacceptable", "deficient"):
            assert category not in {each.casefold() for each in strings}, path
