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


#: Modules that are parts of another's work, and whose tests stand with it.
TOLD_WITH = {
    "folder/policy_forms.py": "folder/test_policy_file.py",
    "folder/policy_ladder.py": "folder/test_policy_file.py",
    "folder/policy_conditions.py": "folder/test_policy_file.py",
    "folder/evidence_file.py": "folder/test_data_folder.py",
    "folder/asked_rows.py": "folder/test_decisions_file.py",
    "folder/sheet_names.py": "documents/test_evidence_workbook.py",
    "folder/school_rows.py": "folder/test_data_folder.py",
    "folder/directives_sheet.py": "folder/test_data_folder.py",
    "folder/half_term_evidence.py": "folder/test_data_folder.py",
    "folder/audit_rows.py": "folder/test_audits_file.py",
    "folder/policy_names.py": "folder/test_core_offer_file.py",
    "folder/bundled.py": "folder/test_starter.py",
    "folder/bug_log.py": "folder/test_starter.py",
    "documents/sheet_style.py": "documents/test_evidence_workbook.py",
    "commands/options.py": "test_cli.py",
    "commands/choices.py": "commands/test_categorise.py",
    "commands/engaging.py": "commands/test_core_offer.py",
    "commands/pages.py": "commands/test_year.py",
    "model/year_page.py": "rules/test_year_page.py",
    "commands/correspondence.py": "commands/test_letter.py",
    "rules/categorise.py": "rules/test_readings_of_evidence.py",
    "terminal/explanation.py": "terminal/test_round.py",
    "terminal/as_json.py": "terminal/test_round_json.py",
    "model/audit.py": "rules/test_audits.py",
    "model/audit_programme.py": "rules/test_audit_programme.py",
    "model/ceo_letter.py": "rules/test_ceo_letter.py",
    "model/chart.py": "rules/test_ceo_letter.py",
    "model/condition.py": "rules/test_conditions.py",
    "model/evidence.py": "rules/test_readings_of_evidence.py",
    "model/half_term.py": "rules/test_half_terms.py",
    "model/indication.py": "rules/test_indicate.py",
    "model/issue.py": "rules/test_issued.py",
    "model/policy.py": "rules/test_indicate.py",
}


def test_the_tests_mirror_the_source() -> None:
    found = [path.relative_to(SOURCE) for path in modules()]
    assert len(found) > 40
    for relative in found:
        test = TOLD_WITH.get(relative.as_posix(), f"{relative.parent.as_posix()}/test_{relative.name}")
        assert (ROOT / "tests" / test).is_file(), test
    assert set(TOLD_WITH) <= {relative.as_posix() for relative in found}


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
