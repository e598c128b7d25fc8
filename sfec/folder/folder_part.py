"""A part of the data folder: read when first asked for, and kept with what was wrong in it."""

from collections.abc import Callable
from typing import Any, Generic, TypeVar

from sfec.problems import Part

T = TypeVar("T")


class folder_part(Generic[T]):  # noqa: N801 - it decorates, as property does
    """Makes of a method that reads a part an attribute that is the part's value.

    The folder keeps what was read, with its problems, in `parts` by the method's name.
    """

    def __init__(self, read: Callable[[Any], Part[T]]) -> None:
        self.read, self.name, self.__doc__ = read, read.__name__, read.__doc__

    def keep(self, folder: Any) -> Part[T]:  # noqa: ANN401 - any that has parts
        """The part with its problems, read now if it has not been."""
        if self.name not in folder.parts:
            folder.parts[self.name] = self.read(folder)
        kept: Part[T] = folder.parts[self.name]
        return kept

    def __get__(self, folder: Any, owner: type[object]) -> T:  # noqa: ANN401 - as above
        """The part's value."""
        return self.keep(folder).value
