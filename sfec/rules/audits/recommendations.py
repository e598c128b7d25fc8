"""What has become of the recommendations of audits: which are closed, open and overdue."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from sfec.model.audit import HIGH, RISKS, Audit, Audits, Recommendation
from sfec.rules.days import format_day


class Progress(NamedTuple):
    """How many of an audit's recommendations are open, overdue among those, and closed.

    `oldest` is how many days ago the oldest that is open was made.
    """

    open: int
    overdue: int
    closed: int
    oldest: int | None


class OpenAction(NamedTuple):
    """A recommendation that is open: how many days ago it was made, and how many it is overdue."""

    audit: Audit
    recommendation: Recommendation
    age: int | None
    overdue: int


def is_closed(recommendation: Recommendation, on: date) -> bool | None:
    """Whether one is closed on a day: with evidence, a high-risk one re-tested; None: not known."""
    risks = possible_risks(recommendation)
    answers = {is_closed_at_risk(recommendation, risk, on) for risk in risks}
    return answers.pop() if len(answers) == 1 else None


def possible_risks(recommendation: Recommendation) -> Sequence[str]:
    """The risk of a recommendation; where it is not known, each that it may be of."""
    return (recommendation.risk,) if recommendation.risk else RISKS


def is_closed_at_risk(recommendation: Recommendation, risk: str, on: date) -> bool | None:
    """Whether one would be closed on a day if it were of a risk; None: not known."""
    if "closed_on" in recommendation.unread:
        return None
    if recommendation.closed_on is None or recommendation.closed_on > on:
        return False
    if not recommendation.evidence:
        return None if "evidence" in recommendation.unread else False
    if risk != HIGH:
        return True
    if "retested_on" in recommendation.unread:
        return None
    return recommendation.retested_on is not None and recommendation.retested_on <= on


def closed_in_vain(recommendation: Recommendation, on: date) -> str:
    """Why one is open that has a day on which it was closed; nothing where it has none."""
    if recommendation.closed_on is None:
        return ""
    if recommendation.closed_on > on:
        return f"closed on {format_day(recommendation.closed_on)}, which is yet to come"
    return (
        "closed, but not re-tested" if recommendation.evidence else "closed, but without evidence"
    )


def progress(audits: Audits, audit: Audit, on: date) -> Progress:
    """How many of an audit's are open, overdue and closed; what may not be closed is open."""
    theirs = recommended(audits, audit, on)
    still_open = [each for each in theirs if is_closed(each, on) is not True]
    overdue = sum(each.due is not None and each.due < on for each in still_open)
    age = _age(audit, on) if still_open else None
    return Progress(len(still_open), overdue, len(theirs) - len(still_open), age)


def open_actions(audits: Audits, on: date) -> list[OpenAction]:
    """Every recommendation that is open on a day: high risk first, then the oldest."""
    return sorted(_open_actions(audits, on), key=_most_pressing)


def recommended(audits: Audits, audit: Audit, on: date) -> Sequence[Recommendation]:
    """What an audit recommends on a day: nothing before it was done, nor under a shared number."""
    return audits.of(audit) if audit.has_begun(on) and not audit.is_repeated else ()


def _open_actions(audits: Audits, on: date) -> Iterator[OpenAction]:
    for audit in audits.audits:
        for each in recommended(audits, audit, on):
            if is_closed(each, on) is not True:
                overdue = max(0, (on - each.due).days) if each.due else 0
                yield OpenAction(audit, each, _age(audit, on), overdue)


def _age(audit: Audit, on: date) -> int | None:
    return max(0, (on - audit.made_on).days) if audit.made_on else None


def _most_pressing(action: OpenAction) -> tuple[bool, bool, int]:
    return action.recommendation.risk != HIGH, action.age is None, -(action.age or 0)
