"""Values with their places."""

from sfec.folder.formats.nodes import Node, Span
from sfec.problems import Place

LINES = ("people:", "  ceo: Ada", "  trustee: [Bo, Cy]  ")


def span(line: int, first: int, last: int) -> Span:
    return Span("trust.yaml", LINES, line, first, last)


def leaf(text: str, line: int, first: int) -> Node:
    at = span(line, first, first + len(text) - 1)
    return Node(text, at, at)


CEO = leaf("Ada", 2, 8)
TRUSTEES = Node((leaf("Bo", 3, 13), leaf("Cy", 3, 17)), span(3, 12, 17), span(3, 3, 9))
PEOPLE = Node({"ceo": CEO, "trustee": TRUSTEES}, span(2, 3, 10), span(1, 1, 6))


def test_a_span_is_shown_in_its_line_and_never_beyond_what_is_typed_there() -> None:
    assert span(2, 8, 10).place == Place("trust.yaml", line=2, column=8)
    assert span(2, 8, 10).excerpt[:4] == (2, "  ceo: Ada", 8, 10)
    assert span(3, 3, 2_000).excerpt.last == len("  trustee: [Bo, Cy]")
    assert span(4, 1, 1).excerpt.text == ""


def test_a_problem_at_a_span_has_its_place_and_the_line_as_typed() -> None:
    problem = span(2, 8, 10).problem("trust-value", "this is nobody", "write a name", "Larkmere")
    assert str(problem) == (
        "trust.yaml:2:8: Larkmere: this is nobody [trust-value]\n"
        "    2 |   ceo: Ada\n"
        "      |        ^^^\n"
        "    write a name"
    )


def test_a_node_is_plain_without_its_places() -> None:
    assert PEOPLE.plain() == {"ceo": "Ada", "trustee": ["Bo", "Cy"]}


def test_a_path_leads_to_its_node_or_the_nearest_above_it() -> None:
    assert PEOPLE.find(("trustee", 1)).value == "Cy"
    assert PEOPLE.find(("cfo", "name")) is PEOPLE
    assert PEOPLE.find(("ceo", "name")) is CEO


def test_one_thing_may_stand_where_a_list_of_them_may() -> None:
    assert PEOPLE.find(("ceo", 0, "until")) is CEO
