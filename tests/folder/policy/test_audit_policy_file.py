"""policy/audits.yaml, as shipped and as a trust changes it."""

from pathlib import Path

from sfec.folder.data_folder import DataFolder


def test_the_charters_kinds_are_seventeen_and_what_they_do_is_in_the_core_offer(
    trust: Path,
) -> None:
    folder = DataFolder(trust)
    assert folder.audit_policy
    assert folder.core_offer
    kinds = folder.audit_policy.kinds
    assert len(kinds) == 17
    assert {each.activity for each in kinds.values() if each.activity} == {
        "website", "smoothwall", "hr_files", "curriculum", "gdpr", "internal_controls",
        "health_and_safety", "fire_safety", "full_site", "safeguarding", "peer_review",
    }  # fmt: skip
    assert {each.activity for each in kinds.values()} - {
        None
    } <= folder.core_offer.activities.keys()
    assert folder.audit_policy.overdue_half_terms == {"high": 0, "medium": 1, "low": 1}


def test_a_trusts_own_kinds_and_lines_are_laid_over_the_shipped(trust: Path) -> None:
    write(
        trust, "overdue_half_terms: {low: 2}\nkinds:\n  raac: null\n  asbestos: {title: Asbestos}\n"
    )
    policy = DataFolder(trust).audit_policy
    assert policy
    assert policy.overdue_half_terms == {"high": 0, "medium": 1, "low": 2}
    assert "raac" not in policy.kinds
    assert policy.kinds["asbestos"].title == "Asbestos"


def test_an_activity_that_the_core_offer_has_not_is_refused_with_its_line(trust: Path) -> None:
    write(trust, "kinds:\n  raac: {title: RAAC, activity: websit}\n")
    folder = DataFolder(trust)
    assert folder.audit_policy is None
    [problem] = folder.problems
    assert (problem.code, problem.place.line, problem.hint) == (
        "policy-value",
        2,
        'did you mean "website"?',
    )


def test_what_the_file_may_not_hold_is_refused(trust: Path) -> None:
    for text, code in (
        ("kind: {}\n", "policy-key"),
        ("kinds: {raac: {titel: RAAC}}\n", "policy-key"),
        ("kinds: {asbestos: {activity: website}}\n", "policy-missing"),
        ("overdue_half_terms: {low: -1}\n", "policy-value"),
    ):
        write(trust, text)
        folder = DataFolder(trust)
        assert folder.audit_policy is None
        assert [each.code for each in folder.problems] == [code]
        assert folder.problems[0].place.path == "policy/audits.yaml"


def write(folder: Path, text: str) -> None:
    """Write the trust's own file."""
    (folder / "policy").mkdir(exist_ok=True)
    (folder / "policy/audits.yaml").write_text(text, encoding="utf-8")
