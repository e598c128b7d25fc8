"""What a template may do: print what the context holds, test it, go through it, call macros; nothing else.

Every text of the context is printed as just that text. That holds because texts cannot be changed in a template: they
have no attributes there, few filters, and no operator that would join them to what is markup.
"""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from jinja2 import StrictUndefined, TemplateSyntaxError, UndefinedError, nodes
from jinja2.environment import TemplateModule
from jinja2.exceptions import SecurityError
from jinja2.loaders import FunctionLoader
from jinja2.runtime import Context, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from sfec.documents.text import Text, escape
from sfec.problems import did_you_mean, quoted
from sfec.rules.days import format_day

FILTERS = ("default", "first", "last", "length")
#: What a template may not hold, and how it is called there.
_REFUSED: tuple[tuple[type[nodes.Node], str], ...] = (
    (nodes.ScopedEvalContextModifier, "the tag autoescape"),
    (nodes.Concat, "the operator ~"),
    (nodes.Slice, "a slice, such as [1:],"),
)

#: How what is refused is told, and what is said of a gap that is printed.
REFUSED = " is not for templates"
_NOTHING = "there is nothing to print here\nask first whether it is there: {% if … %}"


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja, left with what templates need. `load` gives a template's source and how it is called."""

    #: Operators that are asked about when they are used, not worked out beforehand.
    intercepted_binops = frozenset({"+", "-", "*", "/", "//", "%", "**"})

    def __init__(self, load: Callable[[str], tuple[str, str, None] | None]) -> None:
        super().__init__(
            loader=FunctionLoader(load),
            autoescape=True,
            undefined=Unknown,
            finalize=printed,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        own = {"first": partial(_end, at=0), "last": partial(_end, at=-1)}
        self.filters = {name: own.get(name) or self.filters[name] for name in FILTERS}
        self.globals = {}

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:  # noqa: ANN401 - as jinja declares it
        """Whether a template may read it: nothing of a text, and nothing private."""
        return not isinstance(obj, str) and bool(super().is_safe_attribute(obj, attr, value))

    def is_safe_callable(self, obj: Any) -> bool:  # noqa: ANN401 - as jinja declares it
        """Whether a template may call it: macros alone; what is not there says so when it is called."""
        return isinstance(obj, Macro | StrictUndefined)

    def getitem(self, obj: Any, argument: Any) -> Any:  # noqa: ANN401 - as jinja declares it
        """What stands at a place; of a text, nothing."""
        return self.unsafe_undefined(obj, str(argument)) if isinstance(obj, str) else super().getitem(obj, argument)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:  # noqa: ANN401 - as jinja declares it
        """What an operator makes of two numbers; nothing else is joined, repeated or filled in."""
        if operator == "**" or not (isinstance(left, int) and isinstance(right, int)):
            raise SecurityError
        return super().call_binop(context, operator, left, right)

    def refuse(self, tree: nodes.Template, called: str) -> None:
        """Raise TemplateSyntaxError for the first thing in a template that would let markup out of a text."""
        for kind, name in _REFUSED:
            for found in tree.find_all(kind):
                raise TemplateSyntaxError(name + REFUSED, found.lineno, filename=called)


class Unknown(StrictUndefined):
    """A name that is not there; printed or tested, it is an error that says which was probably meant."""

    __slots__ = ()

    @property
    def _undefined_message(self) -> str:
        name = str(self._undefined_name)
        return f"there is no {quoted(name)} here\n{did_you_mean(name, _names_of(self._undefined_obj))}"


def printed(content: object) -> Markup:
    """What `{{ … }}` prints: markup as it is, a day in words, anything else as text."""
    if isinstance(content, StrictUndefined):
        return Markup(str(content))  # noqa: S704 - an unknown name: this raises
    if content is None:
        raise UndefinedError(_NOTHING)
    if isinstance(content, Markup):
        return content
    said = format_day(content) if isinstance(content, date) else str(content)
    return Markup(escape(said))  # noqa: S704 - escaped in this line


def as_text(content: Any) -> Any:  # noqa: ANN401 - a context holds records, texts, days and numbers
    """A context in which every text is escaped when it is printed."""
    if isinstance(content, str):
        return Text(str(content))
    if isinstance(content, tuple):
        made = getattr(type(content), "_make", tuple)
        return made([as_text(each) for each in content])
    return content


def _end(several: Any, at: int) -> Any:  # noqa: ANN401 - as jinja's own filters
    """The first or last of several; of a text, nothing: of what is escaped, a part says something else."""
    if isinstance(several, str):
        raise SecurityError
    found = tuple(several)
    return found[at] if found else None


def _names_of(content: object) -> list[str]:
    if isinstance(content, TemplateModule):
        return [each for each in vars(content) if not each.startswith("_")]
    return list(getattr(content, "_fields", ()))
