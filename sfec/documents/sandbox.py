"""What a template may do: print what the context holds, test it, go through it, call macros.

Every text of the context is printed as just that text. That holds because texts cannot be changed
in a template: they have no attributes there, few filters, and no operator that would join them to
what is markup.
"""

from collections.abc import Callable, MutableMapping
from datetime import date
from functools import partial
from typing import Any, NamedTuple

from jinja2 import StrictUndefined, TemplateSyntaxError, UndefinedError, nodes
from jinja2.environment import Environment, Template, TemplateModule
from jinja2.exceptions import SecurityError
from jinja2.loaders import BaseLoader
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


class ParsedTemplate(NamedTuple):
    """A template that has been read, and how problems call it."""

    tree: nodes.Template
    called: str


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja, left with what templates need. `parsed` gives the template of a name."""

    #: Operators that are asked about when they are used, not worked out beforehand.
    intercepted_binops = frozenset({"+", "-", "*", "/", "//", "%", "**"})

    def __init__(self, parsed: Callable[[str], ParsedTemplate]) -> None:
        super().__init__(
            loader=_Loader(parsed),
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

    def is_safe_attribute(self, obj: object, attr: str, value: object) -> bool:
        """Whether a template may read it: nothing of a text, and nothing private."""
        return not isinstance(obj, str) and bool(super().is_safe_attribute(obj, attr, value))

    def is_safe_callable(self, obj: object) -> bool:
        """Whether a template may call it: macros alone; what is not there says so when called."""
        return isinstance(obj, Macro | StrictUndefined)

    def getitem(self, obj: object, argument: object) -> object:
        """What stands at a place; of a text, nothing."""
        if isinstance(obj, str):
            return self.unsafe_undefined(obj, str(argument))
        return super().getitem(obj, argument)

    def call_binop(self, context: Context, operator: str, left: object, right: object) -> object:
        """What an operator makes of two numbers; nothing else is joined, repeated or filled in."""
        are_numbers = isinstance(left, int) and isinstance(right, int)
        if operator == "**" or not are_numbers:
            raise SecurityError
        return super().call_binop(context, operator, left, right)

    def read(self, source: str, name: str, called: str) -> ParsedTemplate:
        """A template parsed.

        Raises TemplateSyntaxError, also for the first thing in it that would let markup out of a
        text.
        """
        tree = self.parse(source, name, called)
        for kind, refused in _REFUSED:
            for found in tree.find_all(kind):
                raise TemplateSyntaxError(refused + REFUSED, found.lineno, filename=called)
        return ParsedTemplate(tree, called)


class _Loader(BaseLoader):
    """Loads templates that have been parsed, so that each is parsed once."""

    def __init__(self, parsed: Callable[[str], ParsedTemplate]) -> None:
        self._parsed = parsed

    def load(
        self,
        environment: Environment,
        name: str,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 - as jinja declares it
    ) -> Template:
        """The template of a name, compiled. Raises TemplateSyntaxError."""
        found = self._parsed(name)
        code = environment.compile(found.tree, name, found.called)
        return environment.template_class.from_code(environment, code, globals or {})


class Unknown(StrictUndefined):
    """A name that is not there; printed or tested, it says which may have been meant."""

    __slots__ = ()

    @property
    def _undefined_message(self) -> str:
        name, within = str(self._undefined_name), self._undefined_obj
        names = getattr(within, "_fields", ())
        if isinstance(within, TemplateModule):
            names = [each for each in vars(within) if not each.startswith("_")]
        near = did_you_mean(name, names)
        return f"there is no {quoted(name)} here\n{near}"


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
    """The first or last of several; not of a text, of which, escaped, a part says another thing."""
    if isinstance(several, str):
        raise SecurityError
    found = tuple(several)
    return found[at] if found else None
