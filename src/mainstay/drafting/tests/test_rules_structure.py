"""Lines become passages and clauses, loose columns become tables, forms become labelled lines."""

import pytest

from mainstay.drafting.rules.blocks import Cell, Document, Grid, Line
from mainstay.drafting.rules.headings import read_heading
from mainstay.drafting.rules.layout import Rule, Word, joined_pages, page_blocks
from mainstay.drafting.rules.structure import Table, structure


def read(*lines: str) -> Document:
    return Document(tuple(Line(line) for line in lines), "text")


@pytest.mark.parametrize(
    ("text", "kind", "parts"),
    [
        ("第十二条 违约责任", "article", ("12",)),
        ("第三章 服务", "chapter", ("3",)),
        ("三、付款", "cn", ("3",)),
        ("（四）其他", "cnp", ("4",)),
        ("1.11 端口调试", "decimal", ("1", "11")),
        ("2．培训", "arabic", ("2",)),
        ("- (2) 培训", "arabicp", ("2",)),
        ("③ 工单响应", "circled", ("3",)),
        ("附件 2：清单", "annex", ("2",)),
        ("ARTICLE 4 - PRICE", "article", ("4",)),
        ("(b) the second", "letter", ("b",)),
    ],
)
def test_every_way_of_numbering_is_read(text: str, kind: str, parts: tuple[str, ...]) -> None:
    number = read_heading(text)
    assert number is not None
    assert (number.kind, number.parts) == (kind, parts)


@pytest.mark.parametrize("text", ["2022.9.16", "30分钟内响应", "甲方应付款", "1.5倍"])
def test_what_begins_with_a_figure_and_is_no_number_of_a_clause(text: str) -> None:
    assert read_heading(text) is None


def test_clauses_nest_and_keep_their_passages() -> None:
    found = structure(read("第一条 服务", "1.1 范围如下。", "（一）网络；", "第二条 付款", "分期支付。"))
    assert [(clause.id, clause.parent) for clause in found.clauses] == [
        ("1", ""),
        ("1.1", "1"),
        ("1.1.1", "1.1"),
        ("2", ""),
    ]
    assert found.passages[-1].headings == ("第二条 付款",)
    assert found.passages[-1].clause == "2"


def test_printed_lines_run_on_over_a_page_and_labels_do_not() -> None:
    found = structure(
        read(
            "①合同生效之日起计算，30 日内甲方收到乙方提供的合法、有",
            "",
            "效的发票后支付30%。",
            "地址：某路1号",
            "电话：123",
        )
    )
    assert [passage.text for passage in found.passages] == [
        "①合同生效之日起计算，30 日内甲方收到乙方提供的合法、有效的发票后支付30%。",
        "地址：某路1号",
        "电话：123",
    ]


def test_loose_lines_with_columns_become_a_table_with_blanks() -> None:
    found = structure(
        read("级别\t响应\t到场", "一级\t30分钟\t2小时", "----\t----\t----", "二级\t\t4小时", "说明文字。")
    )
    (table,) = found.tables
    assert [[cell.text if cell else None for cell in row] for row in table.rows] == [
        ["级别", "响应", "到场"],
        ["一级", "30分钟", "2小时"],
        ["二级", None, "4小时"],
    ]
    assert table.loose


def test_form_of_labels_becomes_lines() -> None:
    grid = Grid(((Cell("合同编号"), Cell("A-1")), (Cell("甲方"), Cell("某局"))), 1)
    found = structure(Document((grid,), "docx", paragraphs=True))
    assert [piece.text for piece in found.pieces] == ["合同编号:A-1", "甲方:某局"]


def words(*given: tuple[str, float, float]) -> list[Word]:
    return [Word(text, x, y, x + 10 * len(text), y + 10) for text, x, y in given]


def test_ruled_page_becomes_a_grid_with_a_merged_cell() -> None:
    rules = [Rule(0, y, 200, y) for y in (0, 20, 60)] + [Rule(x, 0, x, 60) for x in (0, 100, 200)]
    rules += [Rule(100, 40, 200, 40)]
    text = words(("级别", 10, 5), ("响应", 110, 5), ("一级", 10, 25), ("30分", 110, 25), ("1小时", 110, 45))
    (block,) = page_blocks(text, rules, 1)
    assert isinstance(block, Grid)
    assert [[cell.text for cell in row] for row in block.rows] == [
        ["级别", "响应"],
        ["一级", "30分"],
        ["一级", "1小时"],
    ]
    assert block.rows[1][0] is block.rows[2][0]


def test_heads_of_pages_are_told_once_and_a_table_goes_on() -> None:
    grid = Grid(((Cell("名称"), Cell("数量")), (Cell("甲"), Cell("1"))), 1)
    more = Grid(((Cell("名称"), Cell("数量")), (Cell("乙"), Cell("2"))), 2)
    pages: list[list[Line | Grid]] = [
        [Line("某某合同"), grid],
        [Line("某某合同"), more],
        [Line("某某合同"), Line("第 3 页")],
    ]
    blocks = joined_pages(pages)
    assert [block.text for block in blocks if isinstance(block, Line)] == ["某某合同"]
    (table,) = [block for block in blocks if isinstance(block, Grid)]
    assert [row[0].text for row in table.rows] == ["名称", "甲", "乙"]


def test_structure_keeps_the_page_of_each_passage() -> None:
    found = structure(Document((Line("第一条 甲", page=1), Line("第二条 乙", page=2)), "pdf", pages=2))
    assert [passage.page for passage in found.passages] == [1, 2]
    assert not any(isinstance(item, Table) for item in found.items)
