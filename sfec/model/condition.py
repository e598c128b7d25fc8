"""Conditions: the small declarative trees in which the policy says when a characteristic holds."""

from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Is:
    """The field's answer is one of these values; of several answers, at least one is."""

    field: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AtLeast:
    """The figure is not below the line."""

    field: str
    line: Decimal


@dataclass(frozen=True, slots=True)
class Below:
    """The figure is below the line; exactly on it is not below."""

    field: str
    line: Decimal


Leaf: TypeAlias = Is | AtLeast | Below


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every part holds."""

    parts: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one part holds."""

    parts: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class NoneOf:
    """No part holds."""

    parts: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class Unmet:
    """The characteristics of a better category do not all hold."""

    category: str


Condition: TypeAlias = Leaf | AllOf | AnyOf | NoneOf | Unmet
