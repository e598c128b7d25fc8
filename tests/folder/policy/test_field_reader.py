"""The fields of a ladder's policy: how each is typed or derived, and from what."""

import pytest

from sfec.folder.formats.forms import fill
from sfec.folder.formats.yaml_file import parse_yaml
from sfec.folder.policy.field_reader import FieldReader
from sfec.folder.policy.ladder_forms import LadderForm
from sfec.model.policy import EvidenceField
from sfec.problems import Part

FIGURES = "  all: {column: All, kind: money}\n  some: {column: Some, kind: number}\n"
LADDER = "title: T\nconfirmed_by: [ceo]\nfirst_decisions: {}\ncategories: {}\nfields:\n"


def read(field: str) -> Part[EvidenceField]:
    """A field `x` so written, beside two figures, and what is wrong with it."""
    root, problems = parse_yaml(f"{LADDER}{FIGURES}  x: {field}\n", "policy/t.yaml")
    assert root is not None
    form, faults = fill(LadderForm, root, "policy")
    assert form is not None, faults
    reader = FieldReader(form.fields, root)
    return Part(reader.read()["x"], [*problems, *faults, *reader.problems])


@pytest.mark.parametrize(
    "field",
    [
        "{column: X, kind: choice, values: [a, b]}",
        "{column: X, kind: choices, values: [none, CEO]}",
        "{column: X, kind: money, above_zero: true}",
        "{heading: X, kind: percent, of: [some, all]}",
        "{heading: X, kind: directives, of: letters, values: [met, not met, in progress]}",
        "{heading: X, kind: plans, of: rep.results, values: [met, not met, in progress]}",
        "{heading: X, kind: plans, of: [rep.count], figure: true}",
        "{column: X, kind: audits, of: actions, values: [closed, being closed, not being closed]}",
        "{heading: X, kind: audits, of: actions, values: [closed, being closed, not being closed]}",
        # A trust's own file may say nothing of what there is but one of.
        "{heading: X, kind: directives, values: [met, not met, in progress]}",
        "{heading: X, kind: plans, values: [met, not met, in progress]}",
    ],
)
def test_a_field_that_can_be(field: str) -> None:
    assert read(field).problems == []


@pytest.mark.parametrize(
    ("field", "says"),
    [
        ("{heading: X, kind: number}", "x, of kind number, needs a `column`"),
        ("{column: X, kind: plans, values: [met]}", "is derived: give it a `heading`"),
        ("{heading: X, kind: plans, figure: true, values: [met]}", "has no `values`"),
        ("{heading: X, kind: directives, of: letters}", "needs `values`"),
        ("{column: X, kind: audits, of: actions}", "needs `values`"),
        ("{heading: X, kind: percent}", "a percentage needs the part and the whole"),
        ("{heading: X, kind: percent, of: [some, nothing]}", "each one of: all, some"),
        ("{heading: X, kind: directives, of: leters, values: [met]}", 'did you mean "letters"?'),
        ("{heading: X, kind: plans, of: rep.result, values: [met]}", 'did you mean "rep.results"?'),
        (
            "{heading: X, kind: plans, of: [rep.results, notice.results], values: [met]}",
            'x, of kind plans, cannot be `of` "rep.results, notice.results"',
        ),
        ("{column: X, kind: audits, of: findings, values: [a]}", "allowed: actions"),
        (
            "{column: X, kind: choice, of: actions, values: [a]}",
            "take `of` away, or let it be derived: percent, directives, plans, audits",
        ),
    ],
)
def test_a_field_that_cannot_be_is_refused_with_what_to_write(field: str, says: str) -> None:
    problems = read(field).problems
    assert {each.code for each in problems} == {"policy-field"}
    assert any(says in f"{each.message}\n{each.hint}" for each in problems)


def test_who_supplies_it_is_a_role() -> None:
    [problem] = read("{column: X, kind: money, supplied_by: cfoo}").problems
    assert (problem.code, problem.place.line) == ("policy-role", 8)


def test_values_that_cannot_be_told_apart_are_refused() -> None:
    for values in ("[a, A]", '["a, b", c]'):
        [problem] = read(f"{{column: X, kind: choice, values: {values}}}").problems
        assert problem.code == "policy-value"


def test_a_field_is_typed_where_it_has_a_column_and_derived_by_its_kind() -> None:
    values = "values: [closed, being closed, not being closed]"
    typed = read(f"{{column: X, kind: audits, of: actions, {values}}}").value
    assert (typed.is_typed, typed.is_derived, typed.of, typed.inputs) == (
        True,
        True,
        ("actions",),
        (),
    )
    derived = read("{heading: A share, kind: percent, of: [some, all]}").value
    assert (derived.is_typed, derived.is_derived, derived.inputs) == (False, True, ("some", "all"))
    chosen = read("{column: X, kind: choice, values: [a], stands_once_answered: true}").value
    assert (chosen.is_typed, chosen.is_derived, chosen.stands) == (True, False, True)
