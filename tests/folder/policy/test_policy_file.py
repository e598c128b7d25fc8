"""The policy: the shipped ladders, and a trust's own laid over them."""

from decimal import Decimal
from pathlib import Path

import pytest

from sfec.folder.formats.nodes import Node
from sfec.folder.formats.yaml_file import parse_yaml
from sfec.folder.policy.policy_file import lay_over, read_policy
from sfec.model.policy import Ladder
from sfec.problems import Problem


def node(text: str) -> Node:
    root, problems = parse_yaml(text, "policy/test.yaml")
    assert root is not None
    assert problems == []
    return root


def finance_under(folder: Path, text: str) -> tuple[Ladder | None, list[Problem]]:
    """The finance ladder of a trust whose own policy file says so."""
    (folder / "policy").mkdir(exist_ok=True)
    (folder / "policy/finance.yaml").write_text(text, encoding="utf-8")
    ladders, problems = read_policy(folder)
    return ladders.get("finance"), problems


def test_mappings_are_merged_key_by_key_lists_replaced_and_null_removes() -> None:
    merged = lay_over(
        node("a: {b: 1, c: [1, 2]}\nd: 4\n"), node("a: {c: [3], e: 5}\nd: null\nf: 6\n")
    )
    assert merged.plain() == {"a": {"b": "1", "c": ["3"], "e": "5"}, "f": "6"}


def test_each_merged_value_keeps_the_place_of_the_file_it_came_from() -> None:
    merged = lay_over(node("a: 1\nb: 2\n"), node("\n\nb: 3\n"))
    assert [str(merged.find([key]).span.place) for key in "ab"] == [
        "policy/test.yaml:1:4",
        "policy/test.yaml:3:4",
    ]


def test_both_ladders_are_shipped_whole_with_a_charter_section_for_every_characteristic(
    tmp_path: Path,
) -> None:
    ladders, problems = read_policy(tmp_path)
    assert problems == []
    for ladder in ladders.values():
        assert [each.title for each in ladder.categories] == [
            "Universal",
            "Concerning",
            "Poor",
            "Unacceptable",
            "Deficient",
        ]
        assert all(
            each.charter.startswith(f"{ladder.title} ladder, ") for each in ladder.characteristics
        )


def test_a_trust_raises_its_reserves_line_to_6_percent_by_one_number(tmp_path: Path) -> None:
    ladder, problems = finance_under(tmp_path, "lines:\n  reserves: 6\n")
    assert problems == []
    assert ladder is not None
    assert ladder.lines["reserves"] == Decimal(6)
    statements = {each.id: each.statement for each in ladder.characteristics}
    assert statements["reserves_in_place"].startswith("Reserves are 6 % of GAG or more")


def test_a_trust_adds_a_characteristic_with_a_column_of_its_own(tmp_path: Path) -> None:
    ladder, problems = finance_under(
        tmp_path,
        "fields:\n"
        "  energy_plan: {column: Energy plan, kind: choice, values: [agreed, not agreed]}\n"
        "categories:\n"
        "  universal:\n"
        "    characteristics:\n"
        "      energy: {statement: An energy plan is agreed, condition: {energy_plan: agreed}}\n",
    )
    assert problems == []
    assert ladder is not None
    assert [each.heading for each in ladder.typed_fields][-1] == "Energy plan"
    assert [each.id for each in ladder.characteristics][4] == "energy"


def test_a_trust_keeps_an_obligation_of_its_own_confidential_or_makes_one_known(
    tmp_path: Path,
) -> None:
    own = (
        "categories:\n"
        "  poor: {obligations: {cover: {statement: Cover is found, confidential: true},"
        " meeting: It calls a meeting}}\n"
        "  deficient: {obligations: {hr_plan: {confidential: false}}}\n"
    )
    ladder, problems = finance_under(tmp_path, own)
    assert problems == []
    assert ladder is not None
    confidential = {(c.id, o.id): o.confidential for c in ladder.categories for o in c.obligations}
    assert confidential["poor", "cover"]
    assert not confidential["poor", "meeting"]
    assert not confidential["deficient", "hr_plan"]
    assert confidential["unacceptable", "hr_plan"]


def test_a_trust_takes_a_characteristic_away(tmp_path: Path) -> None:
    ladder, _ = finance_under(
        tmp_path, "categories: {universal: {characteristics: {advice_followed: null}}}\n"
    )
    assert ladder is not None
    assert "advice_followed" not in {each.id for each in ladder.characteristics}


