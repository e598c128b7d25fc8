"""Measures how dense Python source is, and finds the places where it is densest.

Run as a module, it prints the figures of a folder and how much each finder finds; `--list FINDER`
prints the places themselves. What is counted, over every .py file under the folder:

- A function is a def or an async def: methods and functions within functions each count as one. Its
  lines run from the def to its end: signature and docstring are counted, decorators are not.
- Radon's complexity is 1, and 1 more for each if, elif, conditional expression, loop, loop's or
  try's else, except, assert, case but the bare one, and boolean operator; a comprehension counts 1
  for each of its fors and 1 for each of its ifs. What is asserted, decorators, defaults and the
  functions within a function are not counted into it: those are functions of their own.
- The complexity of `complex_functions` counts the same branches, but no ifs of comprehensions; a
  function within a function counts 1, and all its branches, into the function around it as well.
- Comprehensions (generator expressions are such) count 1 each, per 1,000 lines of any kind.
- The share of lines over 100 columns is of the lines that are not blank.
- A starred argument is not counted among the positional arguments of a call.
- An import statement counts 1, whatever it names, if any function is around it.
"""

import argparse
import ast
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain, takewhile
from pathlib import Path
from typing import NamedTuple, TypeAlias

import sfec

Function: TypeAlias = ast.FunctionDef | ast.AsyncFunctionDef
Comprehension: TypeAlias = ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp
Import: TypeAlias = ast.Import | ast.ImportFrom
#: What finds places in a folder's source, each as `path:line: name`.
Finder: TypeAlias = Callable[[Path], list[str]]
#: A line's number, and what is to be said of it.
Place: TypeAlias = tuple[int, str]

WIDEST, MOST_COMPLEX, MANY_POSITIONAL = 100, 10, 7
LONGEST_COMPREHENSION, SMALLEST_BODY = 2, 3
#: What radon does not look into from the function around it.
_CLOSED = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Assert)


class Source(NamedTuple):
    """One file: its path from the root, its lines, its tree, and what each node stands in."""

    path: Path
    lines: Sequence[str]
    tree: ast.Module
    parents: Mapping[ast.AST, ast.AST]

    def functions(self) -> list[Function]:
        """Every function of the file, methods and functions within functions among them."""
        return [node for node in ast.walk(self.tree) if isinstance(node, Function)]

    def comprehensions(self) -> list[Comprehension]:
        """Every comprehension of the file."""
        return [node for node in ast.walk(self.tree) if isinstance(node, Comprehension)]

    def around(self, node: ast.AST) -> Iterator[ast.AST]:
        """What a node stands in, from the nearest to the module."""
        while node is not self.tree:
            node = self.parents[node]
            yield node

    def name(self, node: ast.AST) -> str:
        """The dotted name of the function or class that a node is, or else stands in."""
        scopes = (Function, ast.ClassDef)
        names = [each.name for each in (node, *self.around(node)) if isinstance(each, scopes)]
        return ".".join(reversed(names)) or "<module>"


def sources(root: Path) -> list[Source]:
    """Every Python file under a folder, read."""
    return [_source(path, root) for path in sorted(root.rglob("*.py"))]


def radon_complexity(function: Function) -> int:
    """A function's complexity as radon counts it."""
    nodes = _own_nodes(function.body)
    return 1 + sum(_branches(node) + _conditions(node) for node in nodes)


def complexity(function: Function) -> int:
    """A function's complexity with that of the functions within it, ifs of comprehensions aside."""
    return sum(_branches(node) + isinstance(node, Function) for node in ast.walk(function))


def figures(root: Path) -> Mapping[str, float]:
    """The figures of a folder, by what each is of."""
    files = sources(root)
    lines = list(chain.from_iterable(source.lines for source in files))
    functions = list(chain.from_iterable(map(Source.functions, files)))
    complexities = [radon_complexity(function) for function in functions]
    function_lines = sum(map(_length, functions))
    comprehensions = sum(len(source.comprehensions()) for source in files)
    return {
        "complexity per function line": _ratio(sum(complexities), function_lines),
        "comprehensions per 1,000 lines": 1000 * _ratio(comprehensions, len(lines)),
        "lines over 100 columns, %": 100 * _share_of_long(lines),
        "calls with 7 or more positional arguments": len(many_positional(root)),
        "imports inside functions": len(local_imports(root)),
        "functions of radon complexity over 10": sum(each > MOST_COMPLEX for each in complexities),
        "mean function length in lines": _ratio(function_lines, len(functions)),
    }


