"""Conditions as they are typed, read into the trees that rules reason on."""

from decimal import Decimal

import pytest

from sfec.folder.formats.yaml_file import parse_yaml
from sfec.folder.policy.policy_conditions import ConditionReader, parse_number
from sfec.model.condition import AllOf, AnyOf, AtLeast, Below, Condition, Is, NoneOf, Unmet
from sfec.model.policy import EvidenceField
from sfec.problems import Part

FIELDS = {
    "plan": EvidenceField("plan", "Plan", "choice", ("clear", "unclear", "not due")),
    "share": EvidenceField("share", "Share", "percent"),
}
LINES = {"least": Decimal(3)}


def reader() -> ConditionReader:
    """A reader of a ladder with two fields, one line and two categories."""
    return ConditionReader(FIELDS, LINES, ["good", "bad"])


def read(text: str) -> Part[Condition | None]:
    """A condition as it is written."""
    root, problems = parse_yaml(f"condition: {text}\n", "policy/t.yaml")
    assert root is not None
    asked = reader()
    condition = asked.read(root.find(["condition"]))
    return Part(condition, [*problems, *asked.problems])


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("{plan: clear}", Is("plan", ("clear",))),
        ("{plan: [clear, unclear]}", Is("plan", ("clear", "unclear"))),
        ("{share: {at_least: 5}}", AtLeast("share", Decimal(5))),
        ("{share: {below: least}}", Below("share", Decimal(3))),
        ("{unmet: good}", Unmet("good")),
        (
            "{all_of: [{plan: clear}, {unmet: good}]}",
            AllOf((Is("plan", ("clear",)), Unmet("good"))),
        ),
        ("{any_of: [{plan: clear}]}", AnyOf((Is("plan", ("clear",)),))),
        ("{none_of: [{unmet: bad}]}", NoneOf((Unmet("bad"),))),
    ],
)
def test_what_may_be_written(text: str, condition: Condition) -> None:
    found, problems = read(text)
    assert (found, type(found), problems) == (condition, type(condition), [])


@pytest.mark.parametrize(
    ("text", "code", "says"),
    [
        ("clear", "policy-condition", "this is not one condition"),
        ("{plan: clear, share: low}", "policy-condition", "this is not one condition"),
        ("{plann: clear}", "policy-field", 'did you mean "plan"?'),
        ("{plan: cleer}", "policy-value", 'did you mean "clear"?'),
        ("{plan: not due}", "policy-value", "what is not due drops out"),
        ("{plan: {below: 3}}", "policy-condition", "plan is not a figure"),
        ("{plan: []}", "policy-condition", "plan needs an answer to ask for"),
        ("{share: low}", "policy-condition", "share is a figure and needs a line"),
        ("{share: {under: 3}}", "policy-condition", "write `{at_least: 5}` or `{below: 3}`"),
        ("{share: {below: leest}}", "policy-line", 'did you mean "least"?'),
        ("{share: {below: [3]}}", "policy-line", '"[…]" is neither a number nor a line'),
        ("{unmet: worse}", "policy-category", '"worse" is no category'),
        ("{all_of: []}", "policy-condition", "all_of needs a list of conditions"),
        ("{none_of: [{plann: clear}]}", "policy-field", '"plann" is no field of this ladder'),
    ],
)
def test_what_cannot_be_is_refused_with_what_to_write(text: str, code: str, says: str) -> None:
    found, [problem] = read(text)
    assert (found, problem.code) == (None, code)
    assert says in f"{problem.message}\n{problem.hint}"


def test_a_line_that_is_named_is_used() -> None:
    asked = reader()
    root, _ = parse_yaml("c: {share: {below: least}}\n", "policy/t.yaml")
    assert root is not None
    asked.read(root.find(["c"]))
    assert asked.lines_used == {"least"}


@pytest.mark.parametrize("text", ["5 %", "1e3", "inf", "1234567890123", "0.1234567", "", "٣"])
def test_a_number_is_plain_digits_at_most_as_many_as_money_has(text: str) -> None:
    assert parse_number(text) is None
    assert parse_number("-12.50") == Decimal("-12.50")
