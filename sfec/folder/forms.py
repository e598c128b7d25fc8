"""Forms: what a file may hold, checked by pydantic, with every fault in the words of people who type."""

from collections.abc import Sequence
from datetime import date
from types import UnionType
from typing import Annotated, Any, NamedTuple, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints, ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError

from sfec.folder.yaml_file import Node
from sfec.problems import Problem, did_you_mean, quoted
from sfec.rules.days import DAY_HINT, parse_day

Path = tuple[str | int, ...]


class Form(BaseModel):
    """What one mapping may hold: the keys named here and no others."""

    # Built when first filled: of the forms inside others, only the outermost ever is.
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


F = TypeVar("F", bound=Form)


class Fault(NamedTuple):
    """One thing a form does not accept: where, what kind (key, missing, empty, value), and what to do."""

    path: Path
    kind: str
    message: str
    hint: str


def refusal(message: str, hint: str) -> PydanticCustomError:
    """What a form's own check raises: the rest of a sentence that starts with the value, and a remedy."""
    return PydanticCustomError("sfec", "{message}", {"message": message, "hint": hint})


def _day(value: object) -> date:
    if isinstance(value, date):
        return value
    day = parse_day(value) if isinstance(value, str) else None
    if day is None:
        message = "is not a day" if value is not None else "is empty"
        raise refusal(message, DAY_HINT)
    return day


#: A text with something in it.
Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Day = Annotated[date, BeforeValidator(_day)]


def fill(form: type[F], node: Node, noun: str, who: str = "") -> tuple[F | None, list[Problem]]:
    """A form filled from a YAML node, or None with a problem, `noun-kind`, at each place it does not accept."""
    filled, faults = fill_plain(form, node.plain())
    problems = []
    for fault in faults:
        found = node.find(fault.path)
        span = found.key if fault.kind in ("key", "missing", "empty") else found.span
        problems.append(span.problem(f"{noun}-{fault.kind}", fault.message, fault.hint, who))
    return filled, problems


def fill_plain(form: type[F], content: object) -> tuple[F | None, list[Fault]]:
    """A form filled from plain texts and mappings, or None with its faults."""
    try:
        return form.model_validate(content), []
    except ValidationError as error:
        return None, [_fault(form, each) for each in error.errors(include_url=False)]


#: What pydantic's error types say in the words of people who type.
_EXPECTED = {
    "int_parsing": ("is not a whole number", "write digits alone"),
    "int_parsing_size": ("is not a number that can be meant", "write a whole number of a few digits"),
    "int_from_float": ("is not a whole number", "write digits alone"),
    "greater_than_equal": ("is less than it can be", "write a larger number"),
    "decimal_parsing": ("is not a number", "write digits, with a point if need be"),
    "bool_parsing": ("is neither yes nor no", "write yes or no"),
    "string_type": ("is not a text", "write one text here, not a list or a group of keys"),
    "tuple_type": ("is not a list", "write a list: [one, another], or a line each starting with a hyphen"),
    "list_type": ("is not a list", "write a list: [one, another], or a line each starting with a hyphen"),
    "dict_type": ("is not a group of keys", "write `key: value` lines, indented below it"),
    "model_type": ("is not a group of keys", "write `{name: …}` after it, or `name: …` and other keys indented below"),
}


def _fault(form: type[Form], error: ErrorDetails) -> Fault:
    path: Path = tuple(error["loc"])
    name = next((each for each in reversed(path) if isinstance(each, str)), "the file")
    kind, given = error["type"], error["input"]
    if kind == "extra_forbidden":
        allowed = _keys_at(form, path[:-1])
        hint = did_you_mean(name, allowed) or f"known here: {', '.join(allowed)}"
        return Fault(path, "key", f"{quoted(name)} is not known here", hint)
    if kind == "missing":
        return Fault(path[:-1], "missing", f"{quoted(name)} is missing", f"add a line `{name}: …`")
    if given is None or kind == "string_too_short":
        return Fault(path, "empty", f"{quoted(name)} is empty", f"write it after `{name}:`")
    shown = f"{name}: {quoted(given)}" if isinstance(given, str) else quoted(name)
    if kind == "literal_error":
        allowed = [str(each) for each in _allowed_at(form, path)]
        near = did_you_mean(str(given), allowed)
        hint = f"allowed: {', '.join(allowed)}" + (f"; {near}" if near else "")
        return Fault(path, "value", f"{shown} is not one of those allowed", hint)
    context = error.get("ctx", {})
    message, hint = _EXPECTED.get(kind, (context.get("message", "cannot be read"), context.get("hint", "")))
    return Fault(path, "value", f"{shown} {message}", hint)


def _keys_at(form: type[Form], path: Path) -> list[str]:
    within = _type_at(form, path)
    if isinstance(within, type) and issubclass(within, Form):
        return [each.alias or name for name, each in within.model_fields.items()]
    return []


def _allowed_at(form: type[Form], path: Path) -> Sequence[object]:
    return get_args(_type_at(form, path))


def _type_at(form: type[Form], path: Path) -> Any:  # noqa: ANN401 - a type expression has no narrower type
    found: Any = form
    for step in path:
        found = _bare(found)
        if isinstance(found, type) and issubclass(found, Form):
            fields = {each.alias or name: each for name, each in found.model_fields.items()}
            found = fields[str(step)].annotation if step in fields else None
        else:
            inner = [each for each in get_args(found) if each is not Ellipsis]
            found = inner[-1] if inner else None
    return _bare(found)


def _bare(found: Any) -> Any:  # noqa: ANN401 - a type expression has no narrower type
    if get_origin(found) is Annotated:
        return _bare(get_args(found)[0])
    if get_origin(found) in (Union, UnionType):
        return _bare(next(each for each in get_args(found) if each is not type(None)))
    return found
