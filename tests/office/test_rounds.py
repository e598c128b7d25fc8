"""A half-term's round, opened on a day: all that is known then, and nothing that came later."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from sfec.folder.data_folder import DataFolder
from sfec.office.rounds import OpenFolder, open_round
from sfec.problems import ProblemsFound
from tests.support.runs import Sfec, Surroundings
from tests.support.told import records
from tests.support.trust_builder import WORKBOOK, edit_cells

TODAY = date(2026, 11, 23)
UNIVERSAL = ("decide", "RPS", "education", "universal", "--by", "ceo")


def test_a_round_is_of_the_half_term_named_or_of_the_days(trust: Path) -> None:
    folder = DataFolder(trust)
    assert open_round(OpenFolder(folder, TODAY), None).half_term.name == "autumn-2"
    earlier = open_round(OpenFolder(folder, TODAY), "autumn-1")
    assert (earlier.half_term.name, earlier.year.name) == ("autumn-1", "2026-27")


def test_every_school_is_categorised_on_every_ladder(trust: Path) -> None:
    opened = open_round(OpenFolder(DataFolder(trust), TODAY), None)
    found = opened.categorise(opened.folder.schools, opened.ladders)
    assert [(each.school.code, list(each.indications)) for each in found.schools] == [
        ("OHS", ["education", "finance"]),
        ("RPS", ["education", "finance"]),
    ]


def test_what_was_recorded_after_the_day_is_not_known(trust: Path, sfec: Sfec) -> None:
    records(sfec, trust, *UNIVERSAL)
    the_day_before = date(2026, 11, 22)
    opened = open_round(OpenFolder(DataFolder(trust), the_day_before, the_day_before), None)
    assert opened.ledger.entries == ()
    assert opened.record.courses == {}


def test_a_decision_is_stale_today_and_never_in_the_past(
    trust: Path, sfec: Sfec, surroundings: Surroundings
) -> None:
    records(sfec, trust, *UNIVERSAL)
    edit_cells(trust / WORKBOOK, {"Education!E2": "below expected"})
    surroundings.moment = datetime(2026, 12, 3, 9, 30, tzinfo=UTC)
    now = open_round(OpenFolder(DataFolder(trust), date(2026, 12, 3)), None)
    assert {each.code for each in now.stale()} == {"decision-stale"}
    then = open_round(OpenFolder(DataFolder(trust), TODAY, TODAY), None)
    assert then.stale() == []


def test_without_a_trust_or_a_policy_that_can_be_read_a_round_stops_there(trust: Path) -> None:
    (trust / "trust.yaml").write_text("nmae: Larkmere Trust\n", encoding="utf-8")
    opened = open_round(OpenFolder(DataFolder(trust), TODAY), None)
    with pytest.raises(ProblemsFound) as found:
        _ = opened.trust
    assert {each.code for each in found.value.problems} == {"trust-key"}
