"""A contract with rules on notices and objections, and its people, for the tests of notices."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from unittest.mock import patch
from uuid import UUID

from django.db import connection

from mainstay.contracts.public import load_contract
from mainstay.contracts.tests.make import SMALL
from mainstay.directory.public import Actor, RoleName, add_person, get_actor, grant_role, set_reach
from mainstay.kernel.timers import fire_due
from mainstay.notices.queries.reading import Standing
from mainstay.notices.rules.words import NoticeAct, NoticeMedium
from mainstay.notices.services import Sending, act_on_notice, send_notice

BEGIN = datetime(2026, 3, 1, 16, tzinfo=UTC)  # Monday 2 March, 00:00 in China
PASSWORD = "seven grey herons wade"
OFFICE = """\
  - id: office
    name: 工作时间
    clause: c3
    holidays: true
    windows: [{days: [mon, tue, wed, thu, fri], start: "09:00", end: "17:00"}]
"""
TERMS = """\
notices:
  clause: c2
  change_within: 3 workdays
  calendar: office
  media:
    - {medium: post, deemed: {zh: 文书退回之日, en: The day on which it comes back}, clause: c3}
    - {medium: in_person, deemed: 送达人注明情况之日, clause: c3}
    - {medium: electronic, deemed: 进入对方系统之日, clause: c3}
obligations:
  - {id: answer, name: 答复异议, clause: c3, what: 24小时内书面答复, trigger: objection_raised, due: 24h,
     silence_accepts: true, calendar: always}
"""
CONTRACT = (
    SMALL.replace("levels:\n", OFFICE + "levels:\n").replace(
        "customer: {name: 某市数据局}", "customer: {name: 某市数据局, address: 文汇路1号}"
    )
    + TERMS
)


def at(text: str) -> datetime:
    """`03-04 17:00` of 2026 in China."""
    return datetime.fromisoformat(f"2026-{text}+08:00").astimezone(UTC)


@dataclass
class Office:
    """A contract in force; people by role."""

    contract_id: UUID
    people: dict[str, UUID] = field(default_factory=dict)

    def person(self, role: str, *, contract: UUID | None = None) -> Actor:
        """Somebody with one role on the contract, or on another."""
        key = role if contract is None else f"{role}-{contract}"
        if key not in self.people:
            since = BEGIN - timedelta(days=1)
            self.people[key] = add_person(key, name=role, password=PASSWORD, organisation_id=None, now=since)
            grant_role(self.people[key], role=RoleName(role), contract_id=contract or self.contract_id, since=since)
            set_reach(self.people[key], phone="13900000000", mail=f"{role}@example.cn")
        return get_actor(self.people[key], now=BEGIN + timedelta(days=300))

    def send(self, role: str, medium: NoticeMedium, when: str, **more: Any) -> Standing:
        """A notice registered when it is sent."""
        sending = Sending(self.contract_id, medium, "关于服务的函", "请予核实。", at(when), **more)
        return send_notice(sending, actor=self.person(role), now=at(when))

    def act(self, found: Standing, act: NoticeAct, role: str, when: str, **fields: Any) -> Standing:
        """One act on a notice, with a note unless told."""
        told, row = {"note": "见附件"} | fields, found.row
        return act_on_notice(row.id, act, told, expected_seq=row.seq, actor=self.person(role), now=at(when))


def make_office(text: str = CONTRACT) -> Office:
    """The contract loaded."""
    loaded = load_contract(text, actor=None, now=BEGIN)
    assert not loaded.is_draft, loaded.findings
    return Office(loaded.contract_id)


def fire(when: str) -> int:
    """Fire what is due at a moment; how many timers."""
    done = 0
    with patch("mainstay.kernel.timers.firing.now", return_value=at(when)):
        while found := fire_due().done:
            done += found
    return done


def counts() -> tuple[int, ...]:
    """Notices, entries, timers, messages: what a refused act must leave as it was."""
    tables = ("notices_notice", "kernel_ledgerentry", "kernel_timer", "notify_outboxmessage")
    return tuple(_count(table) for table in tables)


def _count(table: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table}")
        return int(cursor.fetchone()[0])
