"""How the project is laid out: tests mirror the source, and the house's limits hold."""

from pathlib import Path

import pytest

from tests.support import code_figures

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "sfec"
#: The budgets of the house, each written here and nowhere else.
LONGEST_FILE, LONGEST_FUNCTION, MEAN_FUNCTION = 300, 40, 10
MOST_BY_POSITION, MOST_LOCAL_IMPORTS = 9, 60
#: The one module that imports others by their names.
COMMAND_LINE = "cli.py"


def modules() -> list[Path]:
    """Every module of sfec that has something in it to test."""
    without = ("__init__.py", "__main__.py")
    return [path for path in SOURCE.rglob("*.py") if path.name not in without]


def test_the_tests_mirror_the_source() -> None:
    found = [path.relative_to(SOURCE) for path in modules()]
    assert len(found) > 100
    tests = {path: ROOT / "tests" / path.parent / f"test_{path.name}" for path in found}
    assert [path.as_posix() for path, test in tests.items() if not test.is_file()] == []


def test_files_and_functions_keep_to_the_houses_lengths() -> None:
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in modules()}
    assert {path: length for path, length in lengths.items() if length > LONGEST_FILE} == {}
    assert code_figures.long_functions(SOURCE, LONGEST_FUNCTION) == []
    assert code_figures.figures(SOURCE)["mean function length in lines"] <= MEAN_FUNCTION


@pytest.mark.parametrize(
    "find",
    [
        code_figures.long_lines,
        code_figures.dense_comprehensions,
        code_figures.complex_functions,
    ],
)
def test_lines_and_functions_breathe(find: code_figures.Finder) -> None:
    assert find(SOURCE) == []


def test_records_are_made_by_keyword() -> None:
    assert len(code_figures.many_positional(SOURCE)) <= MOST_BY_POSITION


def test_modules_are_imported_at_the_top_of_those_that_need_them() -> None:
    assert len(code_figures.local_imports(SOURCE)) <= MOST_LOCAL_IMPORTS
    users = code_figures.import_module_users(SOURCE)
    assert [each.partition(":")[0] for each in users] == [COMMAND_LINE]
