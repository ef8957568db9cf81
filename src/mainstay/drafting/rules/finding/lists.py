"""What stands in tables by rows: price lines, deliverables, people, staff."""

import re
from collections.abc import Iterator

from pydantic import JsonValue

from ..numerals import NUMBER, plain, read_number
from ..paper import Paper
from ..proposal import Proposal, propose
from ..structure import Piece, Table
from ..sums import find_sums
from .people import STATIONED, person

_QUANTITY = re.compile(rf"^(?P<n>{NUMBER})\s?(?P<unit>[^\d\s()（）,，。;]{{1,4}})?$")
_MEDIA = re.compile(r"纸质|电子|光盘|刻录|paper|electronic|disc|CD|PDF|Word", re.IGNORECASE)


def find(paper: Paper) -> Iterator[Proposal]:
    """The rows of each table by what its heads say."""
    for table in paper.tables:
        yield from _rows(paper, table)


def _rows(paper: Paper, table: Table) -> Iterator[Proposal]:
    at, columns = _columns(paper, table)
    if at is None:
        return
    head_texts = " ".join(piece.text for piece in table.rows[at] if piece)
    if columns.keys() & {"points", "rule", "level"}:
        return
    kind = _kind(table, columns, head_texts)
    for row in table.rows[at + 1 :]:
        pieces = [piece for piece in dict.fromkeys(row) if piece]
        if not pieces or any(paper.words.has("total_row", piece.text) for piece in pieces[:2]):
            continue
        if kind == "price_line":
            yield from _price_line(table.rows[at], row, columns)
        elif kind == "deliverable":
            yield from _deliverable(paper, row, columns)
        elif kind == "contact":
            yield from person(paper, row, columns)
        elif kind == "staffing":
            yield from _heads(row, columns)


def _columns(paper: Paper, table: Table) -> tuple[int | None, dict[str, int]]:
    for at, row in enumerate(table.rows[:2]):
        columns: dict[str, int] = {}
        for place, piece in enumerate(row):
            for name in paper.words.names("column", piece.text) if piece and len(piece.text) <= 24 else ():
                columns.setdefault(name, place)
        if len(columns) >= 2 and sum(piece is not None for piece in row) >= 2:
            return at, columns
    return None, {}


def _kind(table: Table, columns: dict[str, int], heads: str) -> str | None:
    if columns.keys() & {"unit_price", "amount"} and "name" in columns and "share" not in columns:
        return "price_line"
    if columns.keys() & {"phone", "mail"} and "person" in columns:
        return "contact"
    if re.search(r"人数|headcount|number of (?:staff|people)", heads) or (
        "role" in columns and "heads" in columns and "amount" not in columns
    ):
        return "staffing"
    near = " ".join(
        [
            table.caption,
            *(piece.text for piece in table.before),
            *(table.before[-1].passage.headings if table.before else ()),
        ]
    )
    delivers = re.search(r"交付|成果|提交|文档|资料|清单|deliver|document", near + heads, re.IGNORECASE)
    if (
        "name" in columns
        and ("quantity" in columns or ("medium" in columns and _MEDIA.search(_column_text(table, columns["medium"]))))
        and delivers
    ):
        return "deliverable"
    return None


def _column_text(table: Table, column: int) -> str:
    return " ".join(piece.text for row in table.rows[1:] if (piece := row[column]))


def _name_cell(row: tuple[Piece | None, ...], columns: dict[str, int]) -> Piece | None:
    piece = row[columns["name"]]
    return piece if piece and not re.fullmatch(r"[\d一二三四五六七八九十.、]+", piece.text) else None


def _price_line(
    heads: tuple[Piece | None, ...], row: tuple[Piece | None, ...], columns: dict[str, int]
) -> Iterator[Proposal]:
    name = _name_cell(row, columns)
    prices: dict[str, JsonValue] = {}
    where: list[Piece] = []
    for fact in ("unit_price", "amount"):
        if fact not in columns or (fact == "amount" and columns.get("unit_price") == columns["amount"]):
            continue
        cell, head = row[columns[fact]], heads[columns[fact]]
        unit = 10_000 if head and "万元" in head.text else 1
        sums = find_sums(cell.text, unit=unit, bare=True) if cell else ()
        if cell and sums:
            prices[fact] = sums[0].value
            where += [cell, *([head] if head else [])]
    if name is None or not prices:
        return
    quantity, unit_name = _quantity(row, columns)
    places = [piece for place in ("quantity", "unit") if place in columns and (piece := row[columns[place]])]
    value = {"name": name.passage.text.strip(), "quantity": quantity, "unit": unit_name, **prices}
    yield propose("price_line", value, name, *where, *places, sure=0.9, because="a row of a price table")


def _quantity(row: tuple[Piece | None, ...], columns: dict[str, int]) -> tuple[str | None, str | None]:
    cell = row[columns["quantity"]] if "quantity" in columns else None
    match = _QUANTITY.match(cell.text.strip()) if cell else None
    number = read_number(match["n"]) if match else None
    own = row[columns["unit"]] if "unit" in columns else None
    unit = own.text.strip() if own and own is not cell else (match["unit"] if match else None)
    return (plain(number) if number is not None else None), unit


def _deliverable(paper: Paper, row: tuple[Piece | None, ...], columns: dict[str, int]) -> Iterator[Proposal]:
    name = _name_cell(row, columns)
    quantity, unit = _quantity(row, columns)
    cell = row[columns["medium"]] if "medium" in columns else None
    media = sorted(paper.words.names("medium", cell.text)) if cell else []
    if name is None or not (quantity or media):
        return
    places = [piece for place in ("quantity", "unit", "medium") if place in columns and (piece := row[columns[place]])]
    value: dict[str, JsonValue] = {
        "name": name.passage.text.strip(),
        "quantity": quantity,
        "unit": unit,
        "media": [*media],
    }
    yield propose("deliverable", value, name, *places, sure=0.9, because="a row of a list of deliverables")


def _heads(row: tuple[Piece | None, ...], columns: dict[str, int]) -> Iterator[Proposal]:
    cell = row[columns["heads"]] if "heads" in columns else None
    match = _QUANTITY.match(cell.text.strip()) if cell else None
    number = read_number(match["n"]) if match else None
    role = row[columns["role"]] if "role" in columns else (row[columns["name"]] if "name" in columns else None)
    if cell and number is not None and role and role is not cell:
        others = [piece for piece in dict.fromkeys(row) if piece and piece not in (cell, role)]
        stationed = True if any(STATIONED.search(piece.text) for piece in (role, *others)) else None
        value: dict[str, JsonValue] = {
            "heads": plain(number),
            "role": role.passage.text.strip(),
            "stationed": stationed,
        }
        yield propose("staffing", value, cell, role, *others, sure=0.85, because="a row of a list of staff")
