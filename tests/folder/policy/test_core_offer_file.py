"""The core offer: as shipped, and with what a trust changes of it."""

from datetime import date
from pathlib import Path

import pytest

from sfec.folder.data_folder import DataFolder
from sfec.folder.policy.core_offer_file import read_core_offer
from sfec.folder.policy.policy_names import OWNERS
from sfec.model.activity import CENTRAL_TEAM, Activity, ActivityException, Cadence, CoreOffer
from sfec.model.trust import School
from sfec.problems import Problem

SCHOOLS = (School("OHS", "Osterfold High School"), School("RPS", "Ravelmoor Primary School"))


def under(folder: Path, own: str | None = None) -> tuple[CoreOffer | None, list[Problem]]:
    """The core offer of a trust whose own file says so."""
    if own is not None:
        (folder / "policy").mkdir()
        (folder / "policy/core-offer.yaml").write_text(own, encoding="utf-8")
    return read_core_offer(folder, SCHOOLS)


def sound(folder: Path, own: str | None = None) -> CoreOffer:
    """The core offer of such a trust, with nothing wrong."""
    found, problems = under(folder, own)
    assert problems == []
    assert found is not None
    return found


def refused(folder: Path, own: str) -> list[tuple[str, str]]:
    """The code and place of each problem of such a file, which is then not used."""
    found, problems = under(folder, own)
    assert found is None
    assert all(each.hint and each.excerpt for each in problems)
    return [(each.code, str(each.place)) for each in problems]


def test_the_core_offer_is_shipped_whole(tmp_path: Path) -> None:
    found = sound(tmp_path)
    assert len(found.activities) == 53
    assert found.exceptions == {}
    cadences = [each.cadence for each in found.activities.values() if each.is_core]
    assert [cadences.count(each) for each in Cadence] == [10, 5, 4, 4, 8, 10, 1, 0, 0]
    assert all(each.shown_by and each.owner in OWNERS for each in found.activities.values())
    assert all(key == each.id for key, each in found.activities.items())


def test_any_role_or_body_that_the_trust_names_may_own_an_activity(tmp_path: Path) -> None:
    own = "activities:\n  website: {owner: ELT}\n"
    assert refused(tmp_path, own) == [("policy-role", "policy/core-offer.yaml:2:20")]
    found, problems = read_core_offer(tmp_path, SCHOOLS, roles=("ELT",))
    assert problems == []
    assert found is not None
    assert found.activities["website"].owner == "ELT"


def test_a_trust_may_say_from_which_day_it_keeps_its_core_offer(tmp_path: Path) -> None:
    assert sound(tmp_path, "kept_from: 2 November 2026\n").kept_from == date(2026, 11, 2)


def test_a_day_from_which_it_is_kept_that_is_none_is_refused(tmp_path: Path) -> None:
    assert refused(tmp_path, "kept_from: soon\n") == [
        ("policy-value", "policy/core-offer.yaml:1:12")
    ]


def test_whose_each_is_to_do_is_as_the_charter_has_it(tmp_path: Path) -> None:
    found = sound(tmp_path).activities
    assert {each.id for each in found.values() if each.owed_by == "school"} == {
        "pmr_npq",
        "school_to_school",
        "dsl",
        "safeguarding_forum",
        "subject_leads",
        "outcomes",
        "curriculum",
        "peer_review",
        "fft",
    }
    assert found["dsl"] == Activity(
        "dsl",
        "DSL supervision",
        Cadence.MONTHLY,
        "school",
        "trust_dsl",
        "school",
        days="school",
        shown_by="The date alone",
        reading="HQ holds it, and the school owes its presence; held in months with five or more "
        "school days",
        held_by="hq",
    )
    held = {each.id: each for each in found.values() if each.is_attended}
    assert set(held) == {
        "dsl",
        "safeguarding_forum",
        "subject_leads",
        "outcomes",
        "curriculum",
        "fft",
    }
    assert all("owes its presence" in (each.reading or "") for each in held.values())
    assert found["hr_files"].owner == CENTRAL_TEAM
    ticked = {each.id: each.ticked_by for each in found.values() if each.ticked_by}
    assert ticked == {
        "categorisation": "decisions",
        "ceo_letter": "letter",
        "combined_report": "reports",
    }


