"""Plans at the prompt, at 80 columns."""

from datetime import date
from decimal import Decimal

import pytest

from sfec.model.evidence import MET, NOT_MET
from sfec.model.plan import WITHDRAWN, Money, Plan
from sfec.model.trust import School, Trust
from sfec.rules.plans.seen_plans import SeenPlan
from sfec.terminal.plans import count_plans, show_plan, show_plans
from tests.support.ladders import shipped
from tests.support.plan_builder import (
    closing,
    directive,
    extension,
    notice,
    rep,
    result,
    review,
    standing,
)

DUE, ON = date(2026, 11, 11), date(2026, 11, 23)
RPS = School("RPS", "Ravelmoor Primary School")
TRUST = Trust("Larkmere Trust")
BLOCKS = tuple(directive(str(n), block=f"week-{week}") for n, week in ((1, 1), (2, 3), (3, 6)))


def seen(plan: Plan) -> SeenPlan:
    """A plan as it stands on 23 November 2026."""
    return SeenPlan(standing(plan, ON), RPS, shipped("education"))


def test_a_line_a_plan_those_that_need_somebody_first(
    capsys: pytest.CaptureFixture[str],
) -> None:
    closed = rep(3, closing=closing(DUE, NOT_MET))
    open_one = rep(4, directives=BLOCKS, reviews=(review(DUE),))
    plans = (rep(2, written_on=None), closed, open_one, rep(), notice())
    show_plans(TRUST, [seen(each) for each in plans], ON)
    assert (
        capsys.readouterr().out
        == """\
Larkmere Trust · plans · as at 23 November 2026

Plan                Ladder      State         Ends                Next
RPS-rep-1           Education   run out       11 November 2026    to be closed;
                                                                  late: 1
RPS-notice-1        Education   open          18 December 2026    review 18
                                                                  December 2026
RPS-rep-4           Education   open          16 December 2026    review 25
                                                                  November 2026;
                                                                  late: 1
RPS-rep-2           Education   draft                             to be agreed,
                                                                  and written
RPS-rep-3           Education   closed, not   11 November 2026
                                met

`sfec plan show PLAN` shows one whole
"""
    )


def test_where_there_are_none_that_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    show_plans(None, [], ON)
    assert "no plans" in capsys.readouterr().out
    assert count_plans([], ON) == "0 plans, 0 open, as at 23 November 2026."


def test_one_plan_whole(capsys: pytest.CaptureFixture[str]) -> None:
    plan = rep(
        written_by="Ada Quill, CEO",
        rests_on="75eb61ed",
        mentor="Milo Nash",
        mentor_days=Decimal("0.5"),
        money=Money(Decimal(6500), "CEO"),
        board=("Ada Quill", "Bea Nott"),
        directives=(*BLOCKS, directive("4", due=date(2026, 12, 1)), directive("5", owner="")),
        reviews=(
            review(DUE, next_on=date(2026, 11, 18), next_steps="Train the rest"),
            review(date(2026, 11, 18), by=""),
            review(date(2026, 12, 2)),
        ),
        results=(
            result(date(2026, 11, 18), MET),
            result(DUE, "partly met", "2", outlook="amber"),
            result(DUE, WITHDRAWN, "4"),
            result(DUE, MET, "5"),
        ),
        extensions=(
            extension(DUE, date(2026, 12, 4), number="3"),
            extension(DUE, date(2026, 12, 18), number="3"),
        ),
    )
    show_plan(seen(plan))
    assert (
        capsys.readouterr().out
        == """\
Rapid Enhancement Plan · Ravelmoor Primary School (RPS) · RPS-rep-1
open · Education
  - written on 4 November 2026 by Ada Quill, CEO
  - ends on 18 December 2026
  - mentor Milo Nash, 0.5 days a week
  - £6,500 from the school's reserves
  - board: Ada Quill, Bea Nott
  - rests on the decision 75eb61ed

Directives
1      Send the reading plan (Head)          11 November 2026   met, late
2      Send the reading plan (Head)          25 November 2026   partly met,
                                                                amber
3      Send the reading plan (Head)          18 December 2026   not recorded
4      Send the reading plan (Head)          1 December 2026    withdrawn
5      Send the reading plan                 11 November 2026   met

Reviews
  - 11 November 2026 (CEO, head): Train the rest; next 18 November 2026
  - 18 November 2026

Extended
  - to 18 December 2026: The adviser was ill
"""
    )


def test_a_plan_whose_days_are_not_known_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    show_plan(seen(rep(directives=(directive(block=None),))))
    show_plans(TRUST, [seen(rep(directives=(directive(block=None),)))], ON)
    out = capsys.readouterr().out
    assert "day not known" in out
    assert "not known" in out
    show_plan(seen(rep(directives=())))
    assert "none yet" in capsys.readouterr().out
