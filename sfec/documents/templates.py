"""Templates: Markdown with Jinja; a trust's own file of a name counts before the shipped one."""

import re
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple
from zipfile import BadZipFile, ZipFile

from jinja2 import TemplateNotFound, TemplateSyntaxError, UndefinedError, nodes
from jinja2.exceptions import SecurityError
from jinja2.meta import find_undeclared_variables

from sfec.documents.sandbox import FILTERS, REFUSED, ParsedTemplate, Sandbox, as_text
from sfec.folder.formats.atomic import write_whole
from sfec.folder.formats.bundled import bundled
from sfec.folder.formats.listing import left_behind, list_folder
from sfec.folder.names import TEMPLATES_FOLDER as FOLDER
from sfec.problems import Level, Place, Problem, ProblemsFound, did_you_mean, quoted
from sfec.pupil_numbers import holds_pupil_number

SUFFIX = ".md.j2"
LETTERHEAD = "letterhead.docx"
_PUPIL = "a pupil's number stands in this template"
_PUPIL_HINT = "write it without the number: every document made from it would hold it"
#: In the XML of a Word file: where a line ends, and what is no text.
_LINE_ENDS, _MARKUP = re.compile(rb"</w:p>|<w:(?:tab|br|cr)\b"), re.compile(rb"<[^>]*>")
_ALONE = "print texts one after the other, each in its own braces"


class Template(NamedTuple):
    """A file that documents are made from, and where the one that counts lies."""

    name: str
    path: Path
    is_own: bool


class Templates:
    """The templates of a trust's folder, and the shipped ones where it has none of a name.

    `contexts` has what each template is given, by the name it has there. Each is read once.
    """

    def __init__(self, folder: Path, contexts: Mapping[str, Sequence[str]]) -> None:
        self.folder, self.own, self.shipped = folder, folder / FOLDER, bundled("templates")
        self.contexts = contexts
        self._sandbox = Sandbox(self._parsed)
        self._read: dict[str, ParsedTemplate] = {}
        self._looked_at: dict[str, list[Problem]] = {}

    @property
    def names(self) -> list[str]:
        """The name of every template, the letterhead being one."""
        return sorted([*self.contexts, LETTERHEAD])

    def listed(self) -> list[Template]:
        """Every template, each as the file of it that counts."""
        return [self.found(name) for name in self.names]

    def found(self, name: str) -> Template:
        """The file that counts for a name."""
        own = self.own / name
        if own.is_file():
            return Template(name, own, is_own=True)
        return Template(name, self.shipped / name, is_own=False)

    def letterhead(self) -> Path:
        """The letterhead that counts. Raises ProblemsFound: letterhead-broken, letterhead-pupil."""
        path, is_own = self.found(LETTERHEAD)[1:]
        if LETTERHEAD not in self._looked_at:
            self._looked_at[LETTERHEAD] = list(_letterhead_problems(path)) if is_own else []
        if problems := self._looked_at[LETTERHEAD]:
            raise ProblemsFound(problems)
        return path

    def copy_out(self, name: str) -> Path:
        """Copy a shipped template into the trust's folder, to be changed there.

        Raises ProblemsFound: file-exists, file-unwritable.
        """
        content = (self.shipped / name).read_bytes()
        write_whole(self.own / name, shown(name), lambda path: path.write_bytes(content))
        return self.own / name

    def render(self, name: str, **context: object) -> str:
        """A template filled in.

        Raises ProblemsFound: template-syntax, template-unknown, template-unsafe, template-broken,
        template-pupil.
        """
        if name not in self._looked_at:
            # With the shipped ones there is nothing wrong, and to look takes time.
            is_own = self.found(name).is_own
            self._looked_at[name] = list(self.look_at(name, context)) if is_own else []
        if problems := self._looked_at[name]:
            raise ProblemsFound(problems)
        try:
            template = self._sandbox.get_template(name)
            return template.render({key: as_text(each) for key, each in context.items()})
        except Exception as error:  # whatever a trust's own template does wrong is told at its line
            raise ProblemsFound([_problem(name, error, self.contexts)]) from error

    def problems(self) -> Iterator[Problem]:
        """What is wrong with the trust's own, before anything is filled in; no template: a note.

        Problems: template-syntax, template-unknown, template-unsafe, template-pupil,
        letterhead-broken, letterhead-pupil, file-unknown.
        """
        paths, problems = list_folder(self.own, FOLDER)
        yield from problems
        for path in paths:
            if path.name in self.contexts:
                yield from self.look_at(path.name, self.contexts[path.name])
            elif path.name != LETTERHEAD:
                yield from self._unknown(path.name)
            else:
                yield from _letterhead_problems(path)

    def look_at(self, name: str, context: Iterable[str]) -> Iterator[Problem]:
        """What is wrong with a template before it is filled in: its syntax, and unknown names."""
        try:
            tree = self._parsed(name).tree
            self._sandbox.get_template(name)
        except (TemplateSyntaxError, UnicodeDecodeError) as error:
            yield _problem(name, error, self.contexts)
            return
        known = list(context)
        unknown = find_undeclared_variables(tree) - set(known)
        for each in tree.find_all(nodes.Name):
            if each.name in unknown and each.ctx == "load":
                place = Place(shown(name), line=each.lineno)
                message = f"there is no {quoted(each.name)} here"
                near = did_you_mean(each.name, known)
                hint = near or f"known here: {', '.join(known) or 'nothing'}"
                yield Problem(place, "template-unknown", message, hint)

    def _parsed(self, name: str) -> ParsedTemplate:
        """A template as it is parsed. Raises TemplateNotFound, TemplateSyntaxError."""
        if name not in self.contexts:
            raise TemplateNotFound(name)
        if name not in self._read:
            source = self.found(name).path.read_text(encoding="utf-8")
            for number, line in enumerate(source.splitlines(), 1):
                if holds_pupil_number(line):
                    raise TemplateSyntaxError(_PUPIL, number, name, shown(name))
            self._read[name] = self._sandbox.read(source, name, shown(name))
        return self._read[name]

    def _unknown(self, name: str) -> Iterator[Problem]:
        """What is said of a file that is no template, but for one that is hidden."""
        known = [*self.contexts, LETTERHEAD]
        if behind := left_behind(shown(name), name, known):
            yield behind
        elif not name.startswith("."):
            near = did_you_mean(name, known)
            hint = near or "`sfec templates` lists those that are"
            message = "this is not read"
            yield Problem(Place(shown(name)), "file-unknown", message, hint, level=Level.NOTE)


