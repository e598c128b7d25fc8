"""The shipped ladders, and evidence that puts a school in Universal but for what a test changes."""

from decimal import Decimal
from functools import cache
from pathlib import Path

from sfec.folder.policy.policy_file import read_policy
from sfec.model.evidence import NOT_DUE, Content, Evidence
from sfec.model.indication import Answer, Verdict
from sfec.model.policy import Ladder
from sfec.rules.ladders.indicate import verdict
from sfec.rules.ladders.indications import indicate
from sfec.rules.round.derivations import share

GOOD: dict[str, dict[str, Content]] = {
    "education": {
        "safeguarding": "met",
        "engagement": "engaged",
        "audit_actions": "closed",
        "peer_review": "as expected",
        "pupil_progress": "good",
        "concerns_raised_by": ("none",),
        "safeguarding_failings": "none",
        "rep_targets": NOT_DUE,
        "rep_count": NOT_DUE,
        "rep_extensions": NOT_DUE,
        "notice_targets": NOT_DUE,
        "board_targets": NOT_DUE,
    },
    "finance": {
        "gag": Decimal(1_000_000),
        "reserves": Decimal(80_000),
        "in_year_balance": Decimal(0),
        "reserves_plan": "clear",
        "money_plans": "clear",
        "cost_centres": "on track",
        "deficit_outlook": "unlikely",
        "recovery_plan": NOT_DUE,
        "hq_advice": "followed",
        "letter_directives": NOT_DUE,
        "frep_actions": NOT_DUE,
        "notice_targets": NOT_DUE,
        "board_targets": NOT_DUE,
    },
}


@cache
def shipped(ladder_id: str) -> Ladder:
    """A ladder as sfec ships it."""
    ladders, problems = read_policy(Path("no such folder"))
    assert not problems
    return ladders[ladder_id]


def evidence(ladder_id: str, **changed: Content) -> Evidence:
    """Evidence of a school that is Universal but for what is changed."""
    contents = {**shipped(ladder_id).not_due_yet, **GOOD[ladder_id], **changed}
    shares = {
        field.id: share(*(contents[each] for each in field.inputs))
        for field in shipped(ladder_id).fields.values()
        if field.inputs and field.id not in changed
    }
    return Evidence({**contents, **shares})


def judged(ladder_id: str, **changed: Content) -> Verdict:
    """What that evidence says."""
    return verdict(shipped(ladder_id), evidence(ladder_id, **changed))


def education(**changed: Content) -> tuple[str, ...]:
    """The education categories left open."""
    return judged("education", **changed).possible


def finance(**changed: Content) -> tuple[str, ...]:
    """The finance categories left open; money as whole pounds or as text with pence."""
    return judged("finance", **changed).possible


def answer_to(ladder_id: str, characteristic: str, **changed: Content) -> Answer:
    """The answer of one characteristic."""
    answered = indicate(shipped(ladder_id), evidence(ladder_id, **changed)).answered()
    return next(answer for each, answer in answered if each.id == characteristic)
