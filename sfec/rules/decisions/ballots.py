"""Votes as they are written: which seat, whose it is, how it is cast (the reading's decision 6)."""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from sfec.model.identifier import identity
from sfec.model.trust import LEAD, LEAD_ALSO, ROLES, SHARED_ROLES, Holder
from sfec.model.vote import Ballot, Choice, Electorate, Vacancy
from sfec.problems import Place, Problem, did_you_mean, quoted
from sfec.rules.ladders.wording import name_holder, name_role


class WrittenBallot(NamedTuple):
    """A vote as written: its seat's role, whose it is where several hold it, and how they voted."""

    role: str
    name: str | None
    choice: Choice
    reason: str | None = None

    @property
    def seat(self) -> str:
        """The seat as it was written."""
        return f"{self.role}:{self.name}" if self.name else self.role


class Occasion(NamedTuple):
    """Where something is asked, so that its problems say so: a place, and a school."""

    place: Place
    who: str

    def problem(self, code: str, message: str, hint: str) -> Problem:
        """A refusal there."""
        return Problem(self.place, code, message, hint, self.who)


def parse_ballot(text: str) -> WrittenBallot | str:
    """A vote as written, `lsb_chair=for`, `mentor=recused: REASON`; else what is wrong with it."""
    match = _written().fullmatch(text.strip())
    if match is None:
        return "is not SEAT=for, SEAT=against, SEAT=abstain or SEAT=recused: REASON"
    role, choice = parse_role(match["role"]), match["choice"].casefold()
    if role is None:
        known = did_you_mean(match["role"], ROLES) or f"roles: {', '.join(ROLES)}"
        return f"names no role; {known}"
    if choice not in set(Choice):
        return f"is none of: {', '.join(Choice)}"
    name, reason = ((match[part] or "").strip() or None for part in ("name", "reason"))
    return WrittenBallot(role, name, Choice(choice), reason)


@cache
def _written() -> re.Pattern[str]:
    """A vote as it is written; put together where the first is read."""
    return re.compile(
        r"(?P<role>[^:=]+)(?::(?P<name>[^=]+))?=\s*(?P<choice>[a-z]+)\s*(?::(?P<reason>.*))?",
        re.IGNORECASE | re.DOTALL,
    )


def parse_role(text: str) -> str | None:
    """The role a word names, by its id or as it is written: `es_chair`, `E&S chair`."""
    letters = _letters(text)
    those = (role for role, title in ROLES.items() if letters in (_letters(role), _letters(title)))
    return next(those, None)


def _letters(text: str) -> str:
    return "".join(each for each in text.casefold() if each.isalnum())


def assign_ballots(
    written: Sequence[WrittenBallot], electorate: Electorate, occasion: Occasion
) -> tuple[tuple[Ballot, ...], list[Problem]]:
    """The votes written, each with the person who has it.

    Problems: vote-seat, vote-twice, vote-recusal.
    """
    ballots: dict[Holder, Ballot] = {}
    problems = []
    for each in written:
        holder = _find_holder(each, electorate)
        if holder is None:
            message, hint = _no_seat(each, electorate), _seats_hint(each, electorate)
            problems.append(occasion.problem("vote-seat", message, hint))
        elif holder in ballots:
            message = f"{name_holder(holder)} is given two votes"
            hint = "one vote a person: give it once"
            problems.append(occasion.problem("vote-twice", message, hint))
        elif each.choice is Choice.RECUSED and not each.reason:
            message = f"{name_holder(holder)} is recused without a reason"
            hint = f'say why: --vote "{each.seat}=recused: REASON"'
            problems.append(occasion.problem("vote-recusal", message, hint))
        else:
            ballots[holder] = Ballot(holder, each.choice, each.reason)
    return tuple(ballots.values()), problems


def without_recused(
    written: Sequence[WrittenBallot], electorate: Electorate
) -> tuple[WrittenBallot, ...]:
    """Votes without those of who is recused from another vote, instead of which this is held."""
    recused = {each for each in written if each.choice is Choice.RECUSED}
    left = {each for each in recused if _find_holder(each, electorate)}
    return tuple(each for each in written if each not in left)


def _find_holder(written: WrittenBallot, electorate: Electorate) -> Holder | None:
    """The person a vote is of.

    The EHT's, where they hold the seat of the head, is found as the head's too; the head's is never
    the EHT's: nobody's vote is taken for another's (section 1 of the reading).
    """
    those = [each for each in electorate.holders if each.role == written.role]
    if written.role == LEAD and not those:
        those = [each for each in electorate.holders if each.role == LEAD_ALSO]
    if written.name is not None:
        those = [each for each in those if identity(each.name) == identity(written.name)]
    return those[0] if len(those) == 1 else None


def _no_seat(written: WrittenBallot, electorate: Electorate) -> str:
    vacancies = {each.role: each for each in electorate.vacancies}
    those = [each for each in electorate.holders if each.role == written.role]
    title = name_role(written.role)
    if len(those) > 1 and written.name is None:
        return f"there are {len(those)} with a vote as {title}: say whose it is"
    if written.role in vacancies and not those:
        return _no_vote(vacancies[written.role])
    if written.name is not None and those:
        return f"{quoted(written.name)} is not in post as {title} that day"
    return f"{title} has no vote here: {_who_has_one(written, electorate)}"


def _who_has_one(written: WrittenBallot, electorate: Electorate) -> str:
    """Who has a vote instead: of the EHT, the head in whose post they are not."""
    heads = [each for each in electorate.holders if each.role == LEAD]
    if written.role == LEAD_ALSO and heads:
        return f"the seat is that of {name_holder(heads[0])}"
    return f"those who do are {electorate.title}"


def _no_vote(vacancy: Vacancy) -> str:
    title = name_role(vacancy.role)
    if vacancy.votes_as:
        return f"{vacancy.name} has one vote, as {name_role(vacancy.votes_as)}, and none as {title}"
    return f"nobody is in post as {title} that day, so there is no such vote"


def _seats_hint(written: WrittenBallot, electorate: Electorate) -> str:
    """Which seats have a vote, as they are written, and which of them may be meant."""
    seats = []
    for holder in electorate.holders:
        is_shared = holder.role in SHARED_ROLES
        seats.append(f"{holder.role}:{holder.name}" if is_shared else holder.role)
    near = did_you_mean(written.seat, seats) if written.name else ""
    hint = f"votes: {', '.join(seats) or 'nobody has one'}"
    return f"{hint}; {near}" if near else hint
