"""Problems: places, excerpts, and how they are printed."""

import re

from sfec.problems import (
    PROMPT,
    Excerpt,
    Level,
    Place,
    Problem,
    choice_hint,
    column_letters,
    column_number,
    did_you_mean,
    format_problems,
    has_errors,
    printable,
    quoted,
    quoted_sheet,
    told_once,
)


def test_a_place_is_written_as_excel_and_editors_write_it() -> None:
    assert str(Place("evidence/2026-27/autumn-2.xlsx", "Education", 4, 5)) == (
        "evidence/2026-27/autumn-2.xlsx:Education!E4"
    )
    assert str(Place("a.xlsx", "Bob's sheet", 1, 28)) == "a.xlsx:'Bob''s sheet'!AB1"
    assert str(Place("term-dates.yaml", line=14, column=13)) == "term-dates.yaml:14:13"
    assert str(Place("schools")) == "schools"
    assert [column_letters(n) for n in (1, 26, 27, 702, 703)] == ["A", "Z", "AA", "ZZ", "AAA"]
    assert [quoted_sheet(name) for name in ("Education", "Été", "A B")] == [
        "Education",
        "'Été'",
        "'A B'",
    ]


def test_a_problem_is_printed_with_the_line_as_typed_and_what_to_do() -> None:
    line = "  spring-1: 2027-02-12 to 2027-01-04"
    problem = Problem(
        Place("term-dates.yaml", line=14, column=13),
        "term-order",
        "spring-1 ends before it starts",
        "write the first day first",
        "2026-27",
        excerpt=Excerpt(14, line, 13, len(line)),
    )
    assert str(problem).splitlines() == [
        "term-dates.yaml:14:13: 2026-27: spring-1 ends before it starts [term-order]",
        "   14 |   spring-1: 2027-02-12 to 2027-01-04",
        "      |             ^^^^^^^^^^^^^^^^^^^^^^^^",
        "    write the first day first",
    ]


def test_of_a_very_long_line_the_part_that_matters_is_shown() -> None:
    shown = str(Excerpt(3, "x" * 500 + "here" + "y" * 500, 501, 504)).splitlines()
    assert max(map(len, shown)) <= 84
    caret = shown[1].index("^")
    assert shown[0][caret : caret + 4] == "here"


def test_problems_are_sorted_each_once_and_counted() -> None:
    first = Problem(Place("b.yaml", line=2, column=1), "a-b", "one")
    second = Problem(Place("a.yaml", line=10, column=1), "a-b", "two", level=Level.WARNING)
    third = Problem(Place("a.yaml", line=9, column=1), "a-b", "three", level=Level.NOTE)
    assert format_problems([first, second, third, first]).splitlines() == [
        "a.yaml:9:1: three [a-b, note]",
        "a.yaml:10:1: two [a-b, warning]",
        "b.yaml:2:1: one [a-b]",
        "1 error, 1 warning, 1 note in 2 files",
    ]
    assert format_problems([]) == ""


def test_problems_that_differ_only_in_whose_they_are_are_told_in_the_same_order_each_time() -> None:
    alike = [
        Problem(PROMPT, "activity-again", "it is done already", who=f"School {number}")
        for number in range(8)
    ]
    told = re.findall("School [0-9]", format_problems(reversed(alike)))
    assert told == sorted(told)


def test_after_twenty_of_a_code_the_rest_is_counted() -> None:
    many = [Problem(Place("a.yaml", line=n, column=1), "a-b", "same") for n in range(1, 1031)]
    shown = format_problems(many).splitlines()
    assert len(shown) == 22
    assert shown[-2] == "… and 1,010 more [a-b]: `sfec check --json` lists them all"
    assert shown[-1] == "1,030 errors in 1 file"


def test_problems_of_one_cause_are_told_once_with_where_else_it_shows() -> None:
    wrong = [
        Problem(Place(path, "Finance", line, 1), "evidence-school", '"NPG" is no code', cause="NPG")
        for path in ("a.xlsx", "b.xlsx")
        for line in range(2, 7)
    ]
    other = Problem(Place("a.xlsx", "Finance", 8, 1), "evidence-school", '"X" is no code')
    first, second = told_once([*wrong, other])
    assert str(first.place) == "a.xlsx:Finance!A2"
    assert first.hint == (
        "so in 9 more places: Finance!A3, Finance!A4, Finance!A5, Finance!A6, "
        "b.xlsx:Finance!A2, b.xlsx:Finance!A3, 3 more"
    )
    assert second == other
    assert format_problems([*wrong, other]).endswith("2 errors in 1 file")


def test_only_errors_are_errors() -> None:
    note = Problem(Place("a"), "a-b", "n", level=Level.NOTE)
    assert not has_errors([note])
    assert has_errors([note, Problem(Place("a"), "a-b", "e")])


def test_text_from_people_cannot_disturb_a_terminal() -> None:
    assert printable("a\x1b[31m\u202eb") == "a\\x1b[31m\\u202eb"
    assert quoted("x" * 100) == f'"{"x" * 59}…"'


def test_did_you_mean() -> None:
    assert did_you_mean("secondry", ["primary", "secondary"]) == 'did you mean "secondary"?'
    assert did_you_mean("PHASE", ["phase"]) == 'did you mean "phase"?'
    assert did_you_mean("xyz", ["phase"]) == ""
    assert choice_hint("xyz", ["met", "not met"]) == "allowed: met, not met"
    assert (
        choice_hint("nt met", ["met", "not met"])
        == 'allowed: met, not met; did you mean "not met"?'
    )


def test_columns_are_numbered_as_excel_letters_them() -> None:
    assert [column_number(letters) for letters in ("A", "Z", "AA", "XFD")] == [1, 26, 27, 16384]


def test_no_problem_shows_a_pupils_number() -> None:
    line = "note: of L999900026001 it is said"
    excerpt = Excerpt(3, line, 10, 22)
    problem = Problem(
        Place("L999900026001.yaml", line=3),
        "yaml-syntax",
        f"{quoted(line)} is no note",
        f"did you mean {quoted('A9999 0002 6002')}?",
        "A999900026002",
        excerpt=excerpt,
    )
    assert str(problem) == (
        "[a pupil's number].yaml:3: [a pupil's number]: "
        '"note: of [a pupil\'s number] it is said" is no note [yaml-syntax]\n'
        "    3 | note: of ************* it is said\n"
        "      |          ^^^^^^^^^^^^^\n"
        '    did you mean "[a pupil\'s number]"?'
    )


def test_a_long_text_is_not_cut_within_a_pupils_number() -> None:
    assert "9999" not in quoted("x" * 52 + " L999900026001 and more")
