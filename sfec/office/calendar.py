"""What the calendar shows of the days asked for: what falls due, what is late, and whose it is."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from sfec.folder.data_folder import DataFolder
from sfec.model.activity import CENTRAL_TEAM, Cadence
from sfec.model.ledger import Ledger
from sfec.model.occurrence import Occurrence
from sfec.model.trust import School
from sfec.office.choices import choose_half_term, choose_role, choose_schools
from sfec.office.core_offer import OpenCoreOffer, open_core_offer
from sfec.office.rounds import OpenFolder
from sfec.office.usage import misuse
from sfec.problems import Problem, did_you_mean
from sfec.rules.core_offer.agenda import name_owner
from sfec.rules.core_offer.done_record import has_begun
from sfec.rules.core_offer.windows import is_left_open
from sfec.rules.days import format_day
from sfec.rules.half_terms import present_half_term, until_next
from sfec.rules.school_days import year_ends, year_starts


class CalendarRequest(NamedTuple):
    """What is asked of the calendar, as somebody wrote it: of which days, and what of them."""

    days: tuple[date, date] | None = None
    half_term: str | None = None
    schools: Sequence[str] = ()
    owner: str | None = None
    cadence: str | None = None
    is_overdue: bool = False


class CalendarDays(NamedTuple):
    """The days asked for, and what they are called; `are_now` where today's half-term is meant."""

    first: date
    last: date
    title: str
    later: str
    are_now: bool = False


class CalendarFilter(NamedTuple):
    """Of what is in the calendar, that of some schools, an owner, a cadence, or what is late."""

    schools: Sequence[School] = ()
    owner: str | None = None
    cadence: str | None = None
    is_overdue: bool = False

    @property
    def is_asked(self) -> bool:
        """Whether anything is left out: then every occurrence has a line of its own."""
        return self != CalendarFilter()

    def keep(self, found: Sequence[Occurrence], on: date) -> list[Occurrence]:
        """What is left; of some schools, what is done once for the trust is none of theirs."""
        codes = {each.code for each in self.schools}
        return [each for each in found if self._keeps(each, codes, on)]

    @property
    def words(self) -> str:
        """What was asked for in words that do not change: `school OHS and owner cfo`; else all."""
        asked = sorted(f"school {each.code}" for each in self.schools)
        asked += [f"owner {self.owner}"] if self.owner else []
        asked += [f"cadence {self.cadence}"] if self.cadence else []
        return " and ".join([*asked, *(["overdue"] if self.is_overdue else [])]) or "all"

    def say(self) -> list[str]:
        """What was asked for, a line each."""
        said = []
        if self.schools:
            said.append(f"Of {', '.join(each.who for each in self.schools)}")
        if self.owner:
            said.append(f"Seen to by: {name_owner(self.owner)}")
        if self.cadence:
            said.append(f"Only {self.cadence}")
        if self.is_overdue:
            said.append("Only what is late or not recorded")
        return said

    def _keeps(self, occurrence: Occurrence, codes: set[str], on: date) -> bool:
        if codes and occurrence.school not in codes:
            return False
        if self.owner not in (None, occurrence.owner):
            return False
        if self.cadence not in (None, occurrence.activity.cadence):
            return False
        return not self.is_overdue or occurrence.status(on).is_past


class Calendar(NamedTuple):
    """What the calendar shows of the days asked for, and what is late from before them."""

    offer: OpenCoreOffer
    days: CalendarDays
    filter: CalendarFilter
    due: Sequence[Occurrence]
    late: Sequence[Occurrence]

    @property
    def trust(self) -> str:
        """The trust's name, where it is known."""
        trust = self.offer.folder.trust
        return trust.name if trust else "The trust"

    @property
    def on(self) -> date:
        """The day that it is seen on."""
        return self.offer.day

    @property
    def shown(self) -> list[Occurrence]:
        """Everything in it, what is late first."""
        return [*self.late, *self.due]

    def of_whole_years(self) -> list[Occurrence]:
        """What is asked for, of the whole of the years that its days are in, be it late or not."""
        first, last = year_starts(self.days.first), year_ends(self.days.last)
        kept = self.filter._replace(is_overdue=False)
        # What nobody has filled in of those years is not asked for.
        offer = self.offer._replace(problems=[])
        return kept.keep(offer.occurrences(first, last, kept.schools or None), self.on)

    @property
    def problems(self) -> list[Problem]:
        """Everything met in the folder, and what nobody has filled in."""
        return [*self.offer.folder.problems, *self.offer.problems]

    @property
    def has_begun(self) -> bool:
        """Whether anybody has begun to record what is done."""
        return has_begun(self.offer.folder.ledger or Ledger())


