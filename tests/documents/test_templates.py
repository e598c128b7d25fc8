"""Which template counts, how it is copied out, and what is wrong with a trust's own."""

from pathlib import Path

import pytest

from sfec.documents.kinds import CONTEXTS, templates_in
from sfec.documents.templates import LETTERHEAD, Templates
from sfec.problems import Level, ProblemsFound
from tests.support.letter_builder import a_letter
from tests.support.problem_makers import MAKERS

NAME = "ceo-letter.md.j2"


@pytest.fixture
def templates(tmp_path: Path) -> Templates:
    return templates_in(tmp_path)


def write(templates: Templates, name: str, text: str) -> None:
    """Write a template of the trust's own."""
    templates.own.mkdir(exist_ok=True)
    (templates.own / name).write_text(text, encoding="utf-8")


def test_the_shipped_ones_count_until_a_trust_has_its_own(templates: Templates) -> None:
    assert [(each.name, each.is_own) for each in templates.listed()] == [
        (each, False) for each in sorted([*CONTEXTS, LETTERHEAD])
    ]
    write(templates, NAME, "{{ letter.school }}")
    assert templates.found(NAME).is_own
    assert templates.found(NAME).path == templates.own / NAME
    assert templates.render(NAME, letter=a_letter()) == "Ravelmoor Primary School"


def test_the_shipped_ones_have_nothing_wrong_and_fill_in_without_a_gap(
    templates: Templates,
) -> None:
    assert list(templates.problems()) == []
    for name, context in CONTEXTS.items():
        assert list(templates.look_at(name, context)) == []
    assert "Ravelmoor" in templates.render(NAME, letter=a_letter())
    nothing = dict.fromkeys(
        ("address", "to", "matters", "dates", "going_well", "new_directives", "reports"), ()
    )
    assert templates.render(
        NAME, letter=a_letter(**nothing, carried_directives=(), ceo=None, urn=None, is_draft=False)
    )


def test_a_trust_may_have_its_own_parts_and_the_shipped_letter(templates: Templates) -> None:
    parts = (templates.shipped / "parts.md.j2").read_text(encoding="utf-8")
    write(templates, "parts.md.j2", parts.replace("Yours sincerely", "With kind regards"))
    assert "With kind regards" in templates.render(NAME, letter=a_letter())


def test_a_copy_says_just_what_the_shipped_one_says(templates: Templates) -> None:
    for each in sorted([*CONTEXTS, LETTERHEAD]):
        assert templates.copy_out(each).read_bytes() == (templates.shipped / each).read_bytes()
    assert all(each.is_own for each in templates.listed())
    assert list(templates.problems()) == []


def test_nothing_is_copied_over_what_a_trust_has(templates: Templates) -> None:
    write(templates, NAME, "ours")
    with pytest.raises(ProblemsFound) as found:
        templates.copy_out(NAME)
    assert [each.code for each in found.value.problems] == ["file-exists"]
    assert (templates.own / NAME).read_text(encoding="utf-8") == "ours"


def test_every_unknown_name_is_told_where_it_stands(templates: Templates) -> None:
    write(templates, NAME, "{{ leter.school }}\n{% if school %}x{% endif %}\n{{ leter }}\n")
    found = list(templates.problems())
    assert {each.code for each in found} == {"template-unknown"}
    assert sorted(str(each.place) for each in found) == [
        f"templates/{NAME}:{line}" for line in (1, 2, 3)
    ]
    hints = {each.message: each.hint for each in found}
    assert hints['there is no "leter" here'] == 'did you mean "letter"?'
    assert hints['there is no "school" here'] == "known here: letter"


def test_parts_know_nothing_but_what_they_are_handed(templates: Templates) -> None:
    write(templates, "parts.md.j2", "{% macro m(x) %}{{ x }}{{ letter }}{% endmacro %}")
    (found,) = templates.problems()
    assert (found.code, found.hint) == ("template-unknown", "known here: nothing")


def test_what_is_no_template_is_a_note_and_what_is_left_behind_is_told(
    templates: Templates,
) -> None:
    write(templates, "ceo-leter.md.j2", "x")
    write(templates, ".hidden", "x")
    write(templates, LETTERHEAD, "no Word file")
    found = {each.place.path: each for each in templates.problems()}
    misspelt = found["templates/ceo-leter.md.j2"]
    assert (misspelt.code, misspelt.level) == ("file-unknown", Level.NOTE)
    assert misspelt.hint == 'did you mean "ceo-letter.md.j2"?'
    assert found[f"templates/{LETTERHEAD}"].code == "letterhead-broken"
    assert set(found) == {"templates/ceo-leter.md.j2", f"templates/{LETTERHEAD}"}


def test_a_template_that_is_no_text_is_told(templates: Templates) -> None:
    templates.own.mkdir()
    (templates.own / NAME).write_bytes("# Llŷn".encode("utf-16"))
    (found,) = templates.problems()
    assert (found.code, found.message) == ("template-syntax", "it is not UTF-8 text")
    with pytest.raises(ProblemsFound):
        templates.render(NAME, letter=a_letter())


def test_a_template_with_a_pupils_number_is_not_filled_in(templates: Templates) -> None:
    write(templates, "parts.md.j2", "{% macro x() %}\nL9999 0002 6001\n{% endmacro %}\n")
    [problem] = templates.problems()
    assert (problem.code, str(problem.place)) == ("template-pupil", "templates/parts.md.j2:2")
    with pytest.raises(ProblemsFound) as found:
        templates.render("ceo-letter.md.j2", letter=a_letter())
    assert found.value.problems == (problem,)


@pytest.mark.parametrize("maker", ["letterhead-with-a-pupil", "letterhead-damaged"])
def test_a_letterhead_with_a_pupils_number_is_not_set_in(templates: Templates, maker: str) -> None:
    templates.own.mkdir(parents=True)
    MAKERS[maker](templates.own / LETTERHEAD)
    wanted = ["letterhead-pupil"] if maker == "letterhead-with-a-pupil" else []
    assert [each.code for each in templates.problems()] == wanted
    if not wanted:
        assert templates.letterhead() == templates.own / LETTERHEAD
        return
    with pytest.raises(ProblemsFound):
        templates.letterhead()
