"""What policy/core-offer.yaml may hold: activities, and what is otherwise for some schools."""

from datetime import date
from typing import Annotated, Literal, TypeAlias

from pydantic import BeforeValidator, Field

from sfec.folder.formats.forms import Day, Form, Words, refusal
from sfec.model.activity import CENTRAL_TEAM, Activity, ActivityException, Cadence

MONTHS = 12


def _month(value: object) -> object:
    if not (isinstance(value, str) and value.isdecimal() and 1 <= int(value) <= MONTHS):
        message = "is not a month"
        raise refusal(message, f"write its number: 1 to {MONTHS}")
    return int(value)


Month = Annotated[int, BeforeValidator(_month)]
YesOrNo: TypeAlias = Literal["yes", "no"]


class ActivityForm(Form):
    """One activity of the core offer."""

    title: Words
    cadence: Literal[
        "ongoing", "weekly", "monthly", "half-termly", "termly", "yearly", "three-yearly"
    ]
    scope: Literal["trust", "school", "head"]
    owner: Words = CENTRAL_TEAM
    owed_by: Literal["school", "hq"] = "hq"
    held_by: Literal["hq"] | None = None
    every_other: Literal["as set"] | None = None
    heads: Literal["new", "experienced"] | None = None
    days: Literal["working", "school"] | None = None
    month: Month | None = None
    ticked_by: Literal["decisions", "letter", "reports"] | None = None
    shown_by: str = ""
    core_offer: YesOrNo = "yes"
    reading: str | None = None

    def activity(self, key: str) -> Activity:
        """The activity as the rest of sfec knows it."""
        return Activity(
            id=key,
            title=self.title,
            cadence=Cadence(self.cadence),
            scope=self.scope,
            owner=self.owner,
            owed_by=self.owed_by,
            held_by=self.held_by,
            may_be_every_other=self.every_other is not None,
            heads=self.heads,
            days=self.days,
            month=self.month,
            ticked_by=self.ticked_by,
            shown_by=self.shown_by,
            is_core=self.core_offer == "yes",
            reading=self.reading,
        )


class ExceptionForm(Form):
    """What is otherwise for one school and activity, and why."""

    reason: str | None = None
    not_applicable: YesOrNo = "no"
    every: Literal["2"] | None = None
    owner: Words | None = None
    due: Day | None = None

    @property
    def changes_anything(self) -> bool:
        """Whether anything is otherwise."""
        return self.not_applicable == "yes" or any((self.every, self.owner, self.due))

    @property
    def is_every_other_alone(self) -> bool:
        """Whether nothing is otherwise but that it is every other time."""
        others = (self.not_applicable == "yes", self.owner, self.due)
        return self.every is not None and not any(others)

    def exception(self) -> ActivityException:
        """The exception as the rest of sfec knows it."""
        return ActivityException(
            self.reason or "",
            is_not_applicable=self.not_applicable == "yes",
            is_every_other=self.every is not None,
            owner=self.owner,
            due=self.due,
        )


class CoreOfferForm(Form):
    """The core offer."""

    activities: dict[str, ActivityForm]
    exceptions: dict[str, dict[str, ExceptionForm]] = Field(default_factory=dict)
    kept_from: Day = date.min
