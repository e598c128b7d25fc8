"""`sfec calendar`: what is due of the core offer, what is late, and whose it is."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from sfec.commands.choices import choose_half_term, choose_role, choose_schools, past
from sfec.commands.options import (
    AsAt,
    AsJson,
    Data,
    HalfTermName,
    finish,
    misuse,
    misused,
    open_folder,
    parse_option_day,
    today,
)
from sfec.problems import did_you_mean

if TYPE_CHECKING:
    from sfec.commands.offer import Offer
    from sfec.folder.data_folder import DataFolder
    from sfec.model.occurrence import Occurrence
    from sfec.model.trust import School

_ONE_RANGE = "name a half-term, or both days with --from and --to"
_BACKWARDS = "the first day comes after the last"
#: Where the trust's own workbooks stand: no calendar is written over one.
_READ = ("evidence", "ledger", "policy", "plans", "schools.xlsx", "audits.xlsx")

Of = Annotated[list[str] | None, typer.Option("--school", metavar="C", help="Of this school; may be repeated.")]
Owner = Annotated[str | None, typer.Option("--owner", metavar="ROLE", help="What this role, or central_team, sees to.")]
HowOften = Annotated[
    str | None, typer.Option("--cadence", metavar="C", help="weekly, monthly, half-termly, termly, yearly …")
]
First = Annotated[str | None, typer.Option("--from", metavar="DAY", help="From this day; with --to.")]
Last = Annotated[str | None, typer.Option("--to", metavar="DAY", help="To this day; with --from.")]
Overdue = Annotated[bool, typer.Option("--overdue", help="Only what is late, with its age and its schools.")]
Sheet = Annotated[str | None, typer.Option("--xlsx", metavar="FILE", help="Write it as a workbook.")]
Events = Annotated[str | None, typer.Option("--ics", metavar="FILE", help="Write it for Outlook or Google Calendar.")]


class Span(NamedTuple):
    """The days asked for, and what they are called; `is_now` where they are those of today's half-term."""

    first: date
    last: date
    title: str
    later: str
    is_now: bool = False


class Sifted(NamedTuple):
    """Of what is in the calendar, only that of some schools, an owner, a cadence, or what is late."""

    schools: "Sequence[School]" = ()
    owner: str | None = None
    cadence: str | None = None
    is_overdue: bool = False

    @property
    def is_asked(self) -> bool:
        """Whether anything is left out: then every occurrence has a line of its own."""
        return self != Sifted()

    def sift(self, found: "Sequence[Occurrence]", on: date) -> "list[Occurrence]":
        """What is left; of some schools, what is done once for the trust is none of theirs."""
        return [each for each in found if self._keeps(each, on)]

    def say(self) -> list[str]:
        """What was asked for, a line each."""
        from sfec.rules.agenda import name_owner  # noqa: PLC0415 - keeps --help quick

        said = [f"Of {', '.join(each.who for each in self.schools)}"] if self.schools else []
        said += [f"Seen to by: {name_owner(self.owner)}"] if self.owner else []
        said += [f"Only {self.cadence}"] if self.cadence else []
        return said + (["Only what is late"] if self.is_overdue else [])

    def _keeps(self, each: "Occurrence", on: date) -> bool:
        return (
            (not self.schools or each.school in {one.code for one in self.schools})
            and self.owner in (None, each.owner)
            and self.cadence in (None, each.activity.cadence)
            and (not self.is_overdue or each.status(on) == "overdue")
        )


class Found(NamedTuple):
    """What the calendar shows of the days asked for, and what is late from before them."""

    offer: "Offer"
    span: Span
    found: "Sequence[Occurrence]"
    late: "Sequence[Occurrence]"

    @property
    def trust(self) -> str:
        """The trust's name, where it is known."""
        return self.offer.folder.trust.name if self.offer.folder.trust else "The trust"


