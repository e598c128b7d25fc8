"""The core offer at the prompt, at 80 and 60 columns."""

from datetime import date

import pytest

from sfec.model.activity import Activity, Cadence, CoreOffer
from sfec.model.occurrence import Occurrence, Window
from sfec.model.trust import School
from sfec.rules.core_offer.engagement import engage
from sfec.terminal.core_offer import show_school

ON = date(2026, 11, 23)
LONG = Activity(
    "long",
    "An activity with a title that goes on and on until it has to be wrapped",
    Cadence.TERMLY,
    "school",
)
MENTORS = Activity("mentors", "Mentors deployed", Cadence.ONGOING, "school")
SCHOOL = School("RPS", "Ravelmoor Primary School")
WINDOW = Window("2026-27/autumn", date(2026, 9, 1), date(2026, 12, 31), date(2026, 10, 23))


@pytest.mark.parametrize("columns", ["80", "60"])
def test_no_line_runs_over_the_screen(
    columns: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    late = Occurrence(LONG, "RPS", "ceo", WINDOW, date(2026, 10, 30))
    owed = Occurrence(LONG, "RPS", "ceo", WINDOW._replace(period="other"))
    found = engage(SCHOOL, [late, owed], {"mentors": date(2026, 10, 5)}, ON)
    show_school(
        SCHOOL, found, CoreOffer({"long": LONG, "mentors": MENTORS}, {}), ON, is_first=False
    )
    printed = capsys.readouterr().out
    assert max(map(len, printed.splitlines())) <= int(columns)
    said = " ".join(printed.split())
    assert "1 done, 1 of them late" in said
    assert "ongoing; last 5 October 2026" in said
    assert "nothing yet" in said


def test_what_its_categories_bring_is_listed_with_its_owner_and_its_day(
    capsys: pytest.CaptureFixture[str],
) -> None:
    plan = LONG._replace(id="poor_plan", title="Poor: A plan", is_obligation=True)
    open_one = Occurrence(plan, "RPS", "head", WINDOW)
    done = open_one._replace(done_on=date(2026, 10, 12))
    ahead = open_one._replace(window=WINDOW._replace(due=date(2026, 12, 18)))
    found = engage(SCHOOL, [], {}, ON)._replace(brought=(open_one, done, ahead))
    show_school(SCHOOL, found, CoreOffer({}, {}), ON, is_first=True)
    printed = capsys.readouterr().out
    assert "What its categories bring" in printed
    assert "Poor: A plan: Head, due on 23 October 2026, not recorded" in printed
    assert "Poor: A plan: Head, done on 12 October 2026" in printed
    assert "Poor: A plan: Head, due on 18 December 2026\n" in printed
