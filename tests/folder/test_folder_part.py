"""A part of the folder is read when it is first asked for, once, and keeps what was wrong in it."""

from typing import Any

from sfec.folder.folder_part import folder_part
from sfec.problems import Part, Place, Problem

MISSING = Problem(Place("pets.yaml"), "file-missing", "there is no such file")


class Kennel:
    """A folder of one part, which counts how often it is read."""

    def __init__(self) -> None:
        self.parts: dict[str, Part[Any]] = {}
        self.times = 0

    @folder_part
    def pets(self) -> Part[tuple[str, ...]]:
        """The pets that can be read."""
        self.times += 1
        return Part(("Rex",), [MISSING])


def test_nothing_is_read_before_it_is_asked_for_and_then_once() -> None:
    kennel = Kennel()
    assert (kennel.times, kennel.parts) == (0, {})
    assert [kennel.pets, kennel.pets] == [("Rex",), ("Rex",)]
    assert kennel.times == 1


def test_what_was_wrong_is_kept_with_the_part() -> None:
    kennel = Kennel()
    assert kennel.pets == ("Rex",)
    assert kennel.parts["pets"].problems == [MISSING]


def test_each_folder_keeps_its_own() -> None:
    first, second = Kennel(), Kennel()
    assert first.pets == second.pets
    assert (first.times, second.times) == (1, 1)
