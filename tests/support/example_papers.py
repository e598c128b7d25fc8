"""A document of each kind of plan, with something of everything that it can hold."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

from sfec.model.document import DocumentContext
from sfec.model.plan import Money, Plan
from sfec.model.plan_document import GroundLine
from sfec.rules.plans.plan_grounds import PlanGrounds
from tests.rules.plans.test_progress_report import BOARD_PLAN, OCTOBER, reported
from tests.support.plan_builder import closing, directive, extension, notice, rep, result, review
from tests.support.plan_papers import ON, REVIEWED, UNDER_WAY, document, seen

LONG = (
    "Agree with the subject leaders how phonics is taught daily in Reception, Year 1 and Year 2, "
    "and watch each teacher teach it once"
)
OWNER = "Bartholomew Featherstonehaugh-Cholmondeley, assistant head"
DECIDED = PlanGrounds(
    decided="Moved from Concerning to Poor, by Ada Quill (CEO), on 4 November 2026.",
    reason="The training of the summer was not repeated.",
    lines=(
        GroundLine(
            "Poor",
            "Failings of safeguarding, health and safety included, are repeated or systematic",
            "Safeguarding or H&S failings: repeated",
        ),
    ),
)
GOOD = replace(
    UNDER_WAY,
    written_by="Ada Quill, CEO",
    mentor="Milo Nash",
    mentor_days=Decimal("0.5"),
    money=Money(Decimal(5000), "Ada Quill"),
    extensions=(extension(REVIEWED, date(2026, 12, 2), number="2"),),
)
MONEY = (
    "£5,000 from the school's reserves, approved by Ada Quill. "
    "Reserves as a share of GAG: 5.1 %; after REP money: 4.6 %"
)
FREP = replace(
    rep(
        directives=(
            directive("1", block=None, text="Send the logs", due=date(2026, 11, 20)),
            directive("2", block=None, text="Agree a recovery plan", due=date(2026, 12, 11)),
        )
    ),
    name="RPS-frep-1",
    kind="frep",
    ladder="finance",
)


def _crowded() -> Plan:
    """A REP of thirty directives, many of them long, closed with most not met."""
    blocks = ("week-1", "week-3", "week-6")
    rows = []
    for number in range(1, 31):
        text = LONG if number % 2 else "Send the reading plan to the CEO"
        row = directive(str(number), block=blocks[(number - 1) // 10], text=text)
        rows.append(row._replace(owner="Head" if number % 3 else OWNER, shown_by="Lesson visits"))
    found = []
    for number in range(1, 21):
        said = result(REVIEWED, "met" if number % 2 else "not met", str(number), outlook="red")
        found.append(said._replace(said="Seen in two lessons; the third is next week"))
    return rep(
        directives=tuple(rows),
        reviews=(review(REVIEWED, next_steps="Go on"),),
        results=tuple(found),
        closing=closing(date(2026, 11, 20), "not met"),
    )


def papers() -> Mapping[str, DocumentContext]:
    """The documents, by what each shows."""
    target = replace(notice(), name="RPS-notice-1")
    finance = replace(notice(meeting_on=date(2026, 11, 30)), ladder="finance")
    both = [seen(GOOD), seen(target), seen(FREP)]
    return {
        "rep": document(GOOD, money=MONEY, others=both),
        "rep-draft": document(rep(written_on=None)),
        "rep-crowded": document(_crowded(), ON, grounds=DECIDED),
        "frep": document(FREP, others=both),
        "notice-education": document(target, grounds=DECIDED, others=both),
        "notice-finance": document(finance),
        "board-plan": document(BOARD_PLAN, grounds=DECIDED),
        "progress-first": reported(),
        "progress-later": reported(last_report=OCTOBER),
    }
