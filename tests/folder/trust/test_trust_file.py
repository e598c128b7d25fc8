"""trust.yaml."""

from pathlib import Path

import pytest

from sfec.folder.trust.trust_file import read_trust
from tests.support.runs import EXAMPLE


def test_the_example_trust() -> None:
    trust, problems = read_trust(EXAMPLE)
    assert problems == []
    assert trust is not None
    assert trust.name == "Quillby Schools Trust"
    assert len(trust.people["trustee"]) == 7
    assert trust.articles is not None
    assert (trust.articles.quorum, trust.articles.majority, trust.articles.casting_vote) == (
        3,
        "simple",
        "trust_chair",
    )


def test_a_trust_names_more_roles_and_bodies_and_who_holds_them(tmp_path: Path) -> None:
    text = (
        "name: X\nroles: [ELT, attendance specialist]\n"
        "people:\n  attendance specialist: {name: Ona Reeve}\n"
    )
    (tmp_path / "trust.yaml").write_text(text, encoding="utf-8")
    trust, problems = read_trust(tmp_path)
    assert problems == []
    assert trust is not None
    assert trust.roles == ("ELT", "attendance specialist")
    assert [each.name for each in trust.people["attendance specialist"]] == ["Ona Reeve"]


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("nme: X\n", "trust-key", "1:1"),
        ("vision: X\n", "trust-missing", "1:1"),
        ("name:\n", "trust-empty", "1:1"),
        ("name: X\npeople: {seo: {name: Y}}\n", "trust-key", "2:10"),
        ("name: X\narticles: {quorum: three}\n", "trust-value", "2:20"),
        ("name: X\nroles: [E&S chair]\n", "trust-value", "2:9"),
        ("name: X\nroles: [ELT, elt]\n", "trust-value", "2:14"),
        ("name: X\nroles: [ELT]\npeople: {elt: {name: Y}}\n", "trust-key", "3:10"),
        (
            "name: X\npeople: {ceo: {name: Y, from: 2026-01-01, until: 2025-01-01}}\n",
            "trust-people",
            "2:50",
        ),
        (
            (
                "name: X\npeople:\n  trustee:\n    - {name: Y}\n"
                "    - {name: Z, from: 2026-01-01, until: 2025-01-01}\n"
            ),
            "trust-people",
            "5:42",
        ),
    ],
)
def test_what_is_wrong_in_it(tmp_path: Path, text: str, code: str, place: str) -> None:
    (tmp_path / "trust.yaml").write_text(text, encoding="utf-8")
    _, problems = read_trust(tmp_path)
    assert (code, place) in [(each.code, each.place.at) for each in problems]


def test_a_trust_with_nobody_in_its_roles_yet(tmp_path: Path) -> None:
    (tmp_path / "trust.yaml").write_text("name: X\npeople:\n", encoding="utf-8")
    trust, problems = read_trust(tmp_path)
    assert problems == []
    assert trust is not None
    assert trust.people == {}
