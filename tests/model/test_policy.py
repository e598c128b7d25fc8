"""The policy: fields that are typed or derived, and the moves between categories."""

from sfec.model.condition import Is
from sfec.model.evidence import NOT_DUE
from sfec.model.policy import Category, Characteristic, EvidenceField, Ladder, Move, Vote

BOARD = Vote("board", "the board", ("trustee",))
FIELDS = {
    "plan": EvidenceField("plan", "Plan", "choice", ("clear", NOT_DUE), asked_when=Is("a", ("x",))),
    "review": EvidenceField("review", "Review", "choice", ("good",), stands=True),
    "money": EvidenceField("money", "Money", "money"),
    "share": EvidenceField("share", "Share", "percent", is_typed=False),
    "actions": EvidenceField("actions", "Actions", "audits", ("closed",)),
}
CATEGORIES = (
    Category(
        "good",
        "Good",
        "all",
        (Characteristic("a", "good", "A", Is("plan", ("clear",)), "test"),),
        moves=(Move("bad", ("ceo",)),),
    ),
    Category("bad", "Bad", "any", (Characteristic("b", "bad", "B", Is("plan", ("x",)), "test"),)),
)
LADDER = Ladder("t", "T", FIELDS, CATEGORIES, first_decisions=(Move("bad", vote=BOARD),))


def test_a_field_with_a_column_is_typed_though_it_may_be_derived_too() -> None:
    typed = [each.id for each in LADDER.typed_fields]
    assert typed == ["plan", "review", "money", "actions"]
    assert [each.id for each in LADDER.derived_fields] == ["share", "actions"]


def test_what_has_no_column_is_not_due_until_it_can_be_derived() -> None:
    assert LADDER.not_due_yet == {"share": NOT_DUE}


def test_a_field_is_guarded_that_may_be_not_due_only_at_times() -> None:
    assert [each.id for each in LADDER.guarded_fields] == ["plan", "review"]


def test_a_figure_has_no_values_and_the_unit_of_its_kind() -> None:
    assert [key for key, each in FIELDS.items() if each.is_figure] == ["money", "share"]
    assert [FIELDS[each].unit for each in ("money", "share", "plan")] == ["£", "%", ""]


def test_characteristics_stand_in_the_order_of_their_categories() -> None:
    assert [each.id for each in LADDER.characteristics] == ["a", "b"]
    assert (LADDER.rank("good"), LADDER.rank("bad")) == (0, 1)
    assert LADDER.category("bad") is CATEGORIES[1]


def test_a_move_is_decided_by_its_roles_or_by_those_with_a_vote() -> None:
    first, next_move = LADDER.move(None, "bad"), LADDER.move("good", "bad")
    assert (first and first.deciders, next_move and next_move.deciders) == (("trustee",), ("ceo",))
    assert LADDER.move("bad", "good") is None
