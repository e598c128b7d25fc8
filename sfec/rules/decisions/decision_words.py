"""Decisions in words, as histories and minutes tell them."""

from collections.abc import Iterator
from datetime import date

from sfec.model.course import Course, CourseDecision
from sfec.model.decision import Decision, Direction, Grounds, Withdrawal
from sfec.model.ledger import Entry, Ledger
from sfec.model.occurrence import ActivityDone
from sfec.model.policy import Ladder
from sfec.model.trust import ROLES, Holder
from sfec.model.vote import Ballot, Choice, Electorate, Tally, Vacancy
from sfec.rules.days import format_day, format_moment
from sfec.rules.decisions.captured_evidence import StaleField
from sfec.rules.decisions.vote_words import begin_outcome, count_votes
from sfec.rules.ladders.wording import either, format_content, name_holder, name_role

#: What is said of a day on which HQ held something, and a school did not take part.
HELD_WITHOUT = "held without the school"
#: So much of a hash is printed that nobody will come upon another with the same.
HEAD_LETTERS = 16
_CAST = {
    Choice.FOR: "For",
    Choice.AGAINST: "Against",
    Choice.ABSTAIN: "Abstained",
    Choice.RECUSED: "Recused",
}
_WAYS = {
    Direction.BETTER: "better than the evidence",
    Direction.WORSE: "worse than the evidence",
    Direction.BETWEEN: "between what the evidence left open",
}


def say_decision(ladder: Ladder, decision: Decision) -> str:
    """What was decided, and by whom: `Moved from Universal to Poor, by Ottoline Farrow (CEO)`."""
    to = title_of(ladder, decision.category)
    if decision.opening:
        return f"Opening position: {to}, as decided by {decision.opening}"
    if decision.moved_from is None:
        said = f"First decision: {to}"
    elif decision.moved_from == decision.category:
        said = f"Confirmed in {to}"
    else:
        said = f"Moved from {title_of(ladder, decision.moved_from)} to {to}"
    return f"{said}, by {who_decided(decision)}"


def say_day(decision: Decision) -> str:
    """The day of a decision: `on 14 October 2026`; of an opening position, since when it stands."""
    return f"{'since' if decision.opening else 'on'} {format_day(decision.on)}"


def say_standing(ladder: Ladder, course: Course) -> str:
    """Where a school stands now: `now Poor, as decided on 14 October 2026 (entry 1a2b3c4d)`."""
    if course.last is None:
        return "now not yet categorised"
    title, when = title_of(ladder, course.last.links.category), say_day(course.last.decision)
    as_decided = "the opening position" if course.last.is_opening else "as decided"
    return f"now {title}, {as_decided} {when} (entry {course.last.entry.short_id})"


def who_decided(decision: Decision) -> str:
    """Who decided: a vote by its title, or people with their roles."""
    if decision.opening:
        return decision.opening
    if decision.vote:
        return f"a vote of {decision.vote.electorate.title}"
    return " and ".join(name_holder(each) for each in decision.by)


def first_reason(decided: CourseDecision) -> str | None:
    """Why it was decided so, as first recorded: why it was corrected stands in no document."""
    for entry in decided.entries:
        links = entry.links
        if links and links.corrects is None and links.category == decided.links.category:
            return entry.act.reason if isinstance(entry.act, Decision) else None
    return None


def say_done(title: str, done: ActivityDone) -> str:
    """What was done, by whom, and what shows it: `Website audit, by the CEO · in the drive`."""
    by = f", by the {ROLES.get(done.by, done.by.replace('_', ' '))}" if done.by else ""
    by += f", {HELD_WITHOUT}" if done.is_absent else ""
    return f"{title}{by}{f' · {done.note}' if done.note else ''}"


def say_withdrawn(withdrawal: Entry, act: Withdrawal) -> str:
    """By which entry something was withdrawn, when and why."""
    return f"Withdrawn by entry {withdrawal.short_id} on {format_day(withdrawal.day)}: {act.reason}"


def say_indicated(ladder: Ladder, grounds: Grounds) -> str:
    """What the evidence indicated, or left open, and what was not known."""
    titles = [title_of(ladder, each) for each in grounds.possible]
    says = "indicated" if len(titles) == 1 else "left open"
    typed, contents = ladder.typed_fields, grounds.contents
    unknown = [each.heading for each in typed if contents.get(each.id, "") is None]
    gaps = f" Not known: {', '.join(unknown)}." if unknown else ""
    return f"The evidence {says} {either(titles) or 'nothing'}.{gaps}"


def say_departure(decision: Decision) -> str:
    """That a decision departs from the evidence, and which way."""
    return f"A departure, {_WAYS[decision.departure]}." if decision.departure else ""


def say_votes(tally: Tally) -> Iterator[str]:
    """A vote's outcome and count, then who voted how, and who had no vote."""
    electorate = tally.electorate
    yield f"{begin_outcome(tally)}: {count_votes(tally)}."
    lists: dict[str, list[str]] = {}
    for choice, label in _CAST.items():
        lists[label] = [_say_ballot(each, electorate) for each in tally.those(choice)]
    voted = {each.holder for each in tally.ballots}
    absent = [each for each in electorate.holders if each not in voted]
    lists["Did not vote"] = [_name_voter(each, electorate) for each in absent]
    lists["Vacant"] = [_say_vacancy(each) for each in electorate.vacancies]
    for label, people in lists.items():
        if people:
            yield f"{label}: {'; '.join(people)}."


def say_stale(ladder: Ladder, stale: StaleField) -> str:
    """What has changed since: `Reserves was £56,144, now £58,000`."""
    then = format_content(ladder, stale.field, stale.then)
    now = format_content(ladder, stale.field, stale.now)
    return f"{stale.field.heading} was {then}, now {now}"


def say_recorded(entry: Entry, on: date | None = None) -> str:
    """When and by whom an entry was recorded, and whether that was later than what it records."""
    later = f", of a decision of {format_day(on)}" if on and on != entry.when.date() else ""
    as_at = f", with {format_day(entry.as_at)} taken for today" if entry.as_at else ""
    by = f"{entry.recorder.user} on {entry.recorder.machine}"
    return f"Recorded on {format_moment(entry.when)}{later}{as_at}, by {by}."


def say_heads(ledger: Ledger) -> str:
    """Where each file of the ledger ends, so that a copy kept elsewhere can be held against it."""
    heads = {name.removesuffix(".jsonl"): head for name, head in ledger.heads.items()}
    return ", ".join(f"{name} {head[:HEAD_LETTERS]}" for name, head in heads.items())


def title_of(ladder: Ladder, category_id: str) -> str:
    """A category's title; one that the policy no longer has keeps its id."""
    return next((each.title for each in ladder.categories if each.id == category_id), category_id)


def _say_ballot(ballot: Ballot, electorate: Electorate) -> str:
    """Who voted, and why where that is said."""
    voter = _name_voter(ballot.holder, electorate)
    return f"{voter}: {ballot.reason}" if ballot.reason else voter


def _say_vacancy(vacancy: Vacancy) -> str:
    """A seat without a vote, and in which seat whoever holds it votes."""
    title = name_role(vacancy.role)
    if not vacancy.votes_as:
        return title
    return f"{title}, {vacancy.name} votes as {name_role(vacancy.votes_as)}"


def _name_voter(holder: Holder, electorate: Electorate) -> str:
    """Somebody with a vote; where all hold the same role, the name alone."""
    roles = {each.role for each in electorate.holders}
    return holder.name if len(roles) == 1 else name_holder(holder)
