"""A small contract, its people and cases for the desk's tests."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid5

import pytest
from django.db import connection

from mainstay.contracts.public import load_contract
from mainstay.desk.models import Case, Change, Note
from mainstay.desk.public import Act, Opening, Order, Step
from mainstay.desk.services import act_on_case, open_case
from mainstay.directory.public import ROLES, Actor, Grant, RoleName, add_person, get_actor, grant_role
from mainstay.kernel.errors import MainstayError
from mainstay.kernel.ledger import Entry, read_stream

CONTRACT = """\
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
  - {id: c3, number: 第三条, heading: 响应与解决, text: 故障响应与解决时间。, place: {page: 2}}
price: {total: '1000.00', capitals: 壹仟元整, clause: c2}
calendars:
  - {id: always, name: 全天候, clause: c3}
levels:
  - {id: I, name: {zh: 一级, en: Level I}, clause: c3}
  - {id: II, name: {zh: 二级, en: Level II}, clause: c3}
facts:
  - {name: stationed, label: 是否驻场, default: false}
pauses:
  - {id: waiting, name: {zh: 等待甲方, en: Waiting for the customer}, side: customer, clause: c3}
targets:
  - id: respond
    measure: respond
    name: {zh: 响应, en: Response}
    clause: c3
    calendar: always
    rows:
      - {when: {level: I}, length: 30min}
      - {when: {level: II}, length: 2h}
  - id: resolve
    measure: resolve
    name: {zh: 解决, en: Resolution}
    clause: c3
    calendar: always
    rows:
      - {when: {level: I}, length: 4h}
      - {when: {level: II}, length: 24h}
  - id: promise
    measure: promise
    name: {zh: 承诺, en: Promise}
    clause: c3
    calendar: always
    start: promised
    rows:
      - {length: promised}
confirm_timeout: 3 days
"""
EXCLUSIONS = """\
exclusions:
  - {id: storm, text: {zh: 台风等不可抗力, en: Typhoons and other force majeure}, clause: c1}
  - {id: misuse, text: {zh: 甲方违规操作, en: Wrong use by the customer}, clause: c2}
"""
NINE = datetime(2026, 10, 12, 1, 0, tzinfo=UTC)  # Monday, nine o'clock in Beijing
SPACE = UUID(int=99)


def after(minutes: float) -> datetime:
    """So many minutes past nine."""
    return NINE + timedelta(minutes=minutes)


@dataclass(frozen=True, slots=True)
class Desk:
    """A loaded contract and somebody in each role."""

    contract_id: UUID

    def person(self, role: str, *, contract_id: UUID | None = None) -> Actor:
        """Somebody with one role on the contract."""
        name = RoleName(role)
        grant = Grant(name, ROLES[name].side, contract_id or self.contract_id)
        return Actor(uuid5(SPACE, role), ROLES[name].zh, "某单位", (grant,))

    def open(self, *, level: str | None = "I", at: float = 0, title: str = "网络中断") -> Case:
        """A case reported by the customer."""
        opening = Opening(self.contract_id, title, "三楼全部断网", {"name": "王芳"}, {"level": level})
        return open_case(opening, actor=self.person("customer_contact"), now=after(at))

    def do(self, case: Case, act: Act, /, *, role: str = "vendor_engineer", at: float, **fields: Any) -> Case:
        """One act on a case, so many minutes past nine."""
        return self.order(case, make_order(act, **fields), role=role, at=at)

    def order(self, case: Case, order: Order, *, role: str, at: float) -> Case:
        """An order carried out by somebody in a role."""
        return act_on_case(case.number, order, actor=self.person(role), now=after(at))

    def enlist(self, role: str, *, login: str = "", name: str = "") -> Actor:
        """Somebody who is known to the directory, with one role on the contract."""
        person = add_person(login or role, name=name or role, password=None, organisation_id=None, now=NINE)
        grant_role(person, role=RoleName(role), contract_id=self.contract_id, since=NINE)
        return get_actor(person, now=NINE)

    def by(self, actor: Actor, case: Case, act: Act, /, *, at: float, **fields: Any) -> Case:
        """One act on a case by a certain person."""
        return act_on_case(case.number, make_order(act, **fields), actor=actor, now=after(at))

    def step(self, act: Act, *, role: str = "vendor_engineer", at: float, **fields: Any) -> Step:
        """One step of a history."""
        return Step(self.person(role), make_order(act, **fields), after(at))


def make_order(act: Act, /, **fields: Any) -> Order:
    """An order: what stands beside `fields` is taken out of them."""
    beside = {name: fields.pop(name) for name in ("expected_seq", "occurred_at", "note") if name in fields}
    return Order(act, **beside, fields=fields)


def make_desk(text: str = CONTRACT) -> Desk:
    """Load the small contract, or another."""
    return Desk(load_contract(text, actor=None, now=NINE).contract_id)


def last_of(case: Case) -> Entry:
    """The latest entry of a case."""
    return read_stream(case.stream)[-1]


def row_counts() -> tuple[int, int, int, int]:
    """How many entries, cases, notes and changes there are."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM kernel_ledgerentry")
        entries = int(cursor.fetchone()[0])
    return entries, Case.objects.count(), Note.objects.count(), Change.objects.count()


def refuses(desk: Desk, case: Case, order: Order, *, error: type[MainstayError], role: str, at: float) -> str:
    """The English words of a refusal that has changed nothing."""
    before = Case.objects.filter(pk=case.pk).values().get()
    counts = row_counts()
    with pytest.raises(error) as refused:
        desk.order(case, order, role=role, at=at)
    assert refused.value.zh
    assert Case.objects.filter(pk=case.pk).values().get() == before
    assert counts == row_counts()
    problems = [f"{problem.path}: {problem.en}" for problem in refused.value.problems]
    return "; ".join([refused.value.en, *problems])
