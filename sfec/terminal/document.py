"""A document at the prompt: the same tree that Word and PDF are written from, in the terminal's width.

What it says was made safe when the tree was read: no character of it can do anything to a terminal.
"""

from collections.abc import Iterator, Sequence
from typing import Any, TypeAlias

from rich.console import Console
from rich.text import Text

from sfec.terminal.columns import GAP, hanging, paragraph, side_by_side
from sfec.terminal.looks import STEPS, console

#: A column gives way to words up to this long.
LONGEST_WORD = 14
Node: TypeAlias = dict[str, Any]
#: What a class of the text looks like here; a category's colour is that of every other screen.
_LOOKS = {"good": "green", "ill": "red", "draft": "bold red", "small": "dim", "subtitle": "dim"}
_LOOKS |= {f"category-{number}": look for number, look in enumerate(STEPS, 1)}
_SPELT = {"Space": " ", "SoftBreak": " ", "LineBreak": "\n"}


def show_document(blocks: Sequence[Node]) -> None:
    """Print a document."""
    shown = console()
    for number, text in enumerate(_blocks(shown, blocks)):
        if number:
            shown.print()
        shown.print(text)


def _blocks(shown: Console, blocks: Sequence[Node], style: str = "") -> Iterator[Text]:
    for block in blocks:
        yield from (text for text in _block(shown, block, style) if text.plain.strip())


def _block(shown: Console, block: Node, style: str) -> Iterator[Text]:
    content: Any = block.get("c")
    match block["t"], content:
        case (("Para" | "Plain"), inlines):
            yield paragraph(shown, _words(inlines, style))
        case "Header", [_, _, inlines]:
            yield paragraph(shown, _words(inlines, "bold"))
        case "Div", [[_, names, _], inner]:
            yield from _blocks(shown, inner, _look(names) or style)
        case "BlockQuote", inner:
            yield from _blocks(shown, inner, style)
        case (("BulletList" | "OrderedList"), _):
            yield Text("\n").join(_list(shown, block, style))
        case "Table", [_, _, columns, head, bodies, _]:
            yield Text("\n").join(_table(shown, columns, head, bodies))


def _list(shown: Console, block: Node, style: str, indent: str = "") -> Iterator[Text]:
    """Each item of a list behind its mark, and beneath it those of the lists in it."""
    is_numbered = block["t"] == "OrderedList"
    first, items = (block["c"][0][0], block["c"][1]) if is_numbered else (0, block["c"])
    for number, blocks in enumerate(items, first):
        mark = f"{indent}{number:>3}." if is_numbered else f"{indent}  -"
        said = [_words(each["c"], style) for each in blocks if each["t"] in _SIMPLE]
        yield hanging(shown, mark, Text("\n").join(said))
        for each in blocks:
            if each["t"] in _LISTS:
                yield from _list(shown, each, style, indent + _DEEPER)


_SIMPLE = ("Para", "Plain")
_LISTS = ("BulletList", "OrderedList")
_DEEPER = "  "


def _table(shown: Console, columns: Sequence[Any], head: Sequence[Any], bodies: Sequence[Any]) -> Iterator[Text]:
    rows = [(row, "bold") for row in head[1]] + [(row, "") for body in bodies for row in body[3]]
    said = [[_cell(cell, style) for cell in cells] for (_, cells), style in rows]
    widths = _widths(shown.width - GAP * (len(columns) - 1), columns, said)
    for cells in said:
        yield side_by_side(shown, widths, cells)


def _cell(cell: Sequence[Any], style: str) -> Text:
    return Text("\n").join(_words(each["c"], style) for each in cell[4] if each["t"] in _SIMPLE)


def _widths(room: int, columns: Sequence[Any], rows: Sequence[Sequence[Text]]) -> list[int]:
    """Each column's width by its share, but no narrower than its longest word, up to a limit."""
    shares = [setting["c"] if setting["t"] == "ColWidth" else 1 / len(columns) for _, setting in columns]
    widths = [max(1, int(share * room / sum(shares))) for share in shares]
    for number, cells in enumerate(zip(*rows, strict=True)):
        words = [len(word) for cell in cells for word in cell.plain.split()]
        wanted = min(LONGEST_WORD, max(words, default=1))
        widest = max(range(len(widths)), key=widths.__getitem__)
        if (missing := min(wanted - widths[number], widths[widest] - 1)) > 0 and widest != number:
            widths[number] += missing
            widths[widest] -= missing
    return widths


def _words(inlines: Sequence[Node], style: str) -> Text:
    said = Text()
    for each in inlines:
        kind, content = each["t"], each.get("c", [])
        match kind:
            case "Str":
                said.append(content, style)
            case "Span":
                said.append_text(_words(content[1], _look(content[0][1]) or style))
            case "Strong":
                said.append_text(_words(content, f"bold {style}".strip()))
            case "Emph":
                said.append_text(_words(content, style))
            case "Link":
                said.append_text(_words(content[1], style))
            case _:
                said.append(_SPELT.get(kind, ""), style)
    return said


def _look(names: Sequence[str]) -> str:
    return next((_LOOKS[name] for name in names if name in _LOOKS), "")
