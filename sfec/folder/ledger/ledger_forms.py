"""How what is recorded is written as JSON and read back, by tables that name every key.

The keys belong to the file and the attributes to the model: where an attribute is renamed, its key
stays. What cannot have been written so is refused: UnsoundLineError.
"""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, Final, Generic, NamedTuple, TypeVar

from sfec.problems import Place

T = TypeVar("T")
R = TypeVar("R", bound=NamedTuple)
#: Says of a key that no line is without it.
NEEDED: Final = object()


class UnsoundLineError(ValueError):
    """Raised where a line of the ledger does not hold what it has to."""


class Form(NamedTuple, Generic[T]):
    """How a value is written as JSON, and read from it; reading may raise UnsoundLineError.

    `plain` is the type of what JSON has itself, and is read as it is.
    """

    write: Callable[[T], Any]
    read: Callable[[object], T]
    plain: type[T] | None = None


def plain_form(kind: type[T]) -> Form[T]:
    """What JSON has itself: a text, a number, true and false, none of them taken for another."""

    def read(content: object) -> T:
        """What is of that very type: true is no number, though Python has it so."""
        if type(content) is kind:
            return content
        raise UnsoundLineError(content)

    return Form(write=lambda value: value, read=read, plain=kind)


def text_form(write: Callable[[T], str], parse: Callable[[str], T]) -> Form[T]:
    """What is written as a text; `parse` raises ValueError where a text is none of its kind."""

    def read(content: object) -> T:
        """A text as `parse` has it; what it refuses, the ledger refuses."""
        if not isinstance(content, str):
            raise UnsoundLineError(content)
        try:
            return parse(content)
        except ValueError as error:
            raise UnsoundLineError(content) from error

    return Form(write=write, read=read)


def list_form(item: Form[T]) -> Form[tuple[T, ...]]:
    """Several of a kind in their order, in a list."""
    write_item, read_item = item.write, item.read

    def write(values: tuple[T, ...]) -> object:
        """Each as its own form has it, in a list: JSON has no other."""
        return [write_item(each) for each in values]

    def read(content: object) -> tuple[T, ...]:
        """A list, and nothing that only looks like one: a text is no list of letters."""
        if isinstance(content, list):
            return tuple([read_item(each) for each in content])
        raise UnsoundLineError(content)

    return Form(write=write, read=read)


class Key(NamedTuple):
    """A key of a record in the file, the attribute that it holds, and the form of that.

    A line without the key says that the attribute is `empty`.
    """

    name: str
    attribute: str
    form: Form[Any]
    empty: object = NEEDED


def record_form(record: type[R], keys: Sequence[Key]) -> Form[R]:
    """A record of the model, key by key in this order; what is empty is left out.

    Other keys that stand beside them belong to others.
    """
    return Form(write=_record_writer(keys), read=_record_reader(record, keys))


def _record_writer(keys: Sequence[Key]) -> Callable[[Any], dict[str, Any]]:
    def write(value: object) -> dict[str, Any]:
        """A record's keys, but for those whose attribute is what a line without them says."""
        content = {}
        for name, attribute, form, empty in keys:
            part = getattr(value, attribute)
            if empty is NEEDED or part != empty:
                content[name] = form.write(part)
        return content

    return write


def _record_reader(record: type[R], keys: Sequence[Key]) -> Callable[[object], R]:
    by_attribute = {key.attribute: key for key in keys}
    in_its_order = [by_attribute[each] for each in record._fields]
    # Taken apart once: a hundred thousand lines are read by this.
    parts = [(key.name, key.empty, key.form.plain, key.form.read) for key in in_its_order]

    def read(content: object) -> R:
        """A record, its attributes in their order; a key that is needed has to be there."""
        if not isinstance(content, dict):
            raise UnsoundLineError(content)
        values = []
        for name, empty, plain, read_part in parts:
            part = content.get(name, empty)
            if type(part) is not plain and (part is not empty or part is NEEDED):
                part = read_part(part)
            values.append(part)
        return record._make(values)

    return read


def _parse_figure(text: str) -> Decimal:
    try:
        return Decimal(text)
    except InvalidOperation as error:
        raise ValueError(text) from error


TEXT, NUMBER, FLAG = plain_form(str), plain_form(int), plain_form(bool)
TEXTS = list_form(TEXT)
DAY = text_form(date.isoformat, date.fromisoformat)
#: The text of a figure's digits, so that it comes back as it was.
FIGURE = text_form(str, _parse_figure)
PLACE = text_form(str, Place.parse)
