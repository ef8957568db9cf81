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
_UNIT_PRICE = re.compile(r"单价|元/(?!年)|租金|每[台月个人](?:费|价)|unit (?:price|cost|rate)", re.IGNORECASE)
_PER_TIME = re.compile(r"^每?[月年]费|[/每][月年]|per (?:month|year)|monthly|yearly", re.IGNORECASE)
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
    if kind == "price_line" and "stage" in columns and not columns.keys() & {"quantity", "unit_price"}:
        return
    for row in table.rows[at + 1 :]:
        pieces = [piece for piece in dict.fromkeys(row) if piece]
        if not pieces or any(paper.words.has("total_row", piece.text) for piece in pieces[:2]):
            continue
        if "product" in columns and "quantity" in columns:
            yield from _deliverable(paper, row, {**columns, "name": columns["product"]})
        elif kind == "price_line":
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
            names = _roles_of(paper, piece.text) if piece and len(piece.text) <= 24 else set()
            for name in names:
                if name != "amount" or "amount" not in columns or "unit_price" in columns or "quantity" not in columns:
                    columns[name] = place if name == "amount" else columns.get(name, place)
                else:
                    columns["unit_price"], columns["amount"] = columns["amount"], place
        monthly = row[columns["amount"]] if "amount" in columns else None
        if monthly and not columns.keys() & {"unit_price", "quantity"} and _PER_TIME.search(monthly.text):
            columns["unit_price"] = columns.pop("amount")
        if len(columns) >= 2 and sum(piece is not None for piece in row) >= 2:
            return at, {**columns, **_name_column(paper, table, at, columns)}
    return None, {}


def _roles_of(paper: Paper, text: str) -> set[str]:
    """What the head of a column says of it; a price of one is not an amount, and neither is a name."""
    names = set(paper.words.names("column", text))
    if _UNIT_PRICE.search(text):
        names = (names - {"amount"}) | {"unit_price"}
    if "unit_price" in names:
        names -= {"amount", "quantity", "unit", "name"}
    return names - {"name"} if names & {"quantity", "amount", "order", "unit", "trigger", "every"} else names


def _name_column(paper: Paper, table: Table, at: int, columns: dict[str, int]) -> dict[str, int]:
    """Of several columns of names the one with the most names; where no head says so, the first one of words."""
    figures = ("quantity", "unit", "unit_price", "amount", "share", "medium", "phone", "mail")
    taken = {columns[name] for name in figures if name in columns}
    named = [
        place
        for place, piece in enumerate(table.rows[at])
        if piece and place not in taken and "name" in paper.words.names("column", piece.text)
    ]
    free = [place for place in range(len(table.rows[at])) if place not in taken]
    found = {place: len({piece for row in table.rows[at + 1 :] if (piece := row[place]) and not _is_figure(piece.text)})
             for place in (named or free)}  # fmt: skip
    most = max(found.values(), default=0)
    best = next((place for place in sorted(found) if found[place] * 10 >= most * 7), None)
    return {"name": best} if best is not None and found[best] else {}


def _is_figure(text: str) -> bool:
    return bool(re.fullmatch(r"[\d.,¥%\s]+", text))


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
    if name is None:
        return
    prices, where = _prices(heads, row, columns)
    quantity, unit_name = _quantity(row, columns)
    if not prices or (quantity is None and "quantity" in columns):
        prices, quantity, unit_name, where = _shifted(row, prices, quantity, unit_name, where)
    if not prices:
        return
    places = [piece for place in ("quantity", "heads", "unit") if place in columns and (piece := row[columns[place]])]
    value = {"name": name.passage.text.strip(), "quantity": quantity, "unit": unit_name, **prices}
    yield propose("price_line", value, name, *where, *places, sure=0.9, because="a row of a price table")


def _prices(
    heads: tuple[Piece | None, ...], row: tuple[Piece | None, ...], columns: dict[str, int]
) -> tuple[dict[str, JsonValue], list[Piece]]:
    prices: dict[str, JsonValue] = {}
    where: list[Piece] = []
    for fact in ("unit_price", "amount"):
        cell = row[columns[fact]] if fact in columns else None
        head = heads[columns[fact]] if fact in columns else None
        unit = 10_000 if head and "万元" in head.text else 1
        sums = find_sums(cell.text, unit=unit, bare=True) if cell else ()
        if cell is None or not sums:
            continue
        prices[fact] = sums[0].value
        where += [cell, *([head] if head else [])]
        if fact == "unit_price" and len(sums) == 2:
            prices["amount"] = sums[1].value
    return prices, where


def _shifted(
    row: tuple[Piece | None, ...],
    prices: dict[str, JsonValue],
    quantity: str | None,
    unit: str | None,
    where: list[Piece],
) -> tuple[dict[str, JsonValue], str | None, str | None, list[Piece]]:
    """A row whose cells have slipped: sums by their sign, a quantity by its unit."""
    sums = [(one.value, piece) for piece in row if piece for one in find_sums(piece.text)]
    counts = [
        (match, piece) for piece in row if piece and (match := re.match(r"(\d+) ?([台套个箱张项只块条批])", piece.text))
    ]
    if counts:
        quantity, unit = counts[0][0][1], counts[0][0][2]
        where = [*where, counts[0][1]]
    if sums:
        names = ("unit_price", "amount") if len(sums) >= 2 else ("amount",)
        prices = dict(zip(names, (value for value, _ in sums), strict=False))
        where = [*where, *(piece for _, piece in sums)]
    return prices, quantity, unit, where


def _quantity(row: tuple[Piece | None, ...], columns: dict[str, int]) -> tuple[str | None, str | None]:
    at = columns.get("quantity", columns.get("heads"))
    cell = row[at] if at is not None else None
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
