"""Acts, and what they rested on, as JSON and back."""

import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sfec.folder.ledger_acts import KINDS, act_from_json, act_to_json, rested_from_json, rested_to_json
from sfec.folder.ledger_file import UNSOUND
from sfec.model.decision import Act, BallotsCast, Ratification, Rested, VoteClosed, VoteOpened, Withdrawal
from sfec.model.evidence import Content
from sfec.model.issue import DocumentIssued, Fact, IssuedFile
from sfec.model.occurrence import ActivityDone
from sfec.model.trust import Holder
from sfec.model.vote import Ballot, Choice, Electorate
from sfec.problems import Place
from tests.acts import AUTUMN, CEO, HEAD, decision, rested, tally

DAY = date(2026, 11, 24)
#: Texts that a reader may stumble over: what JSON escapes, what ends lines, what turns, what is wide.
HOSTILE = (
    "",
    " ",
    'he said "no"',
    "back\\slash",
    ', "rested": ',
    '", "rested": {"fields": {}}',
    "two\nlines\r\n",
    "\x00\x1f\x7f",
    "\u2028\u2029\x85",
    "\u202eturned",
    "Zoë 機械 \U0001f600",
    "null",
    "=1+1",
)
TEXTS = st.sampled_from(HOSTILE) | st.text()
FIGURES = st.decimals(allow_nan=False, allow_infinity=False) | st.integers(-(10**28), 10**28).map(Decimal)
CONTENTS: st.SearchStrategy[Content] = st.none() | TEXTS | st.lists(TEXTS).map(tuple) | FIGURES
NUMBERS = st.integers(1, 1_048_576)
PATHS = st.sampled_from(["evidence/2026-27/autumn-2.xlsx", "plans/RPS-rep-1.yaml", "schools/Zoë's.yaml", "a b.ods"])
CELLS = st.builds(
    Place, PATHS, st.text(min_size=1, max_size=31).filter(str.isprintable), NUMBERS, st.integers(1, 16_384)
)
LINES = st.builds(Place, PATHS, st.just(""), NUMBERS, st.just(0) | NUMBERS)
PLACES = CELLS | LINES | PATHS.map(Place)


#: An issued document is its files: there is none without.
_FILES = st.lists(st.builds(IssuedFile, TEXTS, TEXTS), min_size=1, max_size=3).map(tuple)
_ISSUES = st.from_type(DocumentIssued).flatmap(lambda act: _FILES.map(lambda files: act._replace(files=files)))
ACTS: st.SearchStrategy[Act] = st.one_of([_ISSUES if each is DocumentIssued else st.from_type(each) for each in KINDS])


@st.composite
def rested_on(draw: st.DrawFn) -> Rested:
    contents = draw(st.dictionaries(TEXTS, CONTENTS))
    with_places = draw(st.sets(st.sampled_from(sorted(contents)))) if contents else set()
    places = {each: tuple(draw(st.lists(PLACES, min_size=1, max_size=3))) for each in with_places}
    texts, holders = st.lists(TEXTS, max_size=3).map(tuple), st.lists(st.builds(Holder, TEXTS, TEXTS), max_size=3)
    return Rested(
        contents,
        places,
        draw(texts),
        draw(st.none() | TEXTS),
        draw(texts),
        tuple(draw(holders)),
        draw(TEXTS),
        draw(st.none() | TEXTS),
        draw(st.none() | st.dates()),
    )


def through_json(content: dict[str, Any]) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(json.dumps(content))
    return read


@given(act=ACTS)
def test_every_act_comes_back_from_json_as_it_was(act: Act) -> None:
    assert act_from_json(through_json(act_to_json(act))) == act


@given(rested=rested_on())
def test_what_an_act_rested_on_comes_back_from_json_as_it_was(rested: Rested) -> None:
    found = rested_from_json(through_json(rested_to_json(rested)))
    assert found == rested
    assert {key: str(each) for key, each in found.contents.items()} == {
        key: str(each) for key, each in rested.contents.items()
    }


@given(place=PLACES)
def test_a_place_comes_back_from_what_is_printed_of_it(place: Place) -> None:
    assert Place.parse(str(place)) == place


ELECTORATE = Electorate("both", (CEO, HEAD))
EVERY_ACT: tuple[Act, ...] = (
    decision(),
    decision("as the board asked", vote=tally(), by=(), is_exceptional=True, corrects="e" * 64),
    Ratification("a" * 64, DAY, tally()),
    Withdrawal("b" * 64, "recorded for the wrong school"),
    VoteOpened("RPS", "education", AUTUMN, "poor", None, DAY, ELECTORATE),
    BallotsCast("c" * 64, DAY, (Ballot(HEAD, Choice.RECUSED, "a governor there"),)),
    VoteClosed("d" * 64, DAY, tally()),
    DocumentIssued(
        "ceo-letter",
        "RPS",
        AUTUMN,
        DAY,
        (HEAD,),
        (IssuedFile("documents/2026-27/autumn-2/RPS-ceo-letter.docx", "f" * 64),),
        ("a" * 64,),
        (Fact("directive 1 (education): Owner", "Head"),),
    ),
    ActivityDone("website", "RPS", DAY, "compliance_manager", "The audit is in the shared drive"),
    ActivityDone("musts", None, DAY, period="2026-11"),
)


def test_every_kind_of_act_has_an_example_here() -> None:
    assert {type(act) for act in EVERY_ACT} == set(KINDS)


@pytest.mark.parametrize("act", EVERY_ACT, ids=lambda act: KINDS[type(act)])
def test_what_is_empty_is_left_out(act: Act) -> None:
    written = act_to_json(act)
    assert written["kind"] == KINDS[type(act)]
    assert not {None, False} & {each for each in written.values() if not isinstance(each, dict | list)}
    assert [] not in written.values()


def test_a_figure_keeps_every_digit_it_had() -> None:
    figures = [Decimal("4.980"), Decimal("-0.0000000000000000000000000001"), Decimal("9" * 28), Decimal("1E+3")]
    written = through_json(rested_to_json(rested(**{f"f{number}": each for number, each in enumerate(figures)})))
    assert [str(each) for each in rested_from_json(written).contents.values()] == [str(each) for each in figures]


def test_not_known_is_neither_zero_nor_empty() -> None:
    written = through_json(rested_to_json(rested(a=None, b=Decimal(0), c="", d=())))
    assert dict(rested_from_json(written).contents) == {"a": None, "b": Decimal(0), "c": "", "d": ()}
    assert written["fields"]["a"]["value"] is None


def test_a_kind_not_known_here_is_no_act() -> None:
    assert act_from_json({"kind": "plan agreed", "on": 7}) is None


@pytest.mark.parametrize("act", EVERY_ACT, ids=lambda act: KINDS[type(act)])
def test_an_act_that_lacks_what_it_needs_is_refused(act: Act) -> None:
    written = act_to_json(act)
    optional = {key for key, default in type(act)._field_defaults.items() if default != act._asdict()[key]}
    optional |= {"school"} if isinstance(act, ActivityDone) else set()
    for needed in written.keys() - optional - {"moved_from", "ballots", "to"}:
        with pytest.raises(KeyError):
            act_from_json({key: value for key, value in written.items() if key != needed})


@pytest.mark.parametrize("fields", [{"a": 5}, {"a": {"value": 5}}, {"a": {"figure": "much"}}, {"a": {}}, 7])
def test_what_cannot_have_been_rested_on_is_refused(fields: object) -> None:
    with pytest.raises(UNSOUND):
        rested_from_json({"fields": fields, "policy": "a"})
