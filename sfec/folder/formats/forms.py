"""Forms: what a file may hold, and every fault in the words of people who type."""

from datetime import date
from types import UnionType
from typing import Annotated, NamedTuple, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails, PydanticCustomError

from sfec.folder.formats.nodes import Node
from sfec.problems import Part, choice_hint, did_you_mean, nearest, quoted
from sfec.rules.days import DAY_HINT, parse_day

#: The keys, and the places in lists, that lead to a value.
KeyPath = tuple[str | int, ...]


class Form(BaseModel):
    """What one mapping may hold: the keys named here and no others."""

    # Built when first filled: of the forms inside others, only the outermost ever is.
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


F = TypeVar("F", bound=Form)


class Fault(NamedTuple):
    """What a form does not accept: where, its kind (key, missing, empty, value), and what to do."""

    path: KeyPath
    kind: str
    message: str
    hint: str


def refusal(message: str, hint: str) -> PydanticCustomError:
    """What a form's own check raises: the rest of a sentence on the value, and what to do."""
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


def fill(form: type[F], node: Node, noun: str, who: str = "") -> Part[F | None]:
    """A form filled from a node, or None with a problem, `noun-kind`, at each faulty place."""
    filled, faults = fill_plain(form, node.plain())
    problems = []
    for fault in faults:
        nearest = node.find(fault.path)
        span = nearest.key if fault.kind in ("key", "missing", "empty") else nearest.span
        problems.append(span.problem(f"{noun}-{fault.kind}", fault.message, fault.hint, who))
    return Part(filled, problems)


def fill_plain(form: type[F], content: object) -> tuple[F | None, list[Fault]]:
    """A form filled from plain texts and mappings, or None with its faults.

    Of a key that is misspelt only that is told, not that the key meant is missing.
    """
    try:
        return form.model_validate(content), []
    except ValidationError as error:
        errors = error.errors(include_url=False)
    meant = {_meant(form, each) for each in errors if each["type"] == _UNKNOWN}
    told = (each for each in errors if each["type"] != _MISSING or each["loc"] not in meant)
    return None, [_fault(form, each) for each in told]


def _meant(form: type[Form], error: ErrorDetails) -> KeyPath:
    """The path of the key that one which is not known here was probably meant as."""
    *path, name = error["loc"]
    return (*path, nearest(str(name), _keys_at(form, tuple(path))))


#: What pydantic calls a key that a form has not, and one that it has and that is not there.
_UNKNOWN, _MISSING = "extra_forbidden", "missing"
_NO_LIST = ("is not a list", "write a list: [one, another], or a line each starting with a hyphen")
#: What pydantic's error types say in the words of people who type.
_EXPECTED = {
    "int_parsing": ("is not a whole number", "write digits alone"),
    "int_parsing_size": (
        "is not a number that can be meant",
        "write a whole number of a few digits",
    ),
    "int_from_float": ("is not a whole number", "write digits alone"),
    "greater_than_equal": ("is less than it can be", "write a larger number"),
    "decimal_parsing": ("is not a number", "write digits, with a point if need be"),
    "bool_parsing": ("is neither yes nor no", "write yes or no"),
    "string_type": ("is not a text", "write one text here, not a list or a group of keys"),
    "tuple_type": _NO_LIST,
    "list_type": _NO_LIST,
    "dict_type": ("is not a group of keys", "write `key: value` lines, indented below it"),
    "model_type": (
        "is not a group of keys",
        "write `{name: …}` after it, or `name: …` and other keys indented below",
    ),
}


def _fault(form: type[Form], error: ErrorDetails) -> Fault:
    path: KeyPath = tuple(error["loc"])
    name = next((step for step in reversed(path) if isinstance(step, str)), "the file")
    kind, typed = error["type"], error["input"]
    if kind == _UNKNOWN:
        known = _keys_at(form, path[:-1])
        hint = did_you_mean(name, known) or f"known here: {', '.join(known)}"
        return Fault(path, "key", f"{quoted(name)} is not known here", hint)
    if kind == _MISSING:
        return Fault(path[:-1], "missing", f"{quoted(name)} is missing", f"add a line `{name}: …`")
    if typed is None or kind == "string_too_short":
        return Fault(path, "empty", f"{quoted(name)} is empty", f"write it after `{name}:`")
    shown = f"{name}: {quoted(typed)}" if isinstance(typed, str) else quoted(name)
    message, hint = _unfit(form, path, error)
    return Fault(path, "value", f"{shown} {message}", hint)


def _unfit(form: type[Form], path: KeyPath, error: ErrorDetails) -> tuple[str, str]:
    """Why a value cannot stand at a path, as the rest of a sentence on it, and what to do."""
    kind = error["type"]
    if kind == "literal_error":
        allowed = [str(value) for value in get_args(_type_at(form, path))]
        return "is not one of those allowed", choice_hint(str(error["input"]), allowed)
    context = error.get("ctx", {})
    refused = context.get("message", "cannot be read"), context.get("hint", "")
    return _EXPECTED.get(kind, refused)


def _keys_at(form: type[Form], path: KeyPath) -> list[str]:
    within = _type_at(form, path)
    if isinstance(within, type) and issubclass(within, Form):
        return list(_fields(within))
    return []


def _fields(form: type[Form]) -> dict[str, FieldInfo]:
    """A form's fields by the keys that people type."""
    return {field.alias or name: field for name, field in form.model_fields.items()}


def _type_at(form: type[Form], path: KeyPath) -> object:
    """The type that stands at a path, as the form has it."""
    within: object = form
    for step in path:
        within = _bare(within)
        if isinstance(within, type) and issubclass(within, Form):
            field = _fields(within).get(str(step))
            within = field.annotation if field else None
        else:
            inner = [each for each in get_args(within) if each is not Ellipsis]
            within = inner[-1] if inner else None
    return _bare(within)


def _bare(annotation: object) -> object:
    """A type without what is annotated to it, and without its being perhaps nothing."""
    if get_origin(annotation) is Annotated:
        return _bare(get_args(annotation)[0])
    if get_origin(annotation) in (Union, UnionType):
        return _bare(next(each for each in get_args(annotation) if each is not type(None)))
    return annotation