@pytest.mark.parametrize(
    "own",
    [
        "activities: {elt: {held_by: hq}}",
        "activities: {pmr_npq: {held_by: hq}}",
        "activities: {teaching_review: {owed_by: school, held_by: hq}}",
    ],
)
def test_only_what_schools_owe_and_falls_due_each_period_is_held_by_hq(
    tmp_path: Path, own: str
) -> None:
    assert [code for code, _ in refused(tmp_path, f"{own}\n")] == ["policy-value"]


def test_what_a_trust_makes_hqs_own_or_ongoing_is_no_longer_held_for_schools(
    tmp_path: Path,
) -> None:
    own = "activities: {dsl: {owed_by: hq}, outcomes: {cadence: ongoing}, fft: {title: FFT}}\n"
    found = sound(tmp_path, own).activities
    assert [found[each].is_attended for each in ("dsl", "outcomes", "fft")] == [False, False, True]


def test_a_trust_changes_takes_away_and_adds_activities(tmp_path: Path) -> None:
    found = sound(
        tmp_path,
        "activities:\n"
        "  gdpr: {month: 3, owner: coo}\n"
        "  upr: null\n"
        "  art: {title: Art week, cadence: yearly, scope: trust, core_offer: no}\n",
    )
    gdpr = found.activities["gdpr"]
    assert (gdpr.title, gdpr.month, gdpr.owner) == ("GDPR audit", 3, "coo")
    assert "upr" not in found.activities
    assert list(found.activities)[-1] == "art"
    assert found.activities["art"] == Activity(
        "art", "Art week", Cadence.YEARLY, "trust", is_core=False
    )


def test_the_ceos_visits_are_weekly_or_fortnightly_as_set_for_the_school_no_reason_needed(
    tmp_path: Path,
) -> None:
    found = sound(tmp_path, "exceptions: {RPS: {ceo_visit: {every: 2}}}\n")
    assert found.exceptions == {("RPS", "ceo_visit"): ActivityException("", is_every_other=True)}


@pytest.mark.parametrize("otherwise", ["elt: {every: 2}", "ceo_visit: {every: 2, owner: coo}"])
def test_what_else_is_otherwise_has_a_reason(tmp_path: Path, otherwise: str) -> None:
    found = refused(tmp_path, f"exceptions: {{RPS: {{{otherwise}}}}}\n")
    assert [code for code, _ in found] == ["policy-exception"]


def test_yearly_audits_and_reviews_are_spread_over_the_year(tmp_path: Path) -> None:
    found = sound(tmp_path).activities.values()
    months = {each.id: each.month for each in found if each.month}
    assert len(set(months.values())) == len(months) == 8
    assert set(months) == {
        "peer_review", "safeguarding", "gdpr", "internal_controls", "health_and_safety",
        "external_reviews", "fire_safety", "full_site",
    }  # fmt: skip
    assert all(each.reading for each in found if each.month)


def test_what_is_otherwise_for_a_school_is_read_with_its_reason(tmp_path: Path) -> None:
    found = sound(
        tmp_path,
        "exceptions:\n"
        "  rps:\n"
        "    ceo_visit: {every: 2, reason: Fortnightly}\n"
        "    website: {not_applicable: yes, reason: The county keeps it}\n"
        "    gdpr: {owner: coo, due: 5 March 2027, reason: With the trust's own}\n",
    )
    assert found.exceptions == {
        ("RPS", "ceo_visit"): ActivityException("Fortnightly", is_every_other=True),
        ("RPS", "website"): ActivityException("The county keeps it", is_not_applicable=True),
        ("RPS", "gdpr"): ActivityException(
            "With the trust's own", owner="coo", due=date(2027, 3, 5)
        ),
    }


