"""Acts as JSON and back."""

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given

from sfec.folder.ledger.ledger_acts import KINDS, act_from_json, act_to_json
from sfec.folder.ledger.ledger_forms import UnsoundLineError
from sfec.model.decision import (
    Act,
    BallotsCast,
    Ratification,
    VoteClosed,
    VoteOpened,
    Withdrawal,
)
from sfec.model.issue import DocumentIssued, Fact, IssuedFile
from sfec.model.occurrence import ActivityDone
from sfec.model.vote import Ballot, Choice, Electorate
from tests.support.acts import AUTUMN, CEO, HEAD, decision, tally
from tests.support.ledger_strategies import ACTS

DAY = date(2026, 11, 24)


def through_json(content: dict[str, Any]) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(json.dumps(content))
    return read


@given(act=ACTS)
def test_every_act_comes_back_from_json_as_it_was(act: Act) -> None:
    assert act_from_json(through_json(act_to_json(act))) == act


ELECTORATE = Electorate("both", (CEO, HEAD))
EVERY_ACT: tuple[Act, ...] = (
    decision(),
    decision("as the board asked", vote=tally(), by=(), is_exceptional=True, corrects="e" * 64),
    Ratification("a" * 64, DAY, tally()),
    Withdrawal("b" * 64, "recorded for the wrong school"),
    VoteOpened(
        school="RPS",
        ladder="education",
        half_term=AUTUMN,
        category="poor",
        moved_from=None,
        on=DAY,
        electorate=ELECTORATE,
    ),
    BallotsCast("c" * 64, DAY, (Ballot(HEAD, Choice.RECUSED, "a governor there"),)),
    VoteClosed("d" * 64, DAY, tally()),
    DocumentIssued(
        document="ceo-letter",
        school="RPS",
        half_term=AUTUMN,
        on=DAY,
        to=(HEAD,),
        files=(IssuedFile("documents/2026-27/autumn-2/RPS-ceo-letter.docx", "f" * 64),),
        decisions=("a" * 64,),
        facts=(Fact("directive 1 (education): Owner", "Head"),),
    ),
    ActivityDone("website", "RPS", DAY, "compliance_manager", "The audit is in the shared drive"),
    ActivityDone("musts", None, DAY, period="2026-11"),
    ActivityDone("dsl", "RPS", DAY, is_absent=True),
)


def test_every_kind_of_act_has_an_example_here() -> None:
    assert {type(act) for act in EVERY_ACT} == set(KINDS)


@pytest.mark.parametrize("act", EVERY_ACT, ids=lambda act: KINDS[type(act)])
def test_what_is_empty_is_left_out(act: Act) -> None:
    written = act_to_json(act)
    assert written["kind"] == KINDS[type(act)]
    assert not {None, False} & {
        each for each in written.values() if not isinstance(each, dict | list)
    }
    assert [] not in written.values()


def test_a_kind_not_known_here_is_no_act() -> None:
    assert act_from_json({"kind": "plan agreed", "on": 7}) is None


@pytest.mark.parametrize("act", EVERY_ACT, ids=lambda act: KINDS[type(act)])
def test_an_act_that_lacks_what_it_needs_is_refused(act: Act) -> None:
    written = act_to_json(act)
    optional = {
        key for key, default in type(act)._field_defaults.items() if default != act._asdict()[key]
    }
    optional |= {"school"} if isinstance(act, ActivityDone) else set()
    for needed in written.keys() - optional - {"moved_from", "ballots", "to"}:
        with pytest.raises(UnsoundLineError):
            act_from_json({key: value for key, value in written.items() if key != needed})
