"""The reports awaited for too long, as a folder has them."""

from datetime import date
from pathlib import Path

from sfec.folder.data_folder import DataFolder
from sfec.office.audit_reports import awaited_reports
from tests.support.audit_builder import write_audits


def test_a_report_awaited_past_20_school_days_is_named_with_its_school(audited: Path) -> None:
    write_audits(audited, {"Audits!H2": None, "Recommendations!A2": None})
    folder = DataFolder(audited)
    assert awaited_reports(folder, date(2026, 10, 22)) == []
    [said] = awaited_reports(folder, date(2026, 10, 23))
    assert (said.code, said.place.at) == ("audit-awaited", "Audits!H2")
    assert said.who == "Ravelmoor Primary School (RPS)"


def test_where_no_audits_are_kept_or_no_dates_are_known_there_is_nothing_to_say(
    audited: Path,
) -> None:
    write_audits(audited, {"Audits!H2": None, "Recommendations!A2": None})
    (audited / "term-dates.yaml").write_text("- no dates\n", encoding="utf-8")
    assert awaited_reports(DataFolder(audited), date(2026, 11, 23)) == []
    (audited / "audits.xlsx").unlink()
    assert awaited_reports(DataFolder(audited), date(2026, 11, 23)) == []