@pytest.mark.parametrize(
    ("own", "code", "place"),
    [
        ("activites: {}\n", "policy-key", "1:1"),
        ("activities:\n  gdpr: {cadense: yearly}\n", "policy-key", "2:10"),
        ("activities:\n  gdpr: {cadence: yerly}\n", "policy-value", "2:19"),
        ("activities:\n  gdpr: {owed_by: head}\n", "policy-value", "2:19"),
        ("activities:\n  gdpr: {month: 0}\n", "policy-value", "2:17"),
        ("activities:\n  gdpr: {month: march}\n", "policy-value", "2:17"),
        ("activities:\n  gdpr: {owner: boss}\n", "policy-role", "2:17"),
        ("activities:\n  dsl: {days: null}\n", "policy-missing", "2:3"),
        ("activities:\n  coaching: {scope: school}\n", "policy-value", ""),
        ("exceptions:\n  RPS:\n    gdpr: {due: soon, reason: So}\n", "policy-value", "3:17"),
        ("exceptions:\n  RPS:\n    ceo_visit: {every: 3, reason: So}\n", "policy-value", "3:24"),
        ("exceptions:\n  RPS:\n    gdpr: {owner: boss, reason: So}\n", "policy-role", "3:19"),
        ("exceptions:\n  RPS:\n    gdpr: {owner: coo, reason: ' '}\n", "policy-exception", "3:5"),
        ("exceptions:\n  XYZ:\n    gdpr: {owner: coo, reason: So}\n", "policy-exception", "2:3"),
        ("exceptions:\n  RPS:\n    poetry: {owner: coo, reason: So}\n", "policy-exception", "3:5"),
        ("exceptions:\n  RPS:\n    mentors: {owner: coo, reason: So}\n", "policy-exception", "3:5"),
        ("exceptions:\n  RPS:\n    musts: {owner: coo, reason: So}\n", "policy-exception", "3:5"),
        ("exceptions:\n  RPS:\n    gdpr: {reason: So}\n", "policy-exception", "3:5"),
        (
            "exceptions:\n  RPS:\n    dsl: {due: 2027-03-05, reason: So}\n",
            "policy-exception",
            "3:11",
        ),
        ("exceptions:\n  RPS:\n    gdpr: {every: 2, reason: So}\n", "policy-exception", "3:12"),
    ],
)
def test_what_cannot_be_meant_is_refused_at_its_place(
    tmp_path: Path, own: str, code: str, place: str
) -> None:
    found, problems = under(tmp_path, own)
    assert found is None
    at = f"policy/core-offer.yaml:{place}" if place else "policy/core-offer.yaml"
    assert [(each.code, str(each.place)) for each in problems] == [(code, at)]
    assert problems[0].hint


def test_an_exception_may_name_a_school_whose_own_record_cannot_be_read(trust: Path) -> None:
    (trust / "schools/OHS.yaml").write_text("code: OHS\n", encoding="utf-8")
    (trust / "policy").mkdir()
    own = "exceptions:\n  OHS:\n    gdpr: {owner: coo, reason: So}\n"
    (trust / "policy/core-offer.yaml").write_text(own, encoding="utf-8")
    folder = DataFolder(trust)
    assert folder.core_offer is not None
    assert {each.code for each in folder.problems} == {"school-missing"}


def test_every_fault_of_a_file_is_named_at_once(tmp_path: Path) -> None:
    own = (
        "activities:\n  gdpr: {owner: boss}\n"
        "exceptions:\n  RPS:\n    gdpr: {owner: coo}\n    poetry: {every: 2}\n"
    )
    assert refused(tmp_path, own) == [
        ("policy-role", "policy/core-offer.yaml:2:17"),
        ("policy-exception", "policy/core-offer.yaml:5:5"),
        ("policy-exception", "policy/core-offer.yaml:6:5"),
    ]


def test_a_file_that_is_not_yaml_is_a_problem_of_its_own(tmp_path: Path) -> None:
    assert refused(tmp_path, "activities: [\n") == [("yaml-syntax", "policy/core-offer.yaml:1:13")]