def calendar(
    context: typer.Context,
    *,
    half_term: HalfTermName = None,
    first: First = None,
    last: Last = None,
    school: Of = None,
    owner: Owner = None,
    cadence: HowOften = None,
    overdue: Overdue = False,
    xlsx: Sheet = None,
    ics: Events = None,
    data: Data = None,
    as_at: AsAt = None,
    as_json: AsJson = False,
) -> None:
    """Show what of the core offer is late, due this week and due this half-term, and whose it is."""
    from sfec.commands.offer import open_offer  # noqa: PLC0415 - keeps --help quick

    files = {suffix: _file(name, suffix) for suffix, name in ((".xlsx", xlsx), (".ics", ics)) if name}
    day, folder = today(context, as_at), open_folder(context, data)
    span = _span(folder, day, half_term, first, last)
    schools = tuple(choose_schools(folder, school, folder.schools)) if school else ()
    sifted = Sifted(schools, _owner(owner), _cadence(cadence), overdue)
    asked = _found(open_offer(folder, day, past(day)), span, sifted)
    _write(files, asked, is_quiet=as_json)
    if as_json:
        from sfec.terminal.calendar_json import calendar_json  # noqa: PLC0415

        typer.echo(calendar_json(asked.span.first, asked.span.last, asked.found, day))
    elif not files:
        _show(asked, sifted)
    finish(folder.problems)


def _found(offer: "Offer", span: Span, sifted: Sifted) -> Found:
    found = sifted.sift(_due_within(offer, span.first, span.last, sifted.schools), offer.day)
    late = sifted.sift(_late_before(offer, span, sifted.schools), offer.day) if span.is_now else []
    if sifted.is_overdue and late:
        found, late, span = [*late, *found], [], span._replace(first=min(each.window.due for each in late))
    return Found(offer, span, found, late)


def _span(folder: "DataFolder", day: date, half_term: str | None, first: str | None, last: str | None) -> Span:
    """The days asked for; where none are, or it is named, the half-term today is in, and the holidays after it."""
    from sfec.rules.days import format_day  # noqa: PLC0415 - keeps --help quick
    from sfec.rules.half_terms import present_half_term, until_next  # noqa: PLC0415

    if (first is None) is not (last is None) or (half_term and first):
        raise misused(_ONE_RANGE, "--from, --to")
    if first and last:
        days = parse_option_day(first, "--from"), parse_option_day(last, "--to")
        if days[0] > days[1]:
            raise misused(_BACKWARDS, "--from, --to")
        return Span(*days, " to ".join(map(format_day, days)), f"Later, to {format_day(days[1])}")
    found = choose_half_term(folder, half_term, day)
    later = f"Later in {found.short_title}"
    if folder.term_dates is None or found != present_half_term(folder.term_dates, day):
        return Span(found.first, found.last, found.title, later)
    # A day after it, in a year without dates, is asked for too: it is said that there are none.
    ends = max(day, until_next(folder.term_dates, found))
    return Span(found.first, ends, found.title, later, is_now=True)


def _due_within(offer: "Offer", first: date, last: date, schools: "Sequence[School]") -> "list[Occurrence]":
    return [each for each in offer.occurrences(first, last, schools or None) if first <= each.window.due <= last]


def _late_before(offer: "Offer", span: Span, schools: "Sequence[School]") -> "list[Occurrence]":
    """What is late from earlier: of the academic year so far, and what moves with when it was done from before that."""
    from sfec.model.occurrence import Status  # noqa: PLC0415
    from sfec.rules.windows import SchoolYear, is_left_open  # noqa: PLC0415

    years = offer.folder.term_dates.years if offer.folder.term_dates else ()
    began = [each for each in (SchoolYear(year).first for year in years) if each <= span.first]
    first = max(began, default=span.first)
    return [
        each
        for each in _due_within(offer, min(began, default=span.first), span.first - timedelta(1), schools)
        if each.status(offer.day) is Status.OVERDUE
        and (each.window.due >= first or (each.activity.interval and is_left_open(each.window)))
    ]


def _owner(named: str | None) -> str | None:
    from sfec.model.activity import CENTRAL_TEAM  # noqa: PLC0415 - keeps --help quick

    return choose_role(named, "--owner", CENTRAL_TEAM) if named else None


