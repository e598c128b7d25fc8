"""Audits and their recommendations at the prompt, and as JSON."""

from collections.abc import Sequence
from datetime import date

from rich.console import Console
from rich.text import Text

from sfec.model.audit import HIGH, TRUST_WIDE, Audit, Audits
from sfec.model.trust import School, Trust
from sfec.problems import count
from sfec.rules.audits import (
    Finding,
    OpenAction,
    awaited,
    closed_in_vain,
    open_actions,
    progress,
    repeated_findings,
)
from sfec.rules.days import format_day
from sfec.terminal.as_json import Json, dumps
from sfec.terminal.columns import GAP, hanging, paragraph, side_by_side
from sfec.terminal.looks import console, plain

_MARK = "  -"
_NUMBER, _SCHOOL, _DAY, _OPEN, _OVERDUE, _CLOSED, _OLDEST = 5, 6, 12, 4, 7, 6, 9
_RISK, _REFERENCE = 6, 8
_HEADS = ("No.", "Audit", "School", "Carried out", "Open", "Overdue", "Closed", "Oldest")


def show_audits(trust: Trust | None, audits: Audits, on: date, school: School | None = None) -> None:
    """Print a line an audit, perhaps of one school: what it was, and how its recommendations stand."""
    shown, listed = console(), audits.of_school(school.code if school else None).audits
    _show_title(shown, trust, "audits", on, school)
    taken = (_NUMBER, _SCHOOL, _DAY, _OPEN, _OVERDUE, _CLOSED, _OLDEST)
    widths = (_NUMBER, shown.width - sum(taken) - GAP * len(taken), *taken[1:])
    shown.print(side_by_side(shown, widths, [Text(each, "dim") for each in _HEADS]))
    for each in listed:
        shown.print(side_by_side(shown, widths, _line(audits, each, on)))
    if not listed:
        shown.print(plain("no audits", "dim"))
    shown.print()
    hint = "Oldest: the days since the oldest that is open was made. `sfec audit check` lists what is open"
    shown.print(paragraph(shown, plain(hint, "dim")))


def show_actions(trust: Trust | None, audits: Audits, on: date, school: School | None = None) -> None:
    """Print what is open, perhaps at one school, what several were told alike, and which reports are awaited."""
    shown, code = console(), school.code if school else None
    _show_title(shown, trust, "recommendations of audits", on, school)
    theirs = audits.of_school(code)
    actions = open_actions(theirs, on)
    late = sum(each.overdue > 0 for each in actions)
    said = (
        f"{len(actions)} open, {late} of them overdue: high risk first, then the oldest"
        if actions
        else "Nothing is open"
    )
    shown.print(plain(said, "bold"))
    for action in actions:
        _show_action(shown, action, on)
    _show_list(shown, "The same at several schools", [_finding(each) for each in repeated_findings(audits, on, code)])
    _show_list(shown, "Commissioned, and no report received yet", [_awaited(each, on) for each in awaited(theirs, on)])


def audits_json(audits: Audits, on: date, school: School | None = None) -> str:
    """Audits as JSON, perhaps of one school, each with how its recommendations stand."""
    listed = audits.of_school(school.code if school else None).audits
    shown = [{**_audit(each), **progress(audits, each, on)._asdict()} for each in listed]
    return dumps({"as_at": on.isoformat(), "audits": shown})


def actions_json(audits: Audits, on: date, school: School | None = None) -> str:
    """What is open, perhaps at one school, what several were told alike, and which reports are awaited, as JSON."""
    code = school.code if school else None
    theirs = audits.of_school(code)
    return dumps(
        {
            "as_at": on.isoformat(),
            "open": [_action(each) for each in open_actions(theirs, on)],
            "trust_wide": [
                {"kind": each.kind.id, "text": each.text, "open_at": each.open_at, "closed_at": each.closed_at}
                for each in repeated_findings(audits, on, code)
            ],
            "awaited": [_audit(each) for each in awaited(theirs, on)],
        }
    )


def _show_title(shown: Console, trust: Trust | None, what: str, on: date, school: School | None) -> None:
    name = f"{trust.name} · " if trust else ""
    shown.print(paragraph(shown, plain(f"{name}{what} · as at {format_day(on)}", "bold")))
    if school:
        shown.print(paragraph(shown, plain(f"Of {school.who}")))
    shown.print()


