"""Plans at the prompt."""

from collections.abc import Iterator, Sequence
from datetime import date

from rich.text import Text

from sfec.model.plan import Plan
from sfec.model.policy import Ladder
from sfec.model.trust import School, Trust
from sfec.problems import count
from sfec.rules.days import format_day
from sfec.rules.plans.plan_standing import DirectiveStanding, PlanState
from sfec.rules.plans.rehearsal import Step, StepKind
from sfec.rules.plans.seen_plans import SeenPlan
from sfec.terminal.columns import GAP
from sfec.terminal.screen import Screen, plain

_NAME, _LADDER, _STATE, _ENDS = 18, 10, 12, 18
_NUMBER, _DUE, _RESULT = 5, 17, 16
_STYLES = {
    PlanState.DRAFT: "dim",
    PlanState.OPEN: "green",
    PlanState.REVIEW_DUE: "yellow",
    PlanState.REVIEW_LATE: "red",
    PlanState.RUN_OUT: "red",
    PlanState.CLOSED: "dim",
}
#: What needs somebody first.
_ORDER = (
    PlanState.RUN_OUT,
    PlanState.REVIEW_LATE,
    PlanState.REVIEW_DUE,
    PlanState.OPEN,
    PlanState.DRAFT,
    PlanState.CLOSED,
)


def show_plans(trust: Trust | None, seen: Sequence[SeenPlan], on: date) -> None:
    """Print a line a plan, those that need somebody first."""
    screen = Screen()
    name = f"{trust.name} · " if trust else ""
    screen.paragraph(plain(f"{name}plans · as at {format_day(on)}", "bold"))
    screen.print()
    rest = screen.width - _NAME - _LADDER - _STATE - _ENDS - 4 * GAP
    widths = (_NAME, _LADDER, _STATE, _ENDS, rest)
    headings = ("Plan", "Ladder", "State", "Ends", "Next")
    screen.row(widths, [Text(each, "dim") for each in headings])
    ordered = sorted(seen, key=lambda each: (_ORDER.index(each.standing.state), each.plan.name))
    screen.rows(widths, (_cells(each) for each in ordered))
    if not seen:
        screen.print(plain("no plans", "dim"))
    screen.print()
    screen.paragraph(plain("`sfec plan show PLAN` shows one whole", "dim"))


def show_plan(seen: SeenPlan) -> None:
    """Print a plan whole."""
    screen, standing, plan = Screen(), seen.standing, seen.plan
    screen.paragraph(plain(f"{standing.kind.title} · {seen.school.who} · {plan.name}", "bold"))
    screen.paragraph(Text.assemble(_state(seen), plain(f" · {seen.ladder.title}")))
    for line in _about(plan, standing.ends):
        screen.item(plain(line))
    screen.heading(plain(standing.kind.rows, "bold"))
    text = screen.width - _NUMBER - _DUE - _RESULT - 3 * GAP
    widths = (_NUMBER, text, _DUE, _RESULT)
    rows = [_directive_cells(each, standing.on) for each in standing.directives]
    screen.rows(widths, rows)
    if not rows:
        screen.print(plain("none yet", "dim"))
    _show_list(screen, "Reviews", _reviews(plan, standing.on))
    extended = (f"to {format_day(each.to)}: {each.reason}" for each in standing.extended)
    _show_list(screen, "Extended", extended)


def show_rehearsal(school: School, ladder: Ladder, steps: Sequence[Step]) -> None:
    """Print what would follow, a line a step, with its day and who sees to it."""
    screen = Screen()
    screen.paragraph(plain(f"{school.who} · {ladder.title} · what would follow", "bold"))
    screen.print()
    widths = (_ENDS, screen.width - _ENDS - GAP)
    for step in steps:
        day = format_day(step.on) if step.on else ""
        who = f" ({step.who})" if step.who else ""
        style = "yellow" if step.kind is StepKind.STOP else ""
        screen.row(widths, (plain(day), plain(f"{step.what}{who}", style)))


def count_plans(seen: Sequence[SeenPlan], on: date) -> str:
    """How many plans were looked at, and how many are open."""
    open_ones = sum(each.standing.is_open for each in seen)
    return f"{count(len(seen), 'plan')}, {open_ones} open, as at {format_day(on)}."


def _cells(seen: SeenPlan) -> list[Text]:
    standing = seen.standing
    ends = format_day(standing.ends) if standing.ends else "not known"
    return [
        plain(seen.plan.name, "bold"),
        plain(seen.ladder.title),
        _state(seen),
        plain("" if standing.state is PlanState.DRAFT else ends),
        plain(_next(seen)),
    ]


def _state(seen: SeenPlan) -> Text:
    state = seen.standing.state
    closing = seen.plan.closed(seen.standing.on)
    said = f"closed, {closing.how}" if closing else state.value
    return plain(said, _STYLES[state])


def _next(seen: SeenPlan) -> str:
    """What comes next of a plan, and what is late in it."""
    standing = seen.standing
    late = [each.directive.number for each in standing.directives if each.is_overdue(standing.on)]
    said = []
    if standing.state is PlanState.DRAFT:
        said.append("to be agreed, and written")
    elif standing.state is PlanState.RUN_OUT:
        said.append("to be closed")
    elif standing.is_open and standing.next_review:
        said.append(f"review {format_day(standing.next_review)}")
    if standing.is_open and late:
        said.append(f"late: {', '.join(late)}")
    return "; ".join(said)


def _about(plan: Plan, ends: date | None) -> Iterator[str]:
    if plan.written_on:
        by = f" by {plan.written_by}" if plan.written_by else ""
        yield f"written on {format_day(plan.written_on)}{by}"
    if ends:
        yield f"ends on {format_day(ends)}"
    if plan.mentor:
        days = f", {plan.mentor_days} days a week" if plan.mentor_days is not None else ""
        yield f"mentor {plan.mentor}{days}"
    if plan.money:
        yield f"£{plan.money.amount:,} from the school's reserves"
    if plan.board:
        yield f"board: {', '.join(plan.board)}"
    if plan.rests_on:
        yield f"rests on the decision {plan.rests_on}"


def _directive_cells(found: DirectiveStanding, on: date) -> list[Text]:
    directive = found.directive
    due = format_day(found.due) if found.due else "day not known"
    owner = f" ({directive.owner})" if directive.owner else ""
    return [
        plain(directive.number),
        plain(f"{directive.text}{owner}"),
        plain(due),
        _result(found, on),
    ]


def _result(found: DirectiveStanding, on: date) -> Text:
    if found.is_late:
        return plain("met, late", "yellow")
    if found.met_on:
        return plain("met", "green")
    if found.result and found.is_withdrawn:
        return plain("withdrawn", "dim")
    said = found.result.result if found.result else "not recorded"
    outlook = f", {found.outlook}" if found.outlook else ""
    return plain(f"{said}{outlook}", "red" if found.is_overdue(on) else "yellow")


def _reviews(plan: Plan, on: date) -> Iterator[str]:
    for each in plan.reviews:
        if each.on <= on:
            by = f" ({each.by})" if each.by else ""
            steps = f": {each.next_steps}" if each.next_steps else ""
            after = f"; next {format_day(each.next_on)}" if each.next_on else ""
            yield f"{format_day(each.on)}{by}{steps}{after}"


def _show_list(screen: Screen, title: str, lines: Iterator[str]) -> None:
    found = list(lines)
    if found:
        screen.heading(plain(title, "bold"))
    for line in found:
        screen.item(plain(line))
