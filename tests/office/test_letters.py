"""The CEO letters of a half-term, composed from what is known of its round."""

from pathlib import Path

import pytest

from sfec.model.ceo_letter import Addressee, CeoLetter
from sfec.model.trust import Holder
from sfec.office.document_series import Paper
from sfec.office.letters import Correspondence
from sfec.problems import Level, ProblemsFound
from tests.support.office_folder import open_trust
from tests.support.runs import Sfec
from tests.support.schools_builder import write_schools
from tests.support.told import entry, records
from tests.support.trust_builder import WORKBOOK, edit_cells

HEAD, CHAIR = Holder("head", "Hal Brook"), Holder("lsb_chair", "Ines Lark")


def composed(folder: Path, code: str = "RPS") -> Paper:
    """The letter of a school."""
    letters = Correspondence(open_trust(folder))
    [school] = [each for each in letters.opened.evidence.schools if each.code == code]
    return letters.compose(school)


def test_a_letter_is_addressed_to_the_head_and_the_lsb_chair(decided: Path) -> None:
    paper = composed(decided)
    assert (paper.addressed, paper.to) == (("head", "lsb_chair"), (HEAD, CHAIR))
    assert paper.problems == ()


def test_of_a_school_that_the_eht_leads_they_are_written_to_instead_of_the_head(
    decided: Path,
) -> None:
    trust, school = decided / "trust.yaml", decided / "schools" / "RPS.yaml"
    people = trust.read_text(encoding="utf-8")
    eht = "people:\n  eht: {name: Olga Pine, email: o.pine@larkmere.example}\n"
    trust.write_text(people.replace("people:\n", eht), encoding="utf-8")
    school.write_text(f"led_by: eht\n{school.read_text(encoding='utf-8')}", encoding="utf-8")
    paper = composed(decided)
    assert [each.role for each in paper.to] == ["eht", "lsb_chair"]
    assert paper.problems == ()
    assert isinstance(paper.context, CeoLetter)
    assert paper.context.to[0] == Addressee("Olga Pine", "EHT", "o.pine@larkmere.example")


def test_it_tells_of_the_decisions_on_both_ladders_and_is_a_draft_until_then(
    staffed: Path, sfec: Sfec
) -> None:
    assert composed(staffed).undecided == ("Education", "Finance")
    records(sfec, staffed, "decide", "RPS", "finance", "universal", "--by", "ceo")
    paper = composed(staffed)
    assert paper.undecided == ("Education",)
    assert [each[:8] for each in paper.decisions] == [entry(staffed, 1)]
    assert isinstance(paper.context, CeoLetter)
    assert paper.context.is_draft


def test_of_a_school_that_two_sources_hold_it_is_a_draft_however_it_was_decided(
    decided: Path,
) -> None:
    assert composed(decided).undecided == ()
    write_schools(decided, ("RPS", "Ravelmoor", "999001"))
    assert composed(decided).undecided == ("which of the records of the school is right",)


def test_who_should_be_written_to_or_sign_and_is_not_known_is_said(decided: Path) -> None:
    (decided / "trust.yaml").write_text("name: Larkmere Trust\n", encoding="utf-8")
    paper = composed(decided, "OHS")
    assert paper.to == ()
    assert {(each.code, each.level) for each in paper.problems} == {
        ("letter-nobody", Level.WARNING)
    }
    assert [each.message.partition(":")[0] for each in paper.problems] == [
        "nobody is in post as head",
        "nobody is in post as LSB chair",
        "nobody is in post as CEO",
    ]


def test_without_a_trust_no_letter_is_composed_and_what_is_stale_is_told_too(
    decided: Path,
) -> None:
    edit_cells(decided / WORKBOOK, {"Finance!C2": 70_000})
    (decided / "trust.yaml").write_text("name: [\n", encoding="utf-8")
    with pytest.raises(ProblemsFound) as found:
        composed(decided)
    codes = {each.code for each in found.value.problems}
    assert codes == {"yaml-syntax", "decision-stale"}


def test_an_issued_letter_says_what_is_no_longer_so(decided: Path, sfec: Sfec) -> None:
    records(sfec, decided, "letter", "--school", "RPS", "--format", "md", "--issue")
    edit_cells(decided / WORKBOOK, {"Finance!C2": 70_000})
    letters = Correspondence(open_trust(decided))
    [school] = [each for each in letters.opened.evidence.schools if each.code == "RPS"]
    issued = letters.series.current_issue(school)
    assert issued is not None
    assert list(letters.changes(issued)) == ["Reserves was £80,000, now £70,000"]


def test_what_a_category_brings_has_its_owner_and_its_day_until_it_is_done(
    staffed: Path, sfec: Sfec
) -> None:
    because = ("--by", "ceo", "--reason", "A concern")
    records(sfec, staffed, "decide", "RPS", "education", "concerning", *because)
    records(sfec, staffed, "decide", "RPS", "finance", "universal", "--by", "ceo")
    sdp = "A reviewed SDP is expected"
    assert f"{sdp} (head, by 18 December 2026)" in brought(staffed)
    records(sfec, staffed, "done", "education_concerning_sdp", "--school", "RPS")
    assert sdp in brought(staffed)


def brought(folder: Path) -> tuple[str, ...]:
    """What Ravelmoor's category on the first ladder brings, as its letter says."""
    letter = composed(folder).context
    assert isinstance(letter, CeoLetter)
    return letter.ladders[0].brings


def test_while_an_interim_leader_leads_it_goes_to_them_the_lsb_chair_and_the_trust_chair(
    decided: Path,
) -> None:
    school = decided / "schools" / "RPS.yaml"
    leader = "interim_leader: {name: Olga Pine, from: 2026-11-02, until: 2027-07-21}\n"
    school.write_text(school.read_text(encoding="utf-8") + leader, encoding="utf-8")
    paper = composed(decided)
    assert [(each.role, each.name) for each in paper.to] == [
        ("interim_leader", "Olga Pine"),
        ("lsb_chair", "Ines Lark"),
        ("trust_chair", "Cleo Winder"),
    ]
    assert paper.addressed == ("interim_leader", "lsb_chair", "trust_chair")
    assert paper.problems == ()
    school.write_text(
        school.read_text(encoding="utf-8").replace("2027-07-21", "2026-11-13"), encoding="utf-8"
    )
    assert [each.role for each in composed(decided).to] == ["head", "lsb_chair"]
