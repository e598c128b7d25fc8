"""Decisions in words, as histories and minutes tell them."""

from collections.abc import Iterator
from datetime import date

from sfec.model.decision import Decision, Direction, Rested, Withdrawal
from sfec.model.ledger import Entry, Ledger
from sfec.model.occurrence import ActivityDone
from sfec.model.policy import Ladder
from sfec.model.trust import ROLES, Holder
from sfec.model.vote import Choice, Electorate, Tally
from sfec.rules.captured import Stale
from sfec.rules.days import format_day, format_moment
from sfec.rules.minutes import begin_outcome, count_votes
from sfec.rules.wording import either, format_content, name_holder, name_role

#: So much of a hash is printed that nobody will come upon another with the same.
HEAD_LETTERS = 16
_CAST = {Choice.FOR: "For", Choice.AGAINST: "Against", Choice.ABSTAIN: "Abstained", Choice.RECUSED: "Recused"}
_WAYS = {
    Direction.BETTER: "better than the evidence",
    Direction.WORSE: "worse than the evidence",
    Direction.BETWEEN: "between what the evidence left open",
}


def say_decision(ladder: Ladder, decision: Decision) -> str:
    """What was decided, and by whom: `Moved from Universal to Concerning, by Dr Ottoline Farrow (CEO)`."""
    to = title_of(ladder, decision.category)
    if decision.moved_from is None:
        said = f"First decision: {to}"
    elif decision.moved_from == decision.category:
        said = f"Confirmed in {to}"
    else:
        said = f"Moved from {title_of(ladder, decision.moved_from)} to {to}"
    return f"{said}, by {who_decided(decision)}"


def who_decided(decision: Decision) -> str:
    """Who decided: a vote by its title, or people with their roles."""
    if decision.vote:
        return f"a vote of {decision.vote.electorate.title}"
    return " and ".join(name_holder(each) for each in decision.by)


def say_done(title: str, done: ActivityDone) -> str:
    """What was done, by whom, and what shows it: `Website audit, by the Compliance Manager · in the shared drive`."""
    by = f", by the {ROLES.get(done.by, done.by.replace('_', ' '))}" if done.by else ""
    return f"{title}{by}{f' · {done.note}' if done.note else ''}"


def say_withdrawn(withdrawal: Entry, act: Withdrawal) -> str:
    """By which entry something was withdrawn, when and why."""
    return f"Withdrawn by entry {withdrawal.short_id} on {format_day(withdrawal.day)}: {act.reason}"


def say_indicated(ladder: Ladder, rested: Rested) -> str:
    """What the evidence indicated, or left open, and what was not known."""
    titles = [title_of(ladder, each) for each in rested.possible]
    says = "indicated" if len(titles) == 1 else "left open"
    unknown = [each.heading for each in ladder.typed_fields if rested.contents.get(each.id, "") is None]
    gaps = f" Not known: {', '.join(unknown)}." if unknown else ""
    return f"The evidence {says} {either(titles) or 'nothing'}.{gaps}"


def say_departure(decision: Decision) -> str:
    """That a decision departs from the evidence, and which way."""
    return f"A departure, {_WAYS[decision.departure]}." if decision.departure else ""


def say_votes(counted: Tally) -> Iterator[str]:
    """A vote's outcome and count, then who voted how, and who had no vote."""
    who = counted.electorate
    yield f"{begin_outcome(counted)}: {count_votes(counted)}."
    for choice, label in _CAST.items():
        those = [
            _voter(each.holder, who) + (f": {each.reason}" if each.reason else "") for each in counted.those(choice)
        ]
        if those:
            yield f"{label}: {'; '.join(those)}."
    voted = {each.holder for each in counted.ballots}
    absent = [_voter(each, who) for each in who.holders if each not in voted]
    if absent:
        yield f"Did not vote: {'; '.join(absent)}."
    vacant = [
        name_role(each.role) + (f", {each.name} votes as {name_role(each.votes_as)}" if each.votes_as else "")
        for each in who.vacancies
    ]
    if vacant:
        yield f"Vacant: {'; '.join(vacant)}."


def say_stale(ladder: Ladder, stale: Stale) -> str:
    """What has changed since: `Reserves was £56,144, now £58,000`."""
    then, now = (format_content(ladder, stale.field, content) for content in (stale.then, stale.now))
    return f"{stale.field.heading} was {then}, now {now}"


def say_recorded(entry: Entry, on: date | None = None) -> str:
    """When and by whom an entry was recorded, and whether that was later than what it records."""
    later = f", of a decision of {format_day(on)}" if on and on != entry.when.date() else ""
    taken = f", with {format_day(entry.as_at)} taken for today" if entry.as_at else ""
    return (
        f"Recorded on {format_moment(entry.when)}{later}{taken}, by {entry.recorder.user} on {entry.recorder.machine}."
    )


def say_heads(ledger: Ledger) -> str:
    """Where each file of the ledger ends, so that a copy kept elsewhere can be held against it."""
    return ", ".join(f"{name.removesuffix('.jsonl')} {head[:HEAD_LETTERS]}" for name, head in ledger.heads.items())


def title_of(ladder: Ladder, category_id: str) -> str:
    """A category's title; one that the policy no longer has keeps its id."""
    return next((each.title for each in ladder.categories if each.id == category_id), category_id)


def _voter(holder: Holder, who: Electorate) -> str:
    """Somebody with a vote; where all hold the same role, the name alone."""
    return holder.name if len({each.role for each in who.holders}) == 1 else name_holder(holder)
