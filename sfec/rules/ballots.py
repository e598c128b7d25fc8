"""Votes as they are given: which seat, whose it is, and how it was cast (the reading's decision 6)."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from sfec.model.trust import ROLES, SHARED_ROLES, Holder
from sfec.model.vote import Ballot, Choice, Electorate, Vacancy
from sfec.problems import Place, Problem, did_you_mean, quoted
from sfec.rules.wording import name_holder, name_role

#: The seat of whoever leads the school, which the charter calls HT/EHT: one seat, held by the EHT where they lead it.
LEAD, LEAD_ALSO = "head", "eht"
_GIVEN = re.compile(
    r"(?P<role>[^:=]+)(?::(?P<name>[^=]+))?=\s*(?P<choice>[a-z]+)\s*(?::(?P<reason>.*))?", re.IGNORECASE | re.DOTALL
)


class BallotGiven(NamedTuple):
    """A vote as it was given: the seat's role, the person's name where the role has several, and how they voted."""

    role: str
    name: str | None
    choice: Choice
    reason: str | None = None

    @property
    def seat(self) -> str:
        """The seat as it was written."""
        return f"{self.role}:{self.name}" if self.name else self.role


class Asking(NamedTuple):
    """Where a vote is asked for, so that its problems say so: a place, and a school."""

    place: Place
    who: str

    def problem(self, code: str, message: str, hint: str) -> Problem:
        """A refusal there."""
        return Problem(self.place, code, message, hint, self.who)


def parse_ballot(text: str) -> BallotGiven | str:
    """A vote as written, `lsb_chair=for` or `mentor=recused: REASON`; else what is wrong with it."""
    match = _GIVEN.fullmatch(text.strip())
    if match is None:
        return "is not SEAT=for, SEAT=against, SEAT=abstain or SEAT=recused: REASON"
    role, choice = parse_role(match["role"]), match["choice"].casefold()
    if role is None:
        return f"names no role; {did_you_mean(match['role'], ROLES) or 'roles: ' + ', '.join(ROLES)}"
    if choice not in set(Choice):
        return f"is none of: {', '.join(Choice)}"
    name, reason = ((match[part] or "").strip() or None for part in ("name", "reason"))
    return BallotGiven(role, name, Choice(choice), reason)


def parse_role(text: str) -> str | None:
    """The role a word names, by its id or as it is written: `es_chair`, `E&S chair`."""
    wanted = _folded(text)
    return next((role for role, title in ROLES.items() if wanted in (_folded(role), _folded(title))), None)


def _folded(text: str) -> str:
    return "".join(each for each in text.casefold() if each.isalnum())


def ballots(given: Sequence[BallotGiven], who: Electorate, asking: Asking) -> tuple[tuple[Ballot, ...], list[Problem]]:
    """The votes given, each with the person who has it.

    Problems: vote-seat, vote-twice, vote-recusal.
    """
    cast: dict[Holder, Ballot] = {}
    problems = []
    for each in given:
        holder = _holder(each, who)
        if holder is None:
            problems.append(asking.problem("vote-seat", _no_seat(each, who), _seats_hint(each, who)))
        elif holder in cast:
            hint = "one vote a person: give it once"
            problems.append(asking.problem("vote-twice", f"{name_holder(holder)} is given two votes", hint))
        elif each.choice is Choice.RECUSED and not each.reason:
            hint = f'say why: --vote "{each.seat}=recused: REASON"'
            problems.append(asking.problem("vote-recusal", f"{name_holder(holder)} is recused without a reason", hint))
        else:
            cast[holder] = Ballot(holder, each.choice, each.reason)
    return tuple(cast.values()), problems


def _holder(given: BallotGiven, who: Electorate) -> Holder | None:
    """The person a vote is of; the seat of whoever leads the school answers to both of its names."""
    roles = (given.role, LEAD) if given.role == LEAD_ALSO else (given.role,)
    in_role = [each for each in who.holders if each.role in roles]
    if given.name is not None:
        in_role = [each for each in in_role if each.name.casefold() == given.name.casefold()]
    return in_role[0] if len(in_role) == 1 else None


def _no_seat(given: BallotGiven, who: Electorate) -> str:
    vacant: Mapping[str, Vacancy] = {each.role: each for each in who.vacancies}
    several = [each for each in who.holders if each.role == given.role]
    title = name_role(given.role)
    if len(several) > 1 and given.name is None:
        return f"there are {len(several)} with a vote as {title}: say whose it is"
    if given.role in vacant and not several:
        other = vacant[given.role]
        if other.votes_as:
            return f"{other.name} has one vote, as {name_role(other.votes_as)}, and none as {title}"
        return f"nobody is in post as {title} that day, so there is no such vote"
    if given.name is not None and several:
        return f"{quoted(given.name)} is not in post as {title} that day"
    return f"{title} has no vote here"


def _seats_hint(given: BallotGiven, who: Electorate) -> str:
    seats = list(_seats(who))
    near = did_you_mean(given.seat, seats)
    return f"votes: {', '.join(seats) or 'nobody has one'}" + (f"; {near}" if near else "")


def _seats(who: Electorate) -> Iterator[str]:
    for each in who.holders:
        yield f"{each.role}:{each.name}" if each.role in SHARED_ROLES else each.role