def _cadence(named: str | None) -> str | None:
    from sfec.model.activity import Cadence  # noqa: PLC0415 - keeps --help quick

    known = [each.value for each in Cadence if each is not Cadence.ONGOING]
    folded = "-".join(named.casefold().split()) if named else None
    if named and folded not in known:
        near = did_you_mean(named, known) or f"cadences: {', '.join(known)}"
        raise misuse(named, f"is no cadence; {near}", "--cadence")
    return folded


def _file(named: str, suffix: str) -> Path:
    if Path(named).suffix.casefold() != suffix:
        raise misuse(named, f"does not end in {suffix}", f"--{suffix[1:]}")
    return Path(named)


def _write(named: Mapping[str, Path], asked: Found, *, is_quiet: bool) -> None:
    from sfec.folder.atomic import replace_whole  # noqa: PLC0415 - only where it is wanted
    from sfec.terminal.calendar import show_files  # noqa: PLC0415

    for suffix, path in named.items():
        _refuse_what_is_read(asked.offer.folder, path)
        number, content = (_sheet if suffix == ".xlsx" else _events)(asked)
        replace_whole(path, str(path), content)
        if not is_quiet:
            show_files(number, str(path))


def _sheet(asked: Found) -> tuple[int, bytes]:
    from sfec.documents.calendar_sheet import calendar_sheet  # noqa: PLC0415 - only where it is wanted

    names = {each.code: each.name for each in asked.offer.folder.schools}
    shown = [*asked.late, *asked.found]
    return len(shown), calendar_sheet(asked.trust, asked.span.title, shown, names, asked.offer.day)


def _events(asked: Found) -> tuple[int, bytes]:
    from sfec.documents.calendar_file import applicable, calendar_file  # noqa: PLC0415 - only where it is wanted

    events = applicable(asked.found, asked.offer.day)
    return len(events), calendar_file(asked.trust, events, asked.offer.day)


def _refuse_what_is_read(folder: "DataFolder", path: Path) -> None:
    """Raise typer's BadParameter where one of the trust's own workbooks would be written over."""
    root, there = folder.path.resolve(), path.resolve()
    if there.is_relative_to(root) and there.relative_to(root).parts[0] in _READ:
        raise misuse(str(path), "is where the trust's own workbooks are; give another name", f"--{path.suffix[1:]}")


def _show(asked: Found, sifted: Sifted) -> None:
    from sfec.terminal.calendar import Shown, show_agenda, show_list  # noqa: PLC0415 - keeps --help quick

    head = Shown(asked.trust, asked.span.title, asked.offer.day, sifted.say(), is_of_one=len(sifted.schools) == 1)
    shown = [*asked.late, *asked.found]
    if sifted.is_asked:
        show_list(head, shown, _shown_by(asked.offer))
    else:
        from sfec.model.ledger import Ledger  # noqa: PLC0415
        from sfec.rules.agenda import agenda  # noqa: PLC0415
        from sfec.rules.ticking import has_begun  # noqa: PLC0415

        is_new = not has_begun(asked.offer.folder.ledger or Ledger())
        show_agenda(head, agenda(shown, asked.offer.day), asked.span.later, is_new=is_new)


def _shown_by(offer: "Offer") -> dict[tuple[str, str | None, date], str]:
    """What shows that an activity was done, for a school, on a day: its entry, else its audit."""
    from sfec.model.ledger import Ledger  # noqa: PLC0415 - keeps --help quick
    from sfec.model.occurrence import ActivityDone  # noqa: PLC0415
    from sfec.rules.audits import audits_done  # noqa: PLC0415

    audits, ledger = offer.folder.audits, offer.folder.ledger or Ledger()
    done = [(f"audit {each.number}", act) for each, act in audits_done(audits, offer.day)] if audits else []
    withdrawn = ledger.withdrawn
    acts = [(f"entry {each.short_id}", each.act) for each in ledger.entries if each.id not in withdrawn]
    done += [(name, act) for name, act in acts if isinstance(act, ActivityDone)]
    return {(act.activity, act.school, act.on): name for name, act in done}
