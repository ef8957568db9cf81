"""PDF with text in it, set by typst."""

import json
from pathlib import Path

import typst

from .fonts import family
from .markup import Block, Table

_HEAD = """#set page(paper: "a4", margin: 2.2cm, numbering: "1")
#set text(font: {font}, size: 10.5pt, lang: "zh", region: "cn")
#set par(leading: 0.75em, first-line-indent: 2em)
"""


def write_pdf(path: Path, title: str, parts: list[Block]) -> None:
    lines = [_HEAD.format(font=json.dumps(family())), f"#align(center, text(size: 16pt, {_text(title)}))"]
    lines += [_table(one.table) if one.table else _words(one) for one in parts]
    path.write_bytes(typst.compile("\n\n".join(lines).encode()))


def _words(one: Block) -> str:
    return f'#text(weight: "bold", {_text(one.text)})' if one.kind == "heading" else f"#{_text(one.text)}"


def _text(text: str) -> str:
    """A string of typst, so that no sign of the contract is taken for mark-up."""
    return json.dumps(text, ensure_ascii=False)


def _table(table: Table) -> str:
    cells = ",\n".join(
        f"table.cell(rowspan: {high}, colspan: {wide}, {_text(text)})" for _, _, high, wide, text in table.cells()
    )
    return f"#table(columns: {table.columns}, inset: 5pt,\n{cells})"