def long_lines(root: Path, widest: int = WIDEST) -> list[str]:
    """Lines with more columns than they may have."""
    return _places(root, lambda source: _long_lines(source, widest))


def long_functions(root: Path, most: int) -> list[str]:
    """The functions of more lines than that."""
    return _places(root, lambda source: _over(source, _length, most))


def dense_comprehensions(root: Path) -> list[str]:
    """Comprehensions that are nested, have two fors, stand in a conditional, or are too long."""
    return _places(root, _dense_comprehensions)


def complex_functions(root: Path, most: int = MOST_COMPLEX) -> list[str]:
    """Functions more complex than they may be, functions within them counted in."""
    return _places(root, lambda source: _over(source, complexity, most))


def radon_complex_functions(root: Path, most: int = MOST_COMPLEX) -> list[str]:
    """Functions more complex than they may be, as radon counts."""
    return _places(root, lambda source: _over(source, radon_complexity, most))


def many_positional(root: Path, least: int = MANY_POSITIONAL) -> list[str]:
    """Calls with so many positional arguments that their order has to be known."""
    return _places(root, lambda source: _many_positional(source, least))


def local_imports(root: Path) -> list[str]:
    """Import statements inside functions."""
    return _places(root, _local_imports)


def import_module_users(root: Path) -> list[str]:
    """Files that use importlib's import_module, each where it first does."""
    return _places(root, lambda source: sorted(_import_module_uses(source))[:1])


def one_line_private(root: Path) -> list[str]:
    """Private functions of three lines or fewer that their own file names once, in a call."""
    return _places(root, _one_line_private)


FINDERS: Mapping[str, Callable[[Path], list[str]]] = {
    "long_lines": long_lines,
    "dense_comprehensions": dense_comprehensions,
    "complex_functions": complex_functions,
    "radon_complex_functions": radon_complex_functions,
    "many_positional": many_positional,
    "local_imports": local_imports,
    "import_module_users": import_module_users,
    "one_line_private": one_line_private,
}


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the figures and counts of a folder, or the places that one finder finds in it."""
    parser = argparse.ArgumentParser(description="How dense the Python source of a folder is.")
    source = Path(sfec.__file__).parent
    parser.add_argument("root", nargs="?", type=Path, default=source, help="sfec's, if not given")
    parser.add_argument("--list", choices=FINDERS, dest="finder", help="print what it finds")
    asked = parser.parse_args(arguments)
    if not asked.root.is_dir():
        parser.error(f"{asked.root} is not a folder")
    lines = FINDERS[asked.finder](asked.root) if asked.finder else _report(asked.root)
    sys.stdout.writelines(f"{line}\n" for line in lines)


def _report(root: Path) -> list[str]:
    found = {name: float(len(find(root))) for name, find in FINDERS.items()}
    return [*_table(figures(root)), "", *_table(found)]


def _table(values: Mapping[str, float]) -> list[str]:
    shown = {name: f"{value:,.2f}".removesuffix(".00") for name, value in values.items()}
    named = max(map(len, shown))
    wide = max(map(len, shown.values()))
    return [f"{name:<{named}}  {value:>{wide}}" for name, value in shown.items()]


def _source(path: Path, root: Path) -> Source:
    text = path.read_text(encoding="utf-8")
    return Source(path.relative_to(root), text.splitlines(), *_parsed(text))


@cache
def _parsed(text: str) -> tuple[ast.Module, Mapping[ast.AST, ast.AST]]:
    """A file's tree, and what each node of it stands in: each text is parsed once."""
    tree = ast.parse(text)
    parents: dict[ast.AST, ast.AST] = {}
    for node in ast.walk(tree):
        parents.update(dict.fromkeys(ast.iter_child_nodes(node), node))
    return tree, parents


def _places(root: Path, look: Callable[[Source], Iterable[Place]]) -> list[str]:
    found: list[str] = []
    for source in sources(root):
        at = source.path.as_posix()
        found += [f"{at}:{line}: {name}" for line, name in sorted(look(source))]
    return found


def _own_nodes(nodes: Iterable[ast.AST]) -> Iterator[ast.AST]:
    for node in nodes:
        yield node
        if not isinstance(node, _CLOSED):
            yield from _own_nodes(ast.iter_child_nodes(node))


