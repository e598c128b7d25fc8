"""A ladder read from its policy, every name in it checked."""

from decimal import Decimal
from pathlib import Path

import pytest

from sfec.folder.formats.bundled import bundled
from sfec.folder.formats.forms import fill
from sfec.folder.formats.yaml_file import parse_yaml
from sfec.folder.policy.ladder_forms import LadderForm
from sfec.folder.policy.ladder_reader import LadderReader
from sfec.model.condition import AtLeast, Is
from sfec.model.policy import Ladder, Obligation, ObligationDue
from sfec.problems import Part

SMALL = """\
title: Estates
confirmed_by: [ceo]
lines: {enough: 5}
fields:
  heating: {column: Heating, kind: choice, values: [sound, failing, not due]}
  rooms: {column: Rooms, kind: number}
first_decisions: {good: {decided_by: [ceo]}, bad: {vote: board}}
votes: {board: {title: the board, electorate: [trustee], by_articles: true, least: 3}}
exceptional: {vote: board, emergency_by: [ceo]}
contradictions: {both: {statement: Not both, condition: {heating: failing}}}
categories:
  good:
    title: Good
    needs: all
    characteristics:
      warm: {statement: It is warm, condition: {heating: sound}}
      room: {statement: "{enough} rooms or more", condition: {rooms: {at_least: enough}}}
    obligations: {look: Look after it, secret: {statement: A secret, confidential: true}}
    moves: {bad: {decided_by: [coo], departs_when: {heating: sound}}}
  bad: {title: Bad, needs: any, only_listed_moves: true}
"""


def read(text: str) -> Part[Ladder]:
    """The ladder of a policy."""
    root, problems = parse_yaml(text, "policy/estates.yaml")
    assert root is not None
    form, faults = fill(LadderForm, root, "policy")
    assert form is not None, (problems, faults)
    return LadderReader("estates", form, root).read()


def test_a_ladder_has_all_that_its_policy_says() -> None:
    ladder, problems = read(SMALL)
    assert problems == []
    assert (ladder.id, ladder.title, list(ladder.fields)) == (
        "estates",
        "Estates",
        ["heating", "rooms"],
    )
    good, bad = ladder.categories
    assert [each.condition for each in good.characteristics] == [
        Is("heating", ("sound",)),
        AtLeast("rooms", Decimal(5)),
    ]
    assert good.obligations == (
        Obligation("look", "Look after it"),
        Obligation("secret", "A secret", confidential=True),
    )
    assert (good.moves[0].to, good.moves[0].departs_when) == ("bad", Is("heating", ("sound",)))
    assert (bad.needs, bad.only_listed) == ("any", True)
    assert ladder.exceptional is not None
    assert ladder.exceptional.vote == ladder.first_decisions[1].vote
    assert ladder.emergency_by == ladder.confirmed_by == ("ceo",)
    assert [each.id for each in ladder.contradictions] == ["both"]


def test_a_statement_has_the_lines_it_names_written_out_and_its_charter_section() -> None:
    room = read(SMALL).value.characteristics[1]
    assert (room.statement, room.charter) == ("5 rooms or more", "Estates ladder, Good")


@pytest.mark.parametrize(
    ("was", "now", "code"),
    [
        ("enough: 5", "enough: five", "policy-line"),
        ("enough: 5", "enough: 5, spare: 6", "policy-line"),
        ("{enough} rooms", "{enogh} rooms", "policy-line"),
        ("confirmed_by: [ceo]", "confirmed_by: [sea]", "policy-role"),
        ("electorate: [trustee]", "electorate: [trusty]", "policy-role"),
        ("exceptional: {vote: board", "exceptional: {vote: bored", "policy-vote"),
        ("bad: {decided_by: [coo]", "bad: {decided_by: [coo], vote: board", "policy-vote"),
        ("moves: {bad:", "moves: {worse:", "policy-category"),
        ("title: Estates", "title: Reports", "policy-heading"),
        ("column: Rooms", "column: heating", "policy-heading"),
        ("  rooms:", "  Rooms!:", "policy-id"),
    ],
)
def test_a_name_that_names_nothing_or_cannot_be_one_is_refused(
    was: str, now: str, code: str
) -> None:
    assert was in SMALL
    assert code in {each.code for each in read(SMALL.replace(was, now)).problems}


@pytest.mark.parametrize("condition", ["{heating: failing}", "{unmet: good}"])
def test_a_field_is_asked_when_other_fields_say_so_only_where_it_may_be_not_due(
    condition: str,
) -> None:
    asked = SMALL.replace("kind: number}", f"kind: number, asked_when: {condition}}}")
    assert {each.code for each in read(asked).problems} == {"policy-condition"}
    may_be = SMALL.replace("not due]}", "not due], asked_when: {rooms: {below: enough}}}")
    ladder, problems = read(may_be)
    assert problems == []
    assert [each.id for each in ladder.guarded_fields] == ["heating"]


def test_what_is_shipped_says_of_every_derived_field_what_it_is_of() -> None:
    for path in sorted(Path(bundled("policy")).glob("*.yaml")):
        if path.stem in ("education", "finance"):
            ladder, problems = read(path.read_text(encoding="utf-8"))
            assert problems == []
            assert all(bool(each.of) is each.is_derived for each in ladder.fields.values())


@pytest.mark.parametrize(
    ("said", "due"),
    [
        ("half-term", ObligationDue()),
        ("monthly", ObligationDue(is_monthly=True)),
        ("10 school days", ObligationDue(school_days=10)),
        ("1  school day", ObligationDue(school_days=1)),
    ],
)
def test_an_obligation_may_be_due_and_then_has_an_owner(said: str, due: ObligationDue) -> None:
    dated = f"{{statement: Look after it, owner: head, due: {said}, shown_by: The log}}"
    ladder, problems = read(SMALL.replace("{look: Look after it", f"{{look: {dated}"))
    assert problems == []
    look = ladder.categories[0].obligations[0]
    assert (look.owner, look.due, look.shown_by) == ("head", due, "The log")


@pytest.mark.parametrize(
    ("obligation", "code"),
    [
        ("{statement: X, due: half-term}", "policy-missing"),
        ("{statement: X, due: half-term, owner: king}", "policy-role"),
        ("{statement: X, due: half-term, owner: head, confidential: true}", "policy-value"),
    ],
)
def test_one_that_is_due_of_nobody_or_of_what_is_confidential_is_refused(
    obligation: str, code: str
) -> None:
    _, problems = read(SMALL.replace("{look: Look after it", f"{{look: {obligation}"))
    assert [each.code for each in problems] == [code]