def broken_letterhead() -> Problem:
    """A letterhead that is no Word file."""
    message = "it is no Word file that can be read"
    hint = "save it in Word as Word Document (.docx), or take it away: sfec then uses its own"
    return Problem(Place(shown(LETTERHEAD)), "letterhead-broken", message, hint)


def shown(name: str) -> str:
    """A template as problems name it."""
    return f"{FOLDER}/{name}"


def _letterhead_problems(path: Path) -> Iterator[Problem]:
    """What is wrong with a letterhead before it is used."""
    try:
        with ZipFile(path) as archive:
            parts = [archive.read(each) for each in archive.namelist() if each.endswith(".xml")]
    except (BadZipFile, OSError, RuntimeError, NotImplementedError, zlib.error):
        yield broken_letterhead()
        return
    texts = [_MARKUP.sub(b"", _LINE_ENDS.sub(rb" \g<0>", each)) for each in parts]
    if any(holds_pupil_number(each.decode("utf-8", "replace")) for each in (*parts, *texts)):
        message = "a pupil's number stands in the letterhead"
        hint = "take it out, in its header and footer too: every document set in it would hold it"
        yield Problem(Place(shown(LETTERHEAD)), "letterhead-pupil", message, hint)


def _problem(name: str, error: Exception, known: Iterable[str]) -> Problem:
    """What went wrong in a template, at its line."""
    place = _raised_at(name, error)
    said, _, hint = str(error.args[0] if error.args else error).partition("\n")
    match error:
        case UnicodeDecodeError():
            whole, message = Place(shown(name)), "it is not UTF-8 text"
            return Problem(whole, "template-syntax", message, "save it as UTF-8")
        case TemplateSyntaxError():
            return _syntax(name, error)
        case TemplateNotFound():
            message = f"there is no template {quoted(said)}"
            near = did_you_mean(said, known) or "`sfec templates` lists them"
            return Problem(place, "template-unknown", message, near)
        case SecurityError():
            message = "it reaches for what no template may have"
            return Problem(place, "template-unsafe", message, _ALONE)
        case UndefinedError():
            return Problem(place, "template-unknown", said, hint)
        case RecursionError():
            message = "it takes itself in, without end"
        case _:
            message = "this cannot be filled in"
    hint = "compare it with the shipped one: `sfec templates` says where that is"
    return Problem(place, "template-broken", message, hint)


def _syntax(name: str, error: TemplateSyntaxError) -> Problem:
    message = (error.message or "it cannot be read").rstrip(".")
    place = Place(error.filename or shown(name), line=error.lineno)
    if message == _PUPIL:
        return Problem(place, "template-pupil", message, _PUPIL_HINT)
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