def _branches(node: ast.AST) -> int:
    match node:
        case ast.If() | ast.IfExp() | ast.Assert() | ast.comprehension():
            return 1
        case ast.For() | ast.AsyncFor() | ast.While():
            return 1 + bool(node.orelse)
        case ast.Try():
            return len(node.handlers) + bool(node.orelse)
        case ast.BoolOp():
            return len(node.values) - 1
        case ast.Match():
            return len(node.cases) - any(_is_bare(case.pattern) for case in node.cases)
    return 0


def _is_bare(pattern: ast.pattern) -> bool:
    return isinstance(pattern, ast.MatchAs) and pattern.pattern is None


def _conditions(node: ast.AST) -> int:
    return len(node.ifs) if isinstance(node, ast.comprehension) else 0


def _last_line(node: ast.stmt | ast.expr) -> int:
    return node.end_lineno or node.lineno


def _length(function: Function) -> int:
    return _last_line(function) - function.lineno + 1


def _ratio(part: int, whole: int) -> float:
    return part / max(whole, 1)


def _share_of_long(lines: Sequence[str]) -> float:
    filled = [line for line in lines if line.strip()]
    return _ratio(sum(len(line) > WIDEST for line in filled), len(filled))


def _long_lines(source: Source, widest: int) -> Iterator[Place]:
    for number, line in enumerate(source.lines, 1):
        if len(line) > widest:
            yield number, f"{len(line)} columns"


def _dense_comprehensions(source: Source) -> Iterator[Place]:
    for node in source.comprehensions():
        reasons = ", ".join(_density(node, source))
        if reasons:
            yield node.lineno, f"{source.name(node)}: {reasons}"


def _density(node: Comprehension, source: Source) -> list[str]:
    around = takewhile(lambda each: not isinstance(each, ast.stmt), source.around(node))
    within = tuple(around)
    reasons = {
        "in another comprehension": any(isinstance(each, Comprehension) for each in within),
        "two or more fors": len(node.generators) > 1,
        "in a conditional expression": any(isinstance(each, ast.IfExp) for each in within),
        "over two lines": _last_line(node) - node.lineno >= LONGEST_COMPREHENSION,
    }
    return [reason for reason, holds in reasons.items() if holds]


def _over(source: Source, measure: Callable[[Function], int], most: int) -> Iterator[Place]:
    for function in source.functions():
        found = measure(function)
        if found > most:
            yield function.lineno, f"{source.name(function)}: {found}"


def _many_positional(source: Source, least: int) -> Iterator[Place]:
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call):
            found = sum(not isinstance(each, ast.Starred) for each in node.args)
            if found >= least:
                called = ast.unparse(node.func)
                yield node.lineno, f"{source.name(node)}: {called} with {found} arguments"


def _local_imports(source: Source) -> Iterator[Place]:
    for node in ast.walk(source.tree):
        if isinstance(node, Import) and any(isinstance(e, Function) for e in source.around(node)):
            yield node.lineno, f"{source.name(node)}: {ast.unparse(node)}"


def _import_module_uses(source: Source) -> Iterator[Place]:
    for node in ast.walk(source.tree):
        match node:
            case ast.Attribute(attr="import_module"):
                yield node.lineno, f"{source.name(node)}: {ast.unparse(node)}"
            case ast.ImportFrom(module="importlib", names=names):
                if any(each.name == "import_module" for each in names):
                    yield node.lineno, f"{source.name(node)}: {ast.unparse(node)}"


def _one_line_private(source: Source) -> Iterator[Place]:
    nodes = list(ast.walk(source.tree))
    named = Counter(map(_named, nodes))
    called = Counter(_named(node.func) for node in nodes if isinstance(node, ast.Call))
    for function in source.functions():
        if named[function.name] == called[function.name] == 1 and _is_small(function, source):
            yield function.lineno, source.name(function)


def _named(node: ast.AST) -> str:
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def _is_small(function: Function, source: Source) -> bool:
    private = function.name.startswith("_") and not function.name.endswith("__")
    outermost = isinstance(source.parents[function], ast.Module | ast.ClassDef)
    return private and outermost and _body_lines(function) <= SMALLEST_BODY


def _body_lines(function: Function) -> int:
    documented = ast.get_docstring(function, clean=False) is not None
    statements = function.body[1:] if documented else function.body
    return _last_line(function) - statements[0].lineno + 1 if statements else 0


if __name__ == "__main__":
    main()
