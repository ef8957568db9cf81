"""The mark-up of the contracts: paragraphs, `# headings`, and tables whose cells may be merged or hold a table.

A table stands between `%table` and `%end`, a row a line, cells parted by ` | `. A cell `^` is merged with the one
above, `<` with the one at its left, `[[name]]` holds the table written before as `%nested name`. `%tabs` and `%loose`
are tables that arrive as lines with tabs; `%sheet` begins a sheet of Excel.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

Row = list[str]


@dataclass(frozen=True)
class Table:
    """Rows of cells, and the tables that stand in cells by their mark."""

    rows: list[Row]
    nested: dict[str, "Table"] = field(default_factory=dict)

    @property
    def columns(self) -> int:
        return max(len(row) for row in self.rows)

    def cells(self) -> Iterator[tuple[int, int, int, int, str]]:
        """Each printed cell: row, column, how many rows and columns it spans, its text."""
        for at, row in enumerate(self.rows):
            for column, text in enumerate(row):
                if text not in {"^", "<"}:
                    wide = 1 + _run(row[column + 1 :], "<")
                    below = [self.rows[down][column] for down in range(at + 1, len(self.rows))]
                    yield at, column, 1 + _run(below, "^"), wide, text


@dataclass(frozen=True)
class Block:
    """A paragraph, a heading, a table, the tab-parted line of a loose table, or the name of a sheet."""

    kind: str
    text: str = ""
    table: Table | None = None


def _run(cells: Sequence[str], sign: str) -> int:
    return next((at for at, cell in enumerate(cells) if cell != sign), len(cells))


def blocks(lines: Sequence[str]) -> list[Block]:
    """The contract's parts in order."""
    return list(_blocks(iter(lines), {}))


def _blocks(lines: Iterator[str], nested: dict[str, Table]) -> Iterator[Block]:
    for line in lines:
        if line.startswith("%nested "):
            nested[f"[[{line.removeprefix('%nested ')}]]"] = Table(_rows(lines, " | "))
        elif line == "%table":
            yield Block("table", table=Table(_even(_rows(lines, " | ")), nested))
        elif line in {"%tabs", "%loose"}:
            yield from (Block("loose", "\t".join(row)) for row in _rows(lines, "\t"))
        elif line.startswith("%sheet "):
            yield Block("sheet", line.removeprefix("%sheet "))
        elif line.startswith("# "):
            yield Block("heading", line.removeprefix("# "))
        elif line.strip():
            yield Block("paragraph", line)


def _rows(lines: Iterator[str], between: str) -> list[Row]:
    rows = []
    for line in lines:
        if line == "%end":
            break
        rows.append([cell.strip() for cell in re.split(re.escape(between), line)])
    return rows


def _even(rows: list[Row]) -> list[Row]:
    """Rows of one width: one that is too short has its first cell merged over what lacks."""
    wide = max(len(row) for row in rows)
    return [row[:1] + ["<"] * (wide - len(row)) + row[1:] for row in rows]
