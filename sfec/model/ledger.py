"""The ledger: what has been recorded, by whom and when, in the order it was recorded."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import NamedTuple

from sfec.model.decision import Act, Decision, Grounds, Withdrawal
from sfec.model.identifier import compose
from sfec.problems import Place

SHORT_ID = 8


class Recorder(NamedTuple):
    """Who records: a user on a machine, whose ledger file is their own."""

    user: str
    machine: str

    @property
    def identity(self) -> tuple[str, str]:
        """Who it is, however accents are kept; no machine's name tells capitals apart."""
        return compose(self.user), compose(compose(self.machine).casefold())


class Links(NamedTuple):
    """What puts a decision in its place among others: what it is of, and the entries it names."""

    school: str
    ladder: str
    half_term: str
    category: str
    follows: str | None = None
    corrects: str | None = None
    closes: str | None = None


class Entry(NamedTuple):
    """One line of the ledger: an act, when it was recorded, and by whom.

    `id` is the hash of the line. `as_at` is the day that was taken for today, where one was; `day`
    is the day from which the entry is known: that day, or else the one it was recorded on, and
    never before the entry above it. Of several recorded together, `number` is which it is, and
    `total` how many there are.
    """

    id: str
    place: Place
    when: datetime
    day: date
    recorder: Recorder
    as_at: date | None
    act: Act
    number: int = 1
    total: int = 1

    @property
    def short_id(self) -> str:
        """The entry as people name it."""
        return self.id[:SHORT_ID]

    @property
    def links(self) -> Links | None:
        """What puts a decision in its place; None where the act is another."""
        act = self.act
        if not isinstance(act, Decision):
            return None
        return Links(
            school=act.school,
            ladder=act.ladder,
            half_term=act.half_term,
            category=act.category,
            follows=act.follows,
            corrects=act.corrects,
            closes=act.closes,
        )


class Ledger(NamedTuple):
    """Every entry that is known, in the order recorded.

    `grounds` are what each act rested on, by entry; `heads` the last entry of each file.
    """

    entries: tuple[Entry, ...] = ()
    grounds: Mapping[str, Grounds] = {}
    heads: Mapping[str, str] = {}

    def known_by(self, day: date) -> "Ledger":
        """The ledger as it was at the end of a day."""
        return self._replace(entries=tuple([each for each in self.entries if each.day <= day]))

    @property
    def withdrawn(self) -> frozenset[str]:
        """The entries that were taken back."""
        acts = (each.act for each in self.entries)
        return frozenset(act.withdraws for act in acts if isinstance(act, Withdrawal))

    def together(self, entry: Entry) -> list[Entry]:
        """The entries that were recorded together with one, itself among them."""
        path, first = entry.place.path, entry.place.line - entry.number + 1
        after = first + entry.total
        of_file = [each for each in self.entries if each.place.path == path]
        return [each for each in of_file if first <= each.place.line < after]

    def found(self, named: str) -> list[Entry]:
        """The entries that a short id can mean."""
        return [each for each in self.entries if each.id.startswith(named.casefold())]
