"""A CEO letter built by hand, that says something of everything a letter can hold."""

from datetime import date
from pathlib import Path
from typing import Any

from sfec.documents.document import Document, Logo
from sfec.documents.kinds import KINDS, Stationery, templates_in
from sfec.model.ceo_letter import (
    Addressee,
    CategoryWord,
    CeoLetter,
    CharacteristicLine,
    DirectiveLine,
    HalfTermLine,
    LadderPart,
    NextDate,
    OfficerReport,
)
from sfec.model.chart import Chart, Panel
from sfec.model.trust import Brand

DAY = date(2026, 11, 23)
UNIVERSAL, TARGETED = CategoryWord("Universal", 1), CategoryWord("Targeted", 2)


def a_directive(**changes: Any) -> DirectiveLine:  # noqa: ANN401 - each part has a type of its own
    """A directive that is due, with some of it changed."""
    made = DirectiveLine(
        number="1",
        ladder="Education",
        directive="Agree a plan",
        owner="Head",
        due=date(2026, 12, 4),
        came_to="due",
        is_new=True,
        is_met=False,
        is_late=False,
    )
    return made._replace(**changes)


def a_letter(**changes: Any) -> CeoLetter:  # noqa: ANN401 - as above
    """A letter of a school decided on one ladder and not on the other, with some of it changed."""
    return _LETTER._replace(**changes)


def a_document(
    folder: Path,
    letter: CeoLetter | None = None,
    brand: Brand | None = None,
    logo: Logo | None = None,
) -> Document:
    """A letter made into a document by the templates that count in a folder."""
    ends = "23 November 2026, 4f5a6b7c"
    stationery = Stationery(templates_in(folder), ends, brand or Brand(), logo)
    return KINDS[CeoLetter].make(letter or a_letter(), stationery)


_LETTER = CeoLetter(
    trust="Larkmere Trust",
    school="Ravelmoor Primary School",
    code="RPS",
    urn="999001",
    address=("Mill Lane", "Ravelmoor"),
    half_term="autumn 2, 2026-27",
    date=DAY,
    to=(Addressee("Hal Brook", "head"), Addressee("Ines Lark", "LSB chair")),
    ceo=Addressee("Ada Quill", "CEO", "ada.quill@larkmere.example"),
    is_draft=True,
    undecided=("Finance",),
    ladders=(
        LadderPart(
            "Education",
            TARGETED,
            UNIVERSAL,
            "the CEO on 20 November 2026",
            "The evidence puts the school in Targeted.",
            decisions=("The CEO decided Targeted.",),
            remarks=("It moved down a step.",),
            reason="Results have fallen.",
            conditions=("A plan by Christmas.",),
            telling=("Peer review: below expected",),
            going_well=("Safeguarding is met.",),
            not_known=("Pupil progress is not known.",),
            characteristics=(
                CharacteristicLine("Universal", "Safeguarding is met", "yes", "met", is_good=True),
                CharacteristicLine(
                    "Targeted",
                    "A peer review is below what is expected",
                    "yes",
                    "below",
                    is_good=False,
                ),
                CharacteristicLine(
                    "Targeted", "Audit actions are open", "not known", "nothing was reported"
                ),
            ),
            judged="the EHT",
            brings=("A visit each half-term.",),
            goes_on=("The annual review.",),
            moves=("Back to Universal.",),
            ways=("Peer review as expected.",),
        ),
        LadderPart(
            "Finance",
            UNIVERSAL,
            None,
            None,
            "The evidence puts the school in Universal.",
            characteristics=(
                CharacteristicLine(
                    "Universal", "Reserves are clear", "yes", "£80,000", is_good=True
                ),
            ),
        ),
    ),
    matters=("Peer review: below expected",),
    dates=(NextDate(date(2026, 12, 4), "Directive 1 is due"),),
    going_well=("Safeguarding is met.",),
    new_directives=(a_directive(),),
    carried_directives=(
        a_directive(number="2", came_to="met", is_new=False, is_met=True),
        a_directive(number="3", due=None, came_to="not met in time", is_new=False, is_late=True),
    ),
    keeps_core_offer=True,
    owed=("Website audit: due on 18 December 2026, 12 days ago",),
    missed=(),
    not_recorded=(),
    reports=(
        OfficerReport("EHT", "Bram Oster", ("Reading has come on.", "Writing has not.")),
        OfficerReport("COO", None, ()),
    ),
    past=(
        HalfTermLine("autumn 1, 2026-27", (UNIVERSAL, None)),
        HalfTermLine("autumn 2, 2026-27", (TARGETED, UNIVERSAL)),
    ),
    chart=Chart(
        ("autumn 1", "autumn 2"),
        (
            Panel("Education", ("Universal", "Targeted"), (0, 1)),
            Panel("Finance", ("Universal", "Targeted"), (None, 0)),
        ),
        "Education went from Universal to Targeted; Finance is in Universal.",
    ),
)
