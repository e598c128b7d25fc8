"""Templates: Markdown with Jinja; a trust's own file of a name counts before the shipped one."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple
from zipfile import is_zipfile

from jinja2 import TemplateNotFound, TemplateSyntaxError, UndefinedError, nodes
from jinja2.exceptions import SecurityError
from jinja2.meta import find_undeclared_variables

from sfec.documents.sandbox import FILTERS, REFUSED, Sandbox, as_text
from sfec.folder.atomic import write_whole
from sfec.folder.bundled import bundled
from sfec.folder.documents_folder import TEMPLATES_FOLDER as FOLDER
from sfec.folder.listing import left_behind, list_folder
from sfec.problems import Level, Place, Problem, ProblemsFound, did_you_mean, quoted

SUFFIX = ".md.j2"
LETTERHEAD = "letterhead.docx"
#: What each template is given, by the name it has there.
CONTEXTS: Mapping[str, tuple[str, ...]] = {
    "audit-programme.md.j2": ("programme",),
    "ceo-letter.md.j2": ("letter",),
    "year-page.md.j2": ("year",),
    "parts.md.j2": (),
}
_ALONE = "print texts one after the other, each in its own braces"


class Template(NamedTuple):
    """A file that documents are made from, and where the one that counts lies."""

    name: str
    path: Path
    is_own: bool


class Templates:
    """The templates of a trust's folder, and the shipped ones where it has none of a name."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.own, self.shipped = folder, folder / FOLDER, bundled("templates")
        self._sandbox = Sandbox(self._load)
        self._looked_at: dict[str, list[Problem]] = {}

    def listed(self) -> list[Template]:
        """Every template, each as the file of it that counts."""
        return [self.found(name) for name in sorted([*CONTEXTS, LETTERHEAD])]

    def found(self, name: str) -> Template:
        """The file that counts for a name."""
        own = self.own / name
        return Template(name, own, is_own=True) if own.is_file() else Template(name, self.shipped / name, is_own=False)

    def copy_out(self, name: str) -> Path:
        """Copy a shipped template into the trust's folder, to be changed there.

        Raises ProblemsFound: file-exists, file-unwritable.
        """
        content = (self.shipped / name).read_bytes()
        write_whole(self.own / name, shown(name), lambda path: path.write_bytes(content))
        return self.own / name

    def render(self, name: str, **context: object) -> str:
        """A template filled in.

        Raises ProblemsFound: template-syntax, template-unknown, template-unsafe, template-broken.
        """
        if name not in self._looked_at:
            self._looked_at[name] = list(self.look_at(name, context))
        if problems := self._looked_at[name]:
            raise ProblemsFound(problems)
        try:
            return self._sandbox.get_template(name).render({key: as_text(each) for key, each in context.items()})
        except Exception as error:  # whatever a trust's own template does wrong is told at its line
            raise ProblemsFound([_problem(name, error)]) from error

    def problems(self) -> Iterator[Problem]:
        """What is wrong with the trust's own templates, before anything is filled in; what is none of them is a note.

        Problems: template-syntax, template-unknown, template-unsafe, letterhead-broken, file-unknown.
        """
        paths, problems = list_folder(self.own, FOLDER)
        yield from problems
        for path in paths:
            if path.name in CONTEXTS:
                yield from self.look_at(path.name, CONTEXTS[path.name])
            elif path.name == LETTERHEAD:
                yield from [] if is_zipfile(path) else [broken_letterhead()]
            elif behind := left_behind(shown(path.name), path.name):
                yield behind
            elif not path.name.startswith("."):
                hint = did_you_mean(path.name, [*CONTEXTS, LETTERHEAD]) or "`sfec templates` lists those that are"
                yield Problem(Place(shown(path.name)), "file-unknown", "this is not read", hint, level=Level.NOTE)

    def look_at(self, name: str, context: Iterable[str]) -> Iterator[Problem]:
        """What is wrong with a template before it is filled in: its syntax, and names that no context has."""
        try:
            source, _, _ = self._load(name) or ("", "", None)
            tree = self._sandbox.parse(source, name, shown(name))
            self._sandbox.compile(source, name, shown(name))
        except (TemplateSyntaxError, UnicodeDecodeError) as error:
            yield _problem(name, error)
            return
        known = list(context)
        unknown = find_undeclared_variables(tree) - set(known)
        for each in tree.find_all(nodes.Name):
            if each.name in unknown and each.ctx == "load":
                message = f"there is no {quoted(each.name)} here"
                hint = did_you_mean(each.name, known) or f"known here: {', '.join(known) or 'nothing'}"
                yield Problem(_place(name, each.lineno), "template-unknown", message, hint)

    def _load(self, name: str) -> tuple[str, str, None] | None:
        if name not in CONTEXTS:
            return None
        source = self.found(name).path.read_text(encoding="utf-8")
        self._sandbox.refuse(self._sandbox.parse(source, name, shown(name)), shown(name))
        return source, shown(name), None


def broken_letterhead() -> Problem:
    """A letterhead that is no Word file."""
    hint = "save it in Word as Word Document (.docx), or take it away: sfec then uses its own"
    return Problem(Place(shown(LETTERHEAD)), "letterhead-broken", "it is no Word file that can be read", hint)


def shown(name: str) -> str:
    """A template as problems name it."""
    return f"{FOLDER}/{name}"


def _place(name: str, line: int | None) -> Place:
    return Place(shown(name), line=line or 0)


def _problem(name: str, error: Exception) -> Problem:
    """What went wrong in a template, at its line."""
    said, _, hint = str(error.args[0] if error.args else error).partition("\n")
    match error:
        case UnicodeDecodeError():
            return Problem(Place(shown(name)), "template-syntax", "it is not UTF-8 text", "save it as UTF-8")
        case TemplateSyntaxError():
            return _syntax(name, error)
        case TemplateNotFound():
            message, near = f"there is no template {quoted(said)}", did_you_mean(said, CONTEXTS)
            return Problem(_raised_at(name, error), "template-unknown", message, near or "`sfec templates` lists them")
        case SecurityError():
            message = "it reaches for what no template may have"
            return Problem(_raised_at(name, error), "template-unsafe", message, _ALONE)
        case UndefinedError():
            return Problem(_raised_at(name, error), "template-unknown", said, hint)
    message = "it takes itself in, without end" if isinstance(error, RecursionError) else "this cannot be filled in"
    hint = "compare it with the shipped one: `sfec templates` says where that is"
    return Problem(_raised_at(name, error), "template-broken", message, hint)


def _syntax(name: str, error: TemplateSyntaxError) -> Problem:
    message = (error.message or "it cannot be read").rstrip(".")
    place = Place(error.filename or shown(name), line=error.lineno)
    if message.startswith("No filter named"):
        wanted = message.split("'")[1]
        hint = did_you_mean(wanted, FILTERS) or f"filters: {', '.join(FILTERS)}"
        return Problem(place, "template-unknown", f"there is no filter {quoted(wanted)} here", hint)
    if message.endswith(REFUSED):
        return Problem(place, "template-unsafe", message, _ALONE)
    hint = "every {% if %} and {% for %} has its end, every {{ its }}"
    return Problem(place, "template-syntax", message[0].lower() + message[1:], hint)


def _raised_at(name: str, error: Exception) -> Place:
    """The last line of a template that an error came through."""
    place, step = Place(shown(name)), error.__traceback__
    while step is not None:
        path = step.tb_frame.f_code.co_filename
        if path.startswith(f"{FOLDER}/"):
            place = Place(path, line=step.tb_lineno)
        step = step.tb_next
    return place