def open_calendar(opened: OpenFolder, request: CalendarRequest) -> Calendar:
    """What falls due in the days asked for; of today's half-term, also what is late from before.

    Raises ProblemsFound: term-none, and where the core offer or the term dates cannot be read.
    Problems: those of the folder, and of occurrences.
    """
    folder, day, known_by = opened
    days, kept = _choose_days(folder, day, request), _choose(folder, request)
    offer = open_core_offer(folder, day, known_by)
    due = kept.keep(_due_within(offer, days.first, days.last, kept.schools), day)
    late = kept.keep(_late_before(offer, days.first, kept.schools), day) if days.are_now else []
    if kept.is_overdue and late:
        first = min(each.window.due for each in late)
        return Calendar(offer, days._replace(first=first), kept, [*late, *due], [])
    return Calendar(offer, days, kept, due, late)


def choose_cadence(named: str) -> str:
    """The cadence of that name. Raises Misuse where there is none, or nothing of it falls due."""
    known = [each.value for each in Cadence if each is not Cadence.ONGOING]
    folded = "-".join(named.casefold().split())
    if folded not in known:
        near = did_you_mean(named, known) or f"cadences: {', '.join(known)}"
        raise misuse(named, f"is no cadence; {near}", "--cadence")
    return folded


def _choose(folder: DataFolder, request: CalendarRequest) -> CalendarFilter:
    schools = choose_schools(folder, request.schools, folder.schools) if request.schools else ()
    others = CENTRAL_TEAM, *folder.roles
    owner = choose_role(request.owner, "--owner", *others) if request.owner else None
    cadence = choose_cadence(request.cadence) if request.cadence else None
    return CalendarFilter(tuple(schools), owner, cadence, request.is_overdue)


def _choose_days(folder: DataFolder, day: date, request: CalendarRequest) -> CalendarDays:
    """The days asked for; where none are, or it is named, today's half-term and its holidays."""
    if request.days:
        first, last = request.days
        until = format_day(last)
        return CalendarDays(first, last, f"{format_day(first)} to {until}", f"Later, to {until}")
    half_term = choose_half_term(folder, request.half_term, day)
    later = f"Later in {half_term.short_title}"
    if folder.term_dates is None or half_term != present_half_term(folder.term_dates, day):
        return CalendarDays(half_term.first, half_term.last, half_term.title, later)
    # A day after it, in a year without dates, is asked for too: it is said that there are none.
    last = max(day, until_next(folder.term_dates, half_term))
    return CalendarDays(half_term.first, last, half_term.title, later, are_now=True)


def _due_within(
    offer: OpenCoreOffer, first: date, last: date, schools: Sequence[School]
) -> list[Occurrence]:
    found = offer.occurrences(first, last, schools or None)
    return [each for each in found if first <= each.window.due <= last]


def _late_before(offer: OpenCoreOffer, first: date, schools: Sequence[School]) -> list[Occurrence]:
    """What is late from before a day: of its year, and what is left open from earlier ones."""
    began = [each.first for each in offer.years if each.first <= first]
    earliest, this_year = min(began, default=first), max(began, default=first)
    found = _due_within(offer, earliest, first - timedelta(1), schools)
    late = (each for each in found if each.status(offer.day).is_past)
    return [each for each in late if each.window.due >= this_year or _is_left_open(each)]


def _is_left_open(occurrence: Occurrence) -> bool:
    return bool(occurrence.activity.interval) and is_left_open(occurrence.window)
