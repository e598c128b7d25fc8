"""Audits and their recommendations at the prompt."""

from collections.abc import Iterator, Sequence
from datetime import date

from rich.text import Text

from sfec.model.audit import HIGH, Audit, Audits
from sfec.model.trust import School, Trust
from sfec.problems import count
from sfec.rules.audits.audit_days import awaited
from sfec.rules.audits.recommendations import OpenAction, closed_in_vain, open_actions, progress
from sfec.rules.audits.shared_findings import shared_findings
from sfec.rules.days import format_day
from sfec.terminal.columns import GAP
from sfec.terminal.screen import Screen, plain

_NUMBER, _SCHOOL, _DAY, _OPEN, _OVERDUE, _CLOSED, _OLDEST = 5, 6, 12, 4, 7, 6, 9
_RISK, _REFERENCE = 6, 8
_HEADINGS = ("No.", "Audit", "School", "Carried out", "Open", "Overdue", "Closed", "Oldest")
_HINT = (
    "Oldest: the days since the oldest that is open was made. `sfec audit check` lists what is open"
)


def show_audits(
    trust: Trust | None, audits: Audits, on: date, school: School | None = None
) -> None:
    """Print a line an audit, perhaps of one school: what it was, how its recommendations stand."""
    screen, listed = Screen(), audits.of_school(school.code if school else None).audits
    _show_title(screen, trust, "audits", on, school)
    others = (_SCHOOL, _DAY, _OPEN, _OVERDUE, _CLOSED, _OLDEST)
    title = screen.width - _NUMBER - sum(others) - GAP * (len(others) + 1)
    widths = (_NUMBER, title, *others)
    screen.row(widths, [Text(each, "dim") for each in _HEADINGS])
    screen.rows(widths, (_cells(audits, audit, on) for audit in listed))
    if not listed:
        screen.print(plain("no audits", "dim"))
    screen.print()
    screen.paragraph(plain(_HINT, "dim"))


def show_actions(
    trust: Trust | None, audits: Audits, on: date, school: School | None = None
) -> None:
    """Print what is open, perhaps at one school, what several were told alike, reports awaited."""
    screen, code = Screen(), school.code if school else None
    _show_title(screen, trust, "recommendations of audits", on, school)
    theirs = audits.of_school(code)
    actions = open_actions(theirs, on)
    screen.print(plain(_count(actions), "bold"))
    for action in actions:
        _show_action(screen, action, on)
    alike: list[str] = []
    for finding in shared_findings(audits, on, code):
        where = f"open at {', '.join(finding.open_at)}"
        where += f"; closed at {', '.join(finding.closed_at)}" if finding.closed_at else ""
        alike.append(f"{finding.kind.title}: {finding.text}: {where}")
    _show_list(screen, "The same at several schools", alike)
    reports = [_awaited(each, on) for each in awaited(theirs, on)]
    _show_list(screen, "Commissioned, and no report received yet", reports)


def _show_title(
    screen: Screen, trust: Trust | None, subject: str, on: date, school: School | None
) -> None:
    name = f"{trust.name} · " if trust else ""
    screen.paragraph(plain(f"{name}{subject} · as at {format_day(on)}", "bold"))
    if school:
        screen.paragraph(plain(f"Of {school.who}"))
    screen.print()


def _cells(audits: Audits, audit: Audit, on: date) -> list[Text]:
    stands = progress(audits, audit, on)
    return [
        plain(audit.number),
        plain(audit.title, "" if audit.kind else "red"),
        plain(audit.school or "?"),
        _carried_out(audit, on),
        _number(stands.open, "yellow"),
        _number(stands.overdue, "red"),
        plain(str(stands.closed)),
        plain("" if stands.oldest is None else count(stands.oldest, "day")),
    ]


def _carried_out(audit: Audit, on: date) -> Text:
    """The day, with its month cut short: `5 Oct 2026`."""
    if audit.carried_out_on is None:
        return plain("not recorded", "dim")
    if audit.carried_out_on > on:
        return plain("not yet", "dim")
    number, month, year = format_day(audit.carried_out_on).split()
    return plain(f"{number} {month[:3]} {year}")


def _number(number: int, style: str) -> Text:
    return plain(str(number), style if number else "green")


def _count(actions: Sequence[OpenAction]) -> str:
    if not actions:
        return "Nothing is open"
    overdue = sum(each.overdue > 0 for each in actions)
    return f"{len(actions)} open, {overdue} of them overdue: high risk first, then the oldest"


def _show_action(screen: Screen, action: OpenAction, on: date) -> None:
    audit, recommendation = action.audit, action.recommendation
    risk = plain(recommendation.risk or "?", "red" if recommendation.risk == HIGH else "")
    number = f"{audit.number}.{recommendation.number}" if recommendation.number else audit.number
    text = plain(recommendation.text or "no words", "bold")
    state = plain(", ".join(_state(action, on)), "red" if action.overdue > 0 else "")
    widths = (_RISK, _SCHOOL, _REFERENCE, screen.width - _RISK - _SCHOOL - _REFERENCE - 3 * GAP)
    school, words = plain(audit.school or "?"), Text.assemble(text, "\n", state)
    screen.row(widths, (risk, school, plain(number), words))


def _state(action: OpenAction, on: date) -> Iterator[str]:
    """Which audit made a recommendation, how old it is, when it is due, and who sees to it."""
    recommendation = action.recommendation
    yield action.audit.title
    yield "age not known" if action.age is None else f"{count(action.age, 'day')} old"
    yield f"due {format_day(recommendation.due)}" if recommendation.due else "due date not known"
    if action.overdue > 0:
        yield f"{count(action.overdue, 'day')} overdue"
    if recommendation.owner:
        yield recommendation.owner
    if in_vain := closed_in_vain(recommendation, on):
        yield in_vain


def _show_list(screen: Screen, title: str, items: Sequence[str]) -> None:
    screen.heading(plain(title, "bold"), "" if items else ": none")
    for item in items:
        screen.item(plain(item))


def _awaited(audit: Audit, on: date) -> str:
    ordered = "on a day not known"
    if audit.commissioned_on:
        days = count((on - audit.commissioned_on).days, "day")
        ordered = f"on {format_day(audit.commissioned_on)}, {days} ago"
    state = "not recorded as carried out"
    if audit.carried_out_on is not None:
        state = "carried out" if audit.carried_out_on <= on else "not carried out yet"
    whose = f"{audit.title}, {audit.school or 'school not known'} ({audit.number})"
    return f"{whose}: commissioned {ordered}; {state}"
