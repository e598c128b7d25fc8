"""The sheet Audits: what cannot be read is not known, and the rest of the row stands."""

from pathlib import Path

import pytest

from sfec.folder.data_folder import DataFolder
from sfec.model.audit import TRUST_WIDE
from tests.support.audit_builder import read_audits_of, write_audits
from tests.support.trust_builder import Cell


def test_kinds_and_schools_are_told_whatever_their_case_by_title_or_id(audited: Path) -> None:
    write_audits(audited, {"Audits!B2": "full_site", "Audits!C2": "trust"})
    audits, problems = read_audits_of(audited)
    assert problems == {}
    assert (audits.audits[0].title, audits.audits[0].school) == ("Full site audit", TRUST_WIDE)


@pytest.mark.parametrize(
    ("cell", "value", "code"),
    [
        ("Audits!A2", None, "audit-value"),
        ("Audits!B2", "Websites", "audit-kind"),
        ("Audits!B2", None, "audit-kind"),
        ("Audits!C2", "XYZ", "audit-school"),
        ("Audits!C2", None, "audit-school"),
        ("Audits!C2", "Osterfold High School", "audit-school"),
        ("Audits!D2", "soon", "audit-value"),
        ("Audits!G2", "=1/0", "audit-value"),
        ("Audits!A2", "=1/0", "audit-value"),
        ("Audits!B2", "=1/0", "audit-value"),
        ("Audits!C2", "=1/0", "audit-value"),
    ],
)
def test_what_cannot_be_read_is_named_with_its_cell(
    audited: Path, cell: str, value: Cell, code: str
) -> None:
    write_audits(audited, {cell: value})
    assert read_audits_of(audited)[1][cell] == code


def test_of_two_audits_with_one_number_it_is_not_known_which_recommends_what(audited: Path) -> None:
    write_audits(audited, {"Audits!A3": "1", "Audits!B3": "GDPR", "Audits!C3": "OHS"})
    audits, problems = read_audits_of(audited)
    assert problems == {"Audits!A3": "audit-repeated"}
    assert [each.is_repeated for each in audits.audits] == [True, True]
    assert [len(audits.of(each)) for each in audits.audits] == [1, 1]


def test_of_a_school_whose_own_record_cannot_be_read_only_the_record_is_told(
    audited: Path,
) -> None:
    (audited / "schools/RPS.yaml").write_text("code: RPS\nnom: Ravelmoor\n", encoding="utf-8")
    folder = DataFolder(audited)
    assert folder.audits is not None
    assert {each.place.path for each in folder.problems} == {"schools/RPS.yaml"}
    assert [each.school for each in folder.audits.audits] == ["RPS"]
