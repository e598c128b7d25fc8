"""What the sheets of a plan's workbook are called, their headings, and what is said of each."""

from typing import Final

PLAN, REVIEWS, RESULTS, EXTENSIONS = "Plan", "Reviews", "Results", "Extensions"

KIND, SCHOOL, LADDER = "Kind", "School", "Ladder"
WRITTEN_ON, WRITTEN_BY, RESTS_ON = "Written on", "Written by", "Rests on"
ENDS_ON, MEETING_ON = "Ends on", "Meeting on"
MENTOR, MENTOR_DAYS = "Mentor", "Mentor's days a week"
MONEY, MONEY_APPROVED_BY = "Money", "Money approved by"
BOARD_MEMBER, APPROVED_BY, APPROVED_ON = "Board member", "Approved by", "Approved on"
CLOSED, CLOSED_ON, CLOSED_BY = "Closed", "Closed on", "Closed by"
#: The rows of the sheet Plan, and what is said of each to those who fill it in.
PLAN_NOTES: Final = {
    KIND: "What kind of plan it is. Leave it as it was written.",
    SCHOOL: "The school's code. Leave it as it was written.",
    LADDER: "The ladder it is on. Leave it as it was written.",
    WRITTEN_ON: "The day it was agreed and handed over. Empty, it is a draft and tells nothing.",
    WRITTEN_BY: "Who wrote it.",
    RESTS_ON: "The decision it rests on, as `sfec history` names it.",
    ENDS_ON: "The last day of the notice period, where the plan has one.",
    MEETING_ON: "The day of the meeting that it calls, where it calls one.",
    MENTOR: "Who is mentor, where one is appointed. Never the head.",
    MENTOR_DAYS: "How many days a week the mentor gives: 0.5, 1, 2 …",
    MONEY: "In £, from the school's reserves, where money is given.",
    MONEY_APPROVED_BY: "Who approved the money.",
    BOARD_MEMBER: "One name a row, where the plan has a board.",
    APPROVED_BY: "Who approved the plan, where it needs approval.",
    APPROVED_ON: "The day it was approved.",
    CLOSED: "How it ended: met, not met, superseded or withdrawn. Empty, it is open.",
    CLOSED_ON: "The day it was closed.",
    CLOSED_BY: "Who closed it.",
}
NUMBER, BLOCK, OWNER, DUE = "No.", "Block", "Owner", "Due"
SHOWN_BY, ADDED_ON = "Shown by", "Added on"
#: The columns of the sheet Directives or Targets; the third is what one row is called.
DIRECTIVE_NOTES: Final = {
    NUMBER: "Its number in this plan.",
    BLOCK: "The part of the plan it belongs to; with it comes the day it is due.",
    OWNER: "Who does it.",
    DUE: "The day by which it is to be done. Empty, it is due with its block.",
    SHOWN_BY: "How anybody will see that it is done.",
    ADDED_ON: "The day it was added, where it came after the plan was written.",
}
ON, BY, NEXT_REVIEW, NEXT_STEPS = "On", "By", "Next review", "Next steps"
REVIEW_NOTES: Final = {
    ON: "The day of the review.",
    BY: "Who was there.",
    BLOCK: "The part of the plan that was reviewed; empty, all of it.",
    NEXT_REVIEW: "The day of the next review, after this one.",
    NEXT_STEPS: "What happens next, in a sentence or two.",
}
REVIEW, RESULT, MET_ON, OUTLOOK, SAID = "Review", "Result", "Met on", "Outlook", "What was said"
RESULT_NOTES: Final = {
    REVIEW: "The day of the review, as on the sheet Reviews.",
    NUMBER: "The number of the directive or target.",
    RESULT: "met, partly met, not met, or withdrawn.",
    MET_ON: "The day it was met; empty, the day of the review.",
    OUTLOOK: "red, amber or green: how likely it is to be met by its day.",
    SAID: "What was said of it. Name no pupil.",
}
WHAT, TO, REASON = "Block or No.", "To", "Reason"
EXTENSION_NOTES: Final = {
    ON: "The day it was agreed.",
    WHAT: "The block, or the number, that is given more time; empty, the whole plan.",
    TO: "The new day.",
    BY: "Who agreed it.",
    REASON: "Why.",
}


def directive_notes(one: str) -> dict[str, str]:
    """The columns of a plan's rows, where one row is called a directive or a target."""
    notes = dict(DIRECTIVE_NOTES)
    after = {key: notes.pop(key) for key in (OWNER, DUE, SHOWN_BY, ADDED_ON)}
    return {**notes, one: "What is to be done, in one sentence.", **after}
