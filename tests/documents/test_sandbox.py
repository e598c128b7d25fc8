"""A trust's own template can print, test and go through what it is given, and nothing else."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from sfec.documents import pandoc
from sfec.documents.kinds import templates_in
from sfec.documents.text import LINE_BREAK, NOTHING
from sfec.documents.tree import nodes, plain
from sfec.problems import Problem, ProblemsFound
from tests.support.problem_makers import MEGABYTE

NAME = "ceo-letter.md.j2"
SHOUTS = "*shouts* %s [x](http://x.example)"
Fill = Callable[..., str]


class Given(NamedTuple):
    """What the templates of these tests are given."""

    school: str = SHOUTS
    plain: str = "Ravelmoor"
    urn: str | None = None
    day: date = date(2026, 10, 5)
    matters: tuple[str, ...] = ("one", SHOUTS)
    none: tuple[str, ...] = ()
    rank: int = -2
    empty: str = ""
    lines: str = "one\ntwo"


@pytest.fixture
def fill(tmp_path: Path) -> Fill:
    """Fill in a template, and one that it may import."""
    (tmp_path / "templates").mkdir()
    (tmp_path / "trust.yaml").write_text("name: Larkmere Trust\n", encoding="utf-8")

    def filled(source: str, parts: str | None = None) -> str:
        (tmp_path / "templates" / NAME).write_text(source, encoding="utf-8")
        if parts is not None:
            (tmp_path / "templates/parts.md.j2").write_text(parts, encoding="utf-8")
        return templates_in(tmp_path).render(NAME, letter=Given())

    return filled


def refusal(fill: Fill, source: str, parts: str | None = None) -> Problem:
    """Why a template is not filled in."""
    with pytest.raises(ProblemsFound) as found:
        fill(f"# CEO letter\n\n{source}\n", parts)
    (problem,) = found.value.problems
    return problem


def kinds(markdown: str) -> set[str]:
    """The kinds of node that pandoc reads Markdown into."""
    return {each["t"] for each in nodes(pandoc.read(markdown)["blocks"])}


@pytest.mark.parametrize(
    ("source", "printed"),
    [
        ("{{ letter.plain }}", "Ravelmoor"),
        ("{{ letter.day }}", "5 October 2026"),
        ("{{ letter.rank }}", "\\-2"),
        ("{{ letter.rank + 3 }} {{ 7 * 6 }} {{ 7 % 2 }} {{ 7 // 2 }} {{ 7 - 2 }}", "1 42 1 3 5"),
        ("{{ letter.matters[0] }}{{ letter.matters|first }}{{ letter.matters|length }}", "oneone2"),
        ("{{ letter.urn|default('none', true) }}", "none"),
        ("{% for each in letter.none %}{{ each }}{% else %}nothing{% endfor %}", "nothing"),
        ("{% if letter.urn %}URN{% elif letter.plain == 'Ravelmoor' %}known{% endif %}", "known"),
        (
            "{% macro bold(text) %}**{{ text }}**{% endmacro %}{{ bold(letter.plain) }}",
            "**Ravelmoor**",
        ),
        ("{% set name = letter.plain %}{{ name }}", "Ravelmoor"),
        ("{{ letter.empty }}", NOTHING),
        ("{{ letter.lines }}", f"one{LINE_BREAK}two"),
        ("{{ '**' }}{{ letter.plain }}{{ '**' }}", "**Ravelmoor**"),
    ],
)
def test_what_a_template_can_do(fill: Fill, source: str, printed: str) -> None:
    assert fill(source) == printed


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("{{ ''.__class__ }}", "template-unsafe"),
        ("{{ letter.__class__ }}", "template-unsafe"),
        ("{{ letter.__class__.__mro__ }}", "template-unsafe"),
        ("{{ letter['__class__'] }}", "template-unsafe"),
        ("{{ letter._asdict() }}", "template-unsafe"),
        ("{{ letter.count(1) }}", "template-unsafe"),
        ("{{ letter.day.strftime('%s') }}", "template-unsafe"),
        ("{{ letter.day.replace(2027) }}", "template-unsafe"),
        ("{{ letter.school.format(1) }}", "template-unsafe"),
        ("{{ '{0.__class__}'.format(letter) }}", "template-unsafe"),
        ("{{ letter.school.upper() }}", "template-unsafe"),
        ("{{ letter.school.__html__() }}", "template-unsafe"),
        ("{{ letter.school[1:] }}", "template-unsafe"),
        ("{{ letter.school[0] }}", "template-unsafe"),
        ("{{ letter.school|first }}", "template-unsafe"),
        ("{{ letter.school ~ '*' }}", "template-unsafe"),
        ("{{ letter.school + '*' }}", "template-unsafe"),
        ("{{ '*' + letter.school }}", "template-unsafe"),
        ("{{ letter.school % 1 }}", "template-unsafe"),
        ("{{ '%s' % letter.school }}", "template-unsafe"),
        ("{{ letter.school * 2 }}", "template-unsafe"),
        ("{{ 'x' * 99999999999 }}", "template-unsafe"),
        ("{{ 9 ** 9 ** 9 ** 9 }}", "template-unsafe"),
        ("{% autoescape false %}{{ letter.school }}{% endautoescape %}", "template-unsafe"),
        (
            "{% for each in letter.matters %}{{ loop.cycle('a', 'b') }}{% endfor %}",
            "template-unsafe",
        ),
        ("{% macro m(x) %}{{ x }}{% endmacro %}{{ m(letter.school)[1:] }}", "template-unsafe"),
        ("{% macro m(x) %}{{ x }}{% endmacro %}{{ m(letter.school)[1] }}", "template-unsafe"),
        ("{% macro m(x) %}{{ x }}{% endmacro %}{{ m(letter.school)|last }}", "template-unsafe"),
        (
            "{% macro m(x) %}{{ x }}{% endmacro %}{{ m(letter.school) + letter.school }}",
            "template-unsafe",
        ),
        (
            "{% macro m(x) %}{{ x }}{% endmacro %}{{ m(letter.school) ~ letter.school }}",
            "template-unsafe",
        ),
        ("{% macro m(x) %}{{ x }}{% endmacro %}{{ m(letter.school) % '*' }}", "template-unsafe"),
        (
            "{% macro m(x) %}{{ x }}{% endmacro %}{{ m(letter.school).unescape() }}",
            "template-unsafe",
        ),
        ("{% set x %}{{ letter.school }}{% endset %}{{ x[1] }}", "template-unsafe"),
        ("{% set x %}{{ letter.school }}{% endset %}{{ x.striptags() }}", "template-unsafe"),
        ("{{ self.title() }}", "template-unknown"),
        ("{% block title %}{% endblock %}{{ self.title() }}", "template-unsafe"),
        ("{{ lipsum() }}", "template-unknown"),
        ("{{ cycler('a') }}", "template-unknown"),
        ("{{ namespace(x=1) }}", "template-unknown"),
        ("{{ range(9) }}", "template-unknown"),
        ("{{ dict(a=1) }}", "template-unknown"),
        ("{{ letter.school|safe }}", "template-unknown"),
        ("{{ letter.school|tojson }}", "template-unknown"),
        ("{{ letter.matters|join }}", "template-unknown"),
        ("{{ letter.school|format(1) }}", "template-unknown"),
        ("{{ letter.school|replace('*', '') }}", "template-unknown"),
        ("{{ letter.school|attr('upper') }}", "template-unknown"),
        ("{{ letter|map(attribute='school') }}", "template-unknown"),
        ("{% filter upper %}{{ letter.school }}{% endfilter %}", "template-unknown"),
        ("{% include '../trust.yaml' %}", "template-unknown"),
        ("{% include 'trust.yaml' %}", "template-unknown"),
        ("{% import '/etc/passwd' as parts %}", "template-unknown"),
        ("{% extends letter.school %}", "template-unknown"),
        ("{{ letter.urn }}", "template-unknown"),
        ("{{ letter.none|first }}", "template-unknown"),
        ("{% do letter.matters %}", "template-syntax"),
        ("{% debug %}", "template-syntax"),
    ],
)
def test_what_a_template_cannot_do_is_refused_with_its_line(
    fill: Fill, source: str, code: str
) -> None:
    found = refusal(fill, source)
    assert (found.code, str(found.place)) == (code, f"templates/{NAME}:3")
    assert "Trust" not in found.message


@pytest.mark.parametrize(
    "source",
    [
        "{{ letter.school }}",
        "{{ letter }}",
        "{{ letter.matters }}",
        "{{ [letter.school] }}",
        "{{ {'a': letter.school} }}",
        "{{ (letter.school, letter.school) }}",
        "{% for each in letter.school %}{{ each }}{% endfor %}",
        "{% set a = letter.school %}{{ a }}",
        "{% set a %}{{ letter.school }}{% endset %}{{ a }}",
        (
            "{% macro m(x) %}{{ x }}{{ varargs }}{{ kwargs }}{% endmacro %}"
            "{{ m(letter.school, letter.school, a='*a*') }}"
        ),
        (
            "{% macro m(x) %}{{ caller(x) }}{% endmacro %}"
            "{% call(y) m(letter.school) %}{{ y }}{% endcall %}"
        ),
        (
            "{% macro m(x) %}{{ x }}{% endmacro %}"
            "{% for each in m(letter.school) %}{{ each }}{% endfor %}"
        ),
        "{% macro m(x) %}{{ x }}{% endmacro %}{{ [m(letter.school)] }}",
        "{% filter default %}{{ letter.school }}{% endfilter %}",
        "{% with a = letter.school %}{{ a|default('x') }}{% endwith %}",
        "{{ letter.school if true else '' }}",
        "{{ letter.school or '' }}",
    ],
)
def test_a_text_is_never_markup_whatever_a_template_does_with_it(fill: Fill, source: str) -> None:
    printed = fill(source)
    assert kinds(printed) <= {"Para", "Str", "Space"}
    assert "shouts" in plain(pandoc.read(printed)["blocks"])


@pytest.mark.parametrize(
    "source", ["{{ self }}", "{{ letter.day.strftime }}", "{{ letter.count }}"]
)
def test_what_is_no_text_is_printed_as_python_names_it_and_gives_nothing_away(
    fill: Fill, source: str
) -> None:
    assert kinds(fill(source)) <= {"Para", "Str", "Space"}


@pytest.mark.parametrize(
    "refused", ["{{ x ~ '*' }}", "{{ x[1:] }}", "{% autoescape false %}{{ x }}{% endautoescape %}"]
)
def test_what_a_template_imports_is_refused_alike_with_its_own_line(
    fill: Fill, refused: str
) -> None:
    imports = "{% import 'parts.md.j2' as parts %}{{ parts.m(letter.school) }}"
    found = refusal(fill, imports, f"\n{{% macro m(x) %}}\n{refused}\n{{% endmacro %}}")
    assert (found.code, str(found.place)) == ("template-unsafe", "templates/parts.md.j2:3")


def test_a_macro_misspelt_is_told_with_the_one_that_was_meant(fill: Fill) -> None:
    found = refusal(fill, "{% import 'parts.md.j2' as parts %}{{ parts.categry(letter.plain) }}")
    assert (found.code, found.message) == ("template-unknown", 'there is no "categry" here')
    assert found.hint == 'did you mean "category"?'


def test_a_template_that_never_ends_is_stopped(fill: Fill) -> None:
    found = refusal(fill, f"{{% include '{NAME}' %}}")
    assert (found.code, str(found.place)) == ("template-broken", f"templates/{NAME}:3")


def test_a_template_may_be_long(fill: Fill) -> None:
    assert len(fill("word " * (MEGABYTE // 5))) == MEGABYTE