@pytest.mark.parametrize(
    ("text", "code", "says"),
    [
        ("lins: {reserves: 6}\n", "policy-key", 'did you mean "lines"?'),
        ("lines: {reserve: 6}\n", "policy-line", 'did you mean "reserves"?'),
        ("lines: {least_reserves: 8}\n", "policy-contradiction",
         "yet under 8 tells reserves_under_least"),
        ("lines: {reserves: six}\n", "policy-line", "is not a number"),
        ("lines: {reserves: inf}\n", "policy-line", "is not a number"),
        ("lines: {reserves: null}\n", "policy-line", '"reserves" is neither a number nor a line'),
        ("title: ''\ncategories: {universl: {title: X}}\n", "policy-missing",
         'did you mean "universal"?'),
        (
            "categories: {poor: {moves: {nowhere: {decided_by: [ceo]}}}}\n",
            "policy-category",
            'a move to "nowhere", which is no category',
        ),
        ("categories: {poor: {moves: {poor: {decided_by: [ceo]}}}}\n", "policy-move",
         "a move to itself"),
        ("categories: {concerning: {moves: {universal: {decided_by: [seo]}}}}\n", "policy-role",
         'did you mean "ceo"?'),
        ("categories: {universal: {moves: {poor: {}}}}\n", "policy-vote", "by roles or by a vote"),
        ("categories: {poor: {moves: {concerning: {vote: por}}}}\n", "policy-vote",
         'did you mean "poor"?'),
        (("first_decisions: {deficient: null}\n"
          "categories: {unacceptable: {moves: {deficient: null}}}\n"),
         "policy-unreached", "no move reaches deficient"),
        ("fields: {gag: {column: Reserves}}\n", "policy-heading", "is that of gag already"),
        ("fields: {gag: {column: Judged by}}\n", "policy-heading", "is sfec's own already"),
        ("fields: {gag: {column: '??'}}\n", "policy-heading", "give each column a heading"),
        ("title: A/B\n", "policy-heading", "cannot be a ladder's title"),
        ("title: Guide\n", "policy-heading", "cannot be a ladder's title"),
        ("fields: {Gag2: {column: G, kind: money}}\n", "policy-id", "cannot be a name here"),
        ("fields: {x: {heading: X, kind: money}}\n", "policy-field", "needs a `column`"),
        ("fields: {x: {column: X, kind: choice}}\n", "policy-field", "needs `values`"),
        ("fields: {x: {column: X, kind: money, values: [a]}}\n", "policy-field", "has no `values`"),
        ("fields: {x: {column: X, kind: choice, values: [a, A]}}\n", "policy-value",
         "cannot be told apart"),
        ("fields: {reserves_percent: {of: [reserves]}}\n", "policy-field",
         "needs the part and the whole"),
        ("fields: {hq_advice: {asked_when: {gag: {below: 5}}}}\n", "policy-condition",
         "cannot be asked so"),
        ("fields: {hq_advice: {kind: chioce}}\n", "policy-value", 'did you mean "choice"?'),
    ],
)  # fmt: skip
def test_a_policy_that_cannot_work_is_refused_with_its_line(
    tmp_path: Path, text: str, code: str, says: str
) -> None:
    ladder, problems = finance_under(tmp_path, text)
    assert ladder is None
    assert code in {each.code for each in problems}
    assert any(says in f"{each.message}\n{each.hint}" for each in problems)
    assert all(
        each.place.path == "policy/finance.yaml"
        for each in problems
        if "shipped" not in each.place.path
    )


@pytest.mark.parametrize(
    ("condition", "code"),
    [
        ("reserves_plan", "policy-condition"),
        ("{}", "policy-condition"),
        ("{all_of: []}", "policy-condition"),
        ("{reserves_percnt: {below: 3}}", "policy-field"),
        ("{reserves_percent: low}", "policy-condition"),
        ("{reserves_percent: {under: 3}}", "policy-condition"),
        ("{reserves_percent: {below: reservs}}", "policy-line"),
        ("{reserves_plan: {below: 3}}", "policy-condition"),
        ("{reserves_plan: perfect}", "policy-value"),
        ("{recovery_plan: not due}", "policy-value"),
        ("{unmet: univers}", "policy-category"),
        ("{unmet: poor}", "policy-order"),
        ("{all_of: [{reserves_plan: clear}, {reserves_plan: none}]}", "policy-contradiction"),
        (
            "{all_of: [{reserves_percent: {at_least: 5}}, {reserves_percent: {below: 3}}]}",
            "policy-contradiction",
        ),
        ("{none_of: [{reserves_percnt: {below: 3}}]}", "policy-field"),
    ],
)
def test_a_condition_that_cannot_be_is_refused(tmp_path: Path, condition: str, code: str) -> None:
    low = f"{{statement: Low, condition: {condition}}}"
    text = f"categories:\n  poor:\n    characteristics:\n      low: {low}\n"
    ladder, problems = finance_under(tmp_path, text)
    assert ladder is None
    assert [each.code for each in problems] == [code]


def test_a_statement_that_names_no_line_is_refused(tmp_path: Path) -> None:
    followed = "{advice_followed: {statement: 'Over {reservs} %'}}"
    text = f"categories: {{universal: {{characteristics: {followed}}}}}\n"
    _, problems = finance_under(tmp_path, text)
    assert [(each.code, each.hint) for each in problems] == [
        (
            "policy-line",
            'allowed: reserves, least_reserves, balance, one_plan; did you mean "reserves"?',
        )
    ]


def test_a_faulty_ladder_leaves_the_other_standing(tmp_path: Path) -> None:
    finance_under(tmp_path, "lins: {}\n")
    ladders, _ = read_policy(tmp_path)
    assert list(ladders) == ["education"]
