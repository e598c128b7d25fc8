"""A document at the prompt: the tree that Word and PDF are written from, in the screen's width.

What it says was made safe when the tree was read: no character of it can do anything to a terminal.
"""

from collections.abc import Iterator, Sequence
from typing import Any, TypeAlias

from rich.text import Text

from sfec.terminal.columns import GAP, hanging, paragraph, side_by_side
from sfec.terminal.screen import Screen
from sfec.terminal.styles import STEPS

#: A column gives way to words up to this long.
LONGEST_WORD = 14
Node: TypeAlias = dict[str, Any]
#: How a class of the text looks here; a category's colour is that of every other screen.
_STYLES = {"good": "green", "ill": "red", "draft": "bold red", "small": "dim", "subtitle": "dim"}
_STYLES |= {f"category-{number}": style for number, style in enumerate(STEPS, 1)}
_SPELT = {"Space": " ", "SoftBreak": " ", "LineBreak": "\n"}
_SIMPLE = ("Para", "Plain")
_LISTS = ("BulletList", "OrderedList")
_DEEPER = "  "


def show_document(blocks: Sequence[Node]) -> None:
    """Print a document."""
    screen = Screen()
    for number, text in enumerate(_blocks(screen, blocks)):
        if number:
            screen.print()
        screen.print(text)


def _blocks(screen: Screen, blocks: Sequence[Node], style: str = "") -> Iterator[Text]:
    for block in blocks:
        yield from (text for text in _block(screen, block, style) if text.plain.strip())


def _block(screen: Screen, block: Node, style: str) -> Iterator[Text]:
    content: Any = block.get("c")
    match block["t"], content:
        case (("Para" | "Plain"), inlines):
            yield paragraph(screen, _words(inlines, style))
        case "Header", [_, _, inlines]:
            yield paragraph(screen, _words(inlines, "bold"))
        case "Div", [[_, names, _], inner]:
            yield from _blocks(screen, inner, _style(names) or style)
        case "BlockQuote", inner:
            yield from _blocks(screen, inner, style)
        case (("BulletList" | "OrderedList"), _):
            yield Text("\n").join(_list(screen, block, style))
        case "Table", [_, _, columns, [_, head], bodies, _]:
            yield Text("\n").join(_table(screen, columns, head, bodies))


def _list(screen: Screen, block: Node, style: str, indent: str = "") -> Iterator[Text]:
    """Each item of a list behind its mark, and beneath it those of the lists in it."""
    is_numbered = block["t"] == "OrderedList"
    first, items = (block["c"][0][0], block["c"][1]) if is_numbered else (0, block["c"])
    for number, blocks in enumerate(items, first):
        mark = f"{indent}{number:>3}." if is_numbered else f"{indent}  -"
        yield hanging(screen, mark, _simple(blocks, style))
        for inner in blocks:
            if inner["t"] in _LISTS:
                yield from _list(screen, inner, style, indent + _DEEPER)


def _simple(blocks: Sequence[Node], style: str) -> Text:
    """What the plain paragraphs among blocks say, each on a line."""
    return Text("\n").join(_words(each["c"], style) for each in blocks if each["t"] in _SIMPLE)


def _table(
    screen: Screen, columns: Sequence[Any], head: Sequence[Any], bodies: Sequence[Any]
) -> Iterator[Text]:
    rows = [_row(row, "bold") for row in head]
    for body in bodies:
        rows += [_row(row, "") for row in body[3]]
    widths = _widths(screen.width - GAP * (len(columns) - 1), columns, rows)
    for cells in rows:
        yield side_by_side(screen, widths, cells)


def _row(row: Sequence[Any], style: str) -> list[Text]:
    """The texts of a row's cells, of which the blocks come last."""
    return [_simple(cell[4], style) for cell in row[1]]


def _widths(room: int, columns: Sequence[Any], rows: Sequence[Sequence[Text]]) -> list[int]:
    """Each column's width by its share, but no narrower than its longest word, up to a limit."""
    shares = [_share(setting, len(columns)) for _, setting in columns]
    widths = [max(1, int(share * room / sum(shares))) for share in shares]
    for number, cells in enumerate(zip(*rows, strict=True)):
        words = " ".join(cell.plain for cell in cells).split()
        wanted = min(LONGEST_WORD, max(map(len, words), default=1))
        widest = max(range(len(widths)), key=widths.__getitem__)
        missing = min(wanted - widths[number], widths[widest] - 1)
        if missing > 0 and widest != number:
            widths[number] += missing
            widths[widest] -= missing
    return widths


def _share(setting: Node, columns: int) -> float:
    """A column's share of the room: its own, or the same as any other's."""
    share: float = setting["c"] if setting["t"] == "ColWidth" else 1 / columns
    return share


def _words(inlines: Sequence[Node], style: str) -> Text:
    words = Text()
    for inline in inlines:
        kind, content = inline["t"], inline.get("c", [])
        match kind:
            case "Str":
                words.append(content, style)
            case "Span":
                words.append_text(_words(content[1], _style(content[0][1]) or style))
            case "Strong":
                words.append_text(_words(content, f"bold {style}".strip()))
            case "Emph":
                words.append_text(_words(content, style))
            case "Link":
                words.append_text(_words(content[1], style))
            case _:
                words.append(_SPELT.get(kind, ""), style)
    return words


def _style(names: Sequence[str]) -> str:
    return next((_STYLES[name] for name in names if name in _STYLES), "")
