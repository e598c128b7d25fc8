"""Conditions: the small declarative trees in which the policy says when a characteristic holds.

Told apart by their class, in a `match`; two of different classes with the same parts are equal, as
tuples are.
"""

from decimal import Decimal
from typing import NamedTuple, TypeAlias


class Is(NamedTuple):
    """The field's answer is one of these values; of several answers, at least one is."""

    field: str
    values: tuple[str, ...]


class AtLeast(NamedTuple):
    """The figure is not below the line."""

    field: str
    line: Decimal


class Below(NamedTuple):
    """The figure is below the line; exactly on it is not below."""

    field: str
    line: Decimal


Leaf: TypeAlias = Is | AtLeast | Below


class AllOf(NamedTuple):
    """Every part holds."""

    parts: tuple["Condition", ...]


class AnyOf(NamedTuple):
    """At least one part holds."""

    parts: tuple["Condition", ...]


class NoneOf(NamedTuple):
    """No part holds."""

    parts: tuple["Condition", ...]


class Unmet(NamedTuple):
    """The characteristics of a better category do not all hold."""

    category: str


Condition: TypeAlias = Leaf | AllOf | AnyOf | NoneOf | Unmet
