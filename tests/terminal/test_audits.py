"""Audits at the prompt, at 80 columns."""

from datetime import date

import pytest

from sfec.model.audit import TRUST_WIDE, Audits
from sfec.model.trust import School, Trust
from sfec.terminal.audits import show_actions, show_audits
from tests.support.audit_builder import AUDIT, CLOSED, GDPR, OPEN, POLICY

ON = date(2026, 11, 23)
LATE = OPEN._replace(number="2", text="Lock the cabinet", risk="high", due=date(2026, 11, 20))
FOUND = Audits(
    POLICY,
    (
        AUDIT,
        AUDIT._replace(number="2", school="OHS"),
        AUDIT._replace(
            number="3",
            kind=GDPR,
            school=TRUST_WIDE,
            commissioned_on=None,
            carried_out_on=None,
            received_on=None,
        ),
        AUDIT._replace(number="4", kind=None, school=None),
    ),
    {
        "1": (CLOSED, LATE),
        "2": (OPEN,),
        "3": (OPEN._replace(due=None, risk=None, owner="", text="", number=""),),
    },
)
TRUST = Trust("Larkmere Trust")


def test_a_line_an_audit(capsys: pytest.CaptureFixture[str]) -> None:
    show_audits(TRUST, FOUND, ON)
    assert (
        capsys.readouterr().out
        == """\
Larkmere Trust · audits · as at 23 November 2026

No.    Audit              School  Carried out   Open  Overdue  Closed  Oldest
1      Website            RPS     24 Sep 2026   1     1        1       60 days
2      Website            OHS     24 Sep 2026   1     0        0       60 days
3      GDPR               Trust   not recorded  1     0        0
4      kind not known     ?       24 Sep 2026   0     0        0

Oldest: the days since the oldest that is open was made. `sfec audit check`
lists what is open
"""
    )


def test_what_is_open_what_schools_share_and_what_is_awaited(
    capsys: pytest.CaptureFixture[str],
) -> None:
    show_actions(TRUST, FOUND, ON)
    assert (
        capsys.readouterr().out
        == """\
Larkmere Trust · recommendations of audits · as at 23 November 2026

3 open, 1 of them overdue: high risk first, then the oldest
high    RPS     1.2       Lock the cabinet
                          Website, 60 days old, due 20 November 2026, 3 days
                          overdue, Head
medium  OHS     2.1       Publish the complaints procedure
                          Website, 60 days old, due 4 December 2026, Head
?       Trust   3         no words
                          GDPR, age not known, due date not known

The same at several schools
  - Website: Publish the complaints procedure: open at OHS; closed at RPS

Commissioned, and no report received yet
  - GDPR, Trust (3): commissioned on a day not known; not recorded as carried
    out
"""
    )


def test_of_one_school_there_is_what_is_its_own_and_what_others_share_with_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    school = School("RPS", "Ravelmoor Primary School")
    show_audits(TRUST, FOUND, ON, school)
    listed = capsys.readouterr().out
    assert "Of Ravelmoor Primary School (RPS)\n" in listed
    assert "OHS" not in listed
    show_actions(TRUST, FOUND, ON, school)
    said = capsys.readouterr().out
    assert "1 open, 1 of them overdue" in said
    assert "open at OHS; closed at RPS" in said
    assert "Commissioned, and no report received yet: none" in said
    show_actions(TRUST, FOUND, ON, School("SBP", "Skerrow Bank Primary School"))
    assert "The same at several schools: none" in capsys.readouterr().out


def test_where_there_is_nothing_it_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    show_audits(None, Audits(POLICY, (), {}), ON)
    show_actions(None, Audits(POLICY, (), {}), ON)
    said = capsys.readouterr().out
    assert said.startswith("audits · as at")
    assert "no audits\n" in said
    assert "Nothing is open\n" in said
    assert "The same at several schools: none" in said
    assert "Commissioned, and no report received yet: none" in said
