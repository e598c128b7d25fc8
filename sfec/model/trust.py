"""The trust, its schools and the people in their roles."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, NamedTuple, TypeAlias, get_args

TRUST_ROLES: Mapping[str, str] = {
    "ceo": "CEO",
    "cfo": "CFO",
    "coo": "COO",
    "eht": "EHT",
    "compliance_manager": "Compliance Manager",
    "governance_professional": "Governance Professional",
    "sip": "SIP",
    "trust_dsl": "Trust DSL",
    "central_aht": "Central AHT",
    "es_chair": "E&S chair",
    "fr_chair": "F&R chair",
    "fr_representative": "F&R representative",
    "trust_chair": "trust chair",
    "trustee": "trustees",
}
SCHOOL_ROLES: Mapping[str, str] = {
    "head": "head",
    "lsb_chair": "LSB chair",
    "mentor": "mentor",
    "interim_leader": "interim leader",
}
ROLES: Mapping[str, str] = {**TRUST_ROLES, **SCHOOL_ROLES}
#: The seat of whoever leads a school, which the charter calls HT/EHT: one seat, held by the EHT
#: where they lead it, or where no head is in post.
LEAD, LEAD_ALSO = "head", "eht"
#: Who leads a school for a while, in the place of its head.
INTERIM = "interim_leader"
#: The officers who report on each school every half-term, in the order their reports are read.
REPORTING_ROLES = ("ceo", "eht", "coo", "cfo", "compliance_manager", "sip")
#: The roles that several people hold, each with a seat of their own, and what one of them is
#: called.
SHARED_ROLES: Mapping[str, str] = {"trustee": "trustee"}
Phase: TypeAlias = Literal[
    "nursery", "primary", "secondary", "all-through", "special", "alternative provision", "16-plus"
]
PHASES: tuple[str, ...] = get_args(Phase)


class Person(NamedTuple):
    """Somebody in a role, from and until a day where those are known."""

    name: str
    email: str | None = None
    since: date | None = None
    until: date | None = None

    def is_in_post(self, on: date) -> bool:
        """Whether they hold the role that day; the last day counts."""
        return (self.since is None or self.since <= on) and (self.until is None or on <= self.until)


class Holder(NamedTuple):
    """A person in a role, as decisions and votes name them."""

    role: str
    name: str


class Articles(NamedTuple):
    """How the trust's articles say its full board votes."""

    quorum: int
    majority: str
    casting_vote: str | None = None


class Brand(NamedTuple):
    """How documents look: a colour as `#1d5c4d`, a logo's path in the trust's folder, a font."""

    colour: str | None = None
    logo: str | None = None
    font: str | None = None


@dataclass(frozen=True, slots=True)
class Trust:
    """The trust: its name, what it stands for, and who holds which of its roles.

    `roles` are those it has of its own, beside the charter's, as it writes them.
    """

    name: str
    vision: str | None = None
    values: tuple[str, ...] = ()
    people: Mapping[str, tuple[Person, ...]] = field(default_factory=dict)
    articles: Articles | None = None
    brand: Brand | None = None
    roles: tuple[str, ...] = ()

    def holders(self, school: "School", role: str, on: date) -> tuple[Holder, ...]:
        """Who holds a role of the trust, or of one of its schools, on a day.

        Only the role of trustee has several seats; where two overlap in another, who came last. Of
        a school that the EHT leads, that is who its head is.
        """
        role = school.leading(role)
        people = school.people.get(role, ()) if role in SCHOOL_ROLES else self.people.get(role, ())
        in_post = [each for each in people if each.is_in_post(on)]
        if role not in SHARED_ROLES:
            in_post = sorted(in_post, key=lambda each: each.since or date.min)[-1:]
        return tuple(Holder(role, each.name) for each in in_post)


@dataclass(frozen=True, slots=True)
class School:
    """One school of the trust; its code names it everywhere. `address` is postal, a line each.

    `led_by` is the role that leads it: its own head, or the EHT.
    """

    code: str
    name: str
    urn: str | None = None
    phase: str | None = None
    joined: date | None = None
    left: date | None = None
    people: Mapping[str, tuple[Person, ...]] = field(default_factory=dict)
    address: tuple[str, ...] = ()
    led_by: str = LEAD

    @property
    def who(self) -> str:
        """The school as problems and screens name it: `Ravelmoor Primary School (RPS)`."""
        return f"{self.name} ({self.code})"

    def leading(self, role: str) -> str:
        """A role as it is held here: that of head by the EHT, where they lead the school."""
        return self.led_by if role == LEAD else role

    def addressed(self, roles: Iterable[str], on: date) -> tuple[str, ...]:
        """The roles that are written to on a day: an interim leader's for the head's, in post."""
        meanwhile = self.people.get(INTERIM, ())
        is_led = any(each.is_in_post(on) for each in meanwhile)
        return tuple(INTERIM if is_led and each == LEAD else each for each in roles)

    @property
    def stay(self) -> tuple[date, date]:
        """The first and the last day on which it is in the trust, as far as either is known."""
        return self.joined or date.min, self.left or date.max

    def is_in_trust(self, on: date) -> bool:
        """Whether it is in the trust on a day."""
        first, last = self.stay
        return first <= on <= last

    def belongs(self, first: date, last: date) -> bool:
        """Whether it is in the trust on the last of these days, and not gone before the first."""
        return (self.joined is None or self.joined <= last) and (
            self.left is None or self.left > first
        )