def _line(audits: Audits, audit: Audit, on: date) -> list[Text]:
    found = progress(audits, audit, on)
    is_done = audit.carried_out_on is not None and audit.carried_out_on <= on
    carried_out = plain(_short(audit.carried_out_on)) if audit.carried_out_on and is_done else plain("not yet", "dim")
    return [
        plain(audit.number),
        plain(audit.title, "" if audit.kind else "red"),
        plain(audit.school or "?"),
        carried_out,
        _number(found.open, "yellow"),
        _number(found.overdue, "red"),
        plain(str(found.closed)),
        plain("" if found.oldest is None else count(found.oldest, "day")),
    ]


def _show_action(shown: Console, found: OpenAction, on: date) -> None:
    audit, each = found.audit, found.recommendation
    is_late = found.overdue > 0
    said = [audit.title, f"{count(found.age, 'day')} old" if found.age is not None else "age not known"]
    said += [f"due {format_day(each.due)}" if each.due else "due date not known"]
    said += [f"{count(found.overdue, 'day')} overdue"] if is_late else []
    said += [each.owner] if each.owner else []
    said += [remark] if (remark := closed_in_vain(each, on)) else []
    risk = plain(each.risk or "?", "red" if each.risk == HIGH else "")
    reference = plain(f"{audit.number}.{each.number}" if each.number else audit.number)
    told = Text.assemble(plain(each.text or "no words", "bold"), "\n", plain(", ".join(said), "red" if is_late else ""))
    widths = (_RISK, _SCHOOL, _REFERENCE, shown.width - _RISK - _SCHOOL - _REFERENCE - 3 * GAP)
    shown.print(side_by_side(shown, widths, (risk, plain(audit.school or "?"), reference, told)))


def _show_list(shown: Console, title: str, lines: Sequence[str]) -> None:
    shown.print()
    shown.print(Text.assemble(plain(title, "bold"), "" if lines else ": none"))
    for each in lines:
        shown.print(hanging(shown, _MARK, plain(each)))


def _finding(found: Finding) -> str:
    closed = f"; closed at {', '.join(found.closed_at)}" if found.closed_at else ""
    return f"{found.kind.title}: {found.text}: open at {', '.join(found.open_at)}{closed}"


def _awaited(audit: Audit, on: date) -> str:
    ordered = "on a day not known"
    if audit.commissioned_on:
        days = count((on - audit.commissioned_on).days, "day")
        ordered = f"on {format_day(audit.commissioned_on)}, {days} ago"
    is_carried_out = audit.carried_out_on is not None and audit.carried_out_on <= on
    how = "carried out" if is_carried_out else "not carried out yet"
    return f"{audit.title}, {audit.school or 'school not known'} ({audit.number}): commissioned {ordered}; {how}"


def _number(number: int, look: str) -> Text:
    return plain(str(number), look if number else "green")


def _short(day: date) -> str:
    """A day with its month cut short: `5 Oct 2026`."""
    number, month, year = format_day(day).split()
    return f"{number} {month[:3]} {year}"


def _audit(audit: Audit) -> Json:
    return {
        "number": audit.number,
        "kind": audit.kind.id if audit.kind else None,
        "title": audit.title,
        "school": None if audit.school == TRUST_WIDE else audit.school,
        "trust_wide": audit.school == TRUST_WIDE,
        "commissioned_on": _iso(audit.commissioned_on),
        "commissioned_by": audit.commissioned_by,
        "auditor": audit.auditor,
        "carried_out_on": _iso(audit.carried_out_on),
        "received_on": _iso(audit.received_on),
        "place": str(audit.place),
    }


def _action(found: OpenAction) -> Json:
    each = found.recommendation
    return {
        "audit": found.audit.number,
        "number": each.number,
        "kind": found.audit.kind.id if found.audit.kind else None,
        "school": None if found.audit.school == TRUST_WIDE else found.audit.school,
        "text": each.text,
        "risk": each.risk,
        "owner": each.owner,
        "due": _iso(each.due),
        "age": found.age,
        "overdue": found.overdue,
        "place": str(each.due_place),
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
