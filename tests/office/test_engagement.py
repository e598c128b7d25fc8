"""How schools stand in the core offer of an academic year."""

from datetime import date
from pathlib import Path

from sfec.folder.data_folder import DataFolder
from sfec.model.occurrence import ActivityDone
from sfec.office.core_offer import open_core_offer
from sfec.office.engagement import last_shown, open_engagement
from sfec.office.rounds import OpenFolder, open_round
from tests.support.acts import record

TODAY = date(2026, 11, 23)


def test_every_school_of_the_year_stands_with_what_it_did_of_the_core_offer(trust: Path) -> None:
    record(trust, ActivityDone("website", "RPS", date(2026, 11, 20)))
    found = open_engagement(open_round(OpenFolder(DataFolder(trust), TODAY), None), [])
    assert list(found.engagements) == ["OHS", "RPS"]
    done = {
        code: {each.activity.id: each.done for each in school.engagements}
        for code, school in found.engagements.items()
    }
    assert (done["RPS"]["website"], done["OHS"]["website"]) == (1, 0)
    assert (found.trust.name, found.year.name, found.problems) == ("Larkmere Trust", "2026-27", [])


def test_only_the_schools_asked_for_stand(trust: Path) -> None:
    found = open_engagement(open_round(OpenFolder(DataFolder(trust), TODAY), None), ["rps"])
    assert [each.code for each in found.schools] == list(found.engagements) == ["RPS"]


def test_a_deadline_that_is_turned_on_does_not_count(trust: Path) -> None:
    (trust / "policy").mkdir()
    turned_on = "turned_on: [census_autumn]\n"
    (trust / "policy/deadlines.yaml").write_text(turned_on, encoding="utf-8")
    found = open_engagement(open_round(OpenFolder(DataFolder(trust), TODAY), None), ["RPS"])
    theirs = {each.activity.id for each in found.engagements["RPS"].engagements}
    assert "website" in theirs
    assert "census_autumn" not in theirs


def test_an_ongoing_activity_was_last_shown_on_the_last_day_that_has_come(trust: Path) -> None:
    days = (date(2026, 10, 5), date(2026, 11, 16), date(2026, 11, 24))
    record(trust, *(ActivityDone("mentors", "RPS", day) for day in days))
    offer = open_core_offer(DataFolder(trust), TODAY)
    assert last_shown(offer, "RPS") == {"mentors": date(2026, 11, 16)}
    assert last_shown(offer, "OHS") == {}
