"""Contract files for tests: the smallest one that is whole, and edits of it."""

from typing import Any, cast

from mainstay.kernel.document import read_document

SMALL = """\
schema: 1
code: T
number: T-2026-01
title: {zh: 测试维保合同, en: Test upkeep contract}
source: 测试合同.docx
signed: 2025-12-20
term: {start: 2026-01-01, end: 2026-12-31, clause: c1}
parties:
  customer: {name: 某市数据局}
  vendor: {name: 某信息公司}
clauses:
  - {id: c1, number: 第一条, heading: 期限, text: 服务期一年。, place: {page: 1}}
  - {id: c2, number: 第二条, heading: 价款, text: 合同价款。, place: {page: 1}}
  - {id: c3, number: 第三条, heading: 响应, text: 故障响应时间。, place: {page: 2}}
price:
  total: '1000.00'
  capitals: 壹仟元整
  clause: c2
calendars:
  - {id: always, name: 全天候, clause: c3}
levels:
  - {id: I, name: 一级, clause: c3}
  - {id: II, name: 二级, clause: c3}
facts:
  - {name: stationed, label: 是否驻场, default: false}
targets:
  - id: respond
    measure: respond
    name: 响应
    clause: c3
    calendar: always
    rows:
      - {when: {level: I}, length: 30min}
      - {when: {level: II, stationed: true}, length: 1h}
      - {when: {level: II, stationed: false}, length: 2h}
"""


def small() -> dict[str, Any]:
    """The small contract as plain data, for a test to change."""
    return cast("dict[str, Any]", read_document(SMALL).data)


def line_of(text: str, part: str) -> int:
    """Line, from 1, on which a part of the text first stands."""
    return text[: text.index(part)].count("\n") + 1


def amendment(first_day: str) -> str:
    """Version 2 of the small contract: level I is answered in a quarter of an hour."""
    head = f"version: 2\namends: 1\nin_force_from: {first_day}\nsource: 变更协议.docx"
    return SMALL.replace("source: 测试合同.docx", head).replace("length: 30min", "length: 15min")
