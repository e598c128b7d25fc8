"""Nothing in the code names what only the policy knows: no field, no category, no ladder."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from sfec.folder.policy.policy_file import read_policy

SOURCE = Path(__file__).parent.parent / "sfec"
#: A text of so many words is a sentence, in which a word is a word.
SENTENCE = 3
_DOCUMENTED = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)


def policy_ids() -> frozenset[str]:
    """The ids of the shipped ladders, their fields and their categories."""
    ladders, problems = read_policy(Path("no such folder"))
    assert not problems
    ids = set(ladders)
    for ladder in ladders.values():
        ids.update(ladder.fields, [each.id for each in ladder.categories])
    return frozenset(ids)


def docstrings(tree: ast.Module) -> set[ast.expr]:
    """What documents a module, a class or a function."""
    bodies = [node.body for node in ast.walk(tree) if isinstance(node, _DOCUMENTED)]
    return {body[0].value for body in bodies if body and isinstance(body[0], ast.Expr)}


def texts(source: str) -> Iterator[str]:
    """Every text in a source, the literal parts of f-strings included, but for docstrings."""
    tree = ast.parse(source)
    documenting = docstrings(tree)
    for node in ast.walk(tree):
        match node:
            case ast.Constant(value=str(text)) if node not in documenting:
                yield text


def named_in(source: str, ids: frozenset[str]) -> set[str]:
    """The ids that a source names; in a sentence only those that are no words of English."""
    found: set[str] = set()
    for text in texts(source):
        named = ids & set(re.findall(r"\w+", text.casefold()))
        is_sentence = len(text.split()) >= SENTENCE
        found |= {each for each in named if "_" in each or not is_sentence}
    return found


def test_no_id_of_a_ladder_field_or_category_stands_in_the_code() -> None:
    ids = policy_ids()
    assert {"education", "universal", "gag", "peer_review"} <= ids
    named = {
        path.relative_to(SOURCE).as_posix(): found
        for path in sorted(SOURCE.rglob("*.py"))
        if (found := named_in(path.read_text(encoding="utf-8"), ids))
    }
    assert named == {}


@pytest.mark.parametrize(
    ("source", "named"),
    [
        ('FIELD = "gag"', {"gag"}),
        ('LADDERS = ("education", "finance")', {"education", "finance"}),
        ('key = f"{school}:peer_review"', {"peer_review"}),
        ('path = "fields.reserves.gag"', {"reserves", "gag"}),
        ('print("the peer_review of each school")', {"peer_review"}),
        ('if category == "Universal": pass', {"universal"}),
        ('print("in a safeguarding emergency")', set()),
        ('def f():\n    """gag"""\n', set()),
        ("gag = 1", set()),
    ],
)
def test_an_id_is_found_wherever_it_stands_in_a_text(source: str, named: set[str]) -> None:
    assert named_in(source, policy_ids()) == named
