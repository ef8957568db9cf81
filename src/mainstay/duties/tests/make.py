"""A contract with duties and its people, for the tests of duties."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from unittest.mock import patch
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import connection

from mainstay.contracts.public import load_contract, sign_version
from mainstay.contracts.tests.make import SMALL
from mainstay.directory.public import Actor, RoleName, add_person, get_actor, grant_role, set_reach
from mainstay.duties.models import Duty
from mainstay.duties.queries.terms import owed
from mainstay.duties.rules.words import DutyAct
from mainstay.duties.services import act_on_duty, plan_duties
from mainstay.kernel.timers import fire_due
from mainstay.notify.public import list_sendings

BEGIN = datetime(2026, 3, 1, 16, tzinfo=UTC)  # Monday 2 March, 00:00 in China
OBLIGATIONS = """\
obligations:
  - id: inspection
    name: {zh: 季度巡检, en: Quarterly inspection}
    clause: c3
    what: {zh: 完成上季度检查, en: Check of the quarter before}
    recurrence: {every: 3 months, due: 5 workdays}
    calendar: office
    either_or: [health-check]
    raises: inspection_done
    evidence: [{zh: 巡检记录, en: Record}]
    accepted_by: customer
    accept_within: 3 days
    silence_accepts: true
  - {id: health-check, name: {zh: 健康检查, en: Health check}, clause: c3, what: 与巡检二选一,
     recurrence: {every: 3 months, due: 5 workdays}, calendar: office, either_or: [inspection],
     raises: inspection_done, accepted_by: customer}
  - {id: report, name: 巡检报告, clause: c3, what: 一周内出具报告, trigger: inspection_done, due: 1 week,
     calendar: always}
  - {id: yearly, name: 年度报告, clause: c3, what: 当年最后一次检查后一周内, recurrence: {every: 1 year},
     trigger: inspection_done, due: 1 week, calendar: always}
  - {id: backup, name: 月度备份, clause: c3, what: 每月备份, recurrence: {every: 1 month, due: 0 days},
     calendar: always}
  - {id: training, name: 培训, clause: c3, what: 按需培训, trigger: customer_asked, due: as_asked, calendar: always}
  - {id: filing, name: 人员报备, clause: c3, what: 提前一周报备, trigger: staff_changed, due: 1 week, before: true,
     calendar: always}
  - {id: payment, name: 付款确认, clause: c3, owner: customer, what: 每月确认, calendar: always,
     recurrence: {every: 1 month, due: 10 days}}
"""
OFFICE = """\
  - id: office
    name: 工作时间
    clause: c3
    holidays: true
    windows: [{days: [mon, tue, wed, thu, fri], start: "09:00", end: "17:00"}]
"""
CONTRACT = SMALL.replace("levels:\n", OFFICE + "levels:\n") + OBLIGATIONS
PASSWORD = "seven grey herons wade"


def at(text: str) -> datetime:
    """`04-08 17:00` of 2026 in China."""
    return datetime.fromisoformat(f"2026-{text}+08:00").astimezone(UTC)


@dataclass
class Office:
    """A contract in force, planned on 2 March 2026; people by role."""

    contract_id: UUID
    people: dict[str, UUID] = field(default_factory=dict)

    def person(self, role: str, *, contract: UUID | None = None) -> Actor:
        """Somebody with one role on the contract, or on another."""
        key = role if contract is None else f"{role}-{contract}"
        if key not in self.people:
            self.people[key] = add_person(
                key, name=role, password=PASSWORD, organisation_id=None, now=BEGIN - timedelta(days=1)
            )
            where = contract or self.contract_id
            grant_role(self.people[key], role=RoleName(role), contract_id=where, since=BEGIN - timedelta(days=1))
            set_reach(self.people[key], phone="13900000000", mail=f"{role}@example.cn")
        return get_actor(self.people[key], now=BEGIN + timedelta(days=300))

    def duty(self, key: str) -> Duty:
        """A duty by its key."""
        return Duty.objects.get(contract_id=self.contract_id, key=key)

    def act(self, duty: Duty, act: DutyAct, role: str, when: datetime, **fields: Any) -> Duty:
        """One act, with a note unless told."""
        told = {"note": "见附件"} | fields
        return act_on_duty(duty.id, act, told, expected_seq=duty.seq, actor=self.person(role), now=when)


def make_office(text: str = CONTRACT) -> Office:
    """The contract loaded and its duties planned."""
    loaded = load_contract(text, actor=None, now=BEGIN)
    assert not loaded.is_draft, loaded.findings
    plan_duties(loaded.contract_id, now=BEGIN)
    return Office(loaded.contract_id)


def amend(office: Office, text: str, first_day: str) -> None:
    """Load and sign an amendment."""
    head = f"version: 2\namends: 1\nin_force_from: {first_day}\nsource: 变更协议.docx\nsigned_by_both: false"
    load_contract(re.sub(r"source: .*", head, text, count=1), actor=None, now=BEGIN)
    for role in ("customer_approver", "vendor_manager"):
        sign_version(office.contract_id, 2, actor=office.person(role), now=BEGIN)


@contextmanager
def it_is(moment: datetime) -> Iterator[None]:
    """Let timers see another present."""
    with patch("mainstay.kernel.timers.firing.now", return_value=moment):
        yield


def fire(moment: datetime) -> int:
    """Fire what is due at a moment; how many timers."""
    done = 0
    with it_is(moment):
        while found := fire_due().done:
            done += found
    return done


def counts() -> tuple[int, ...]:
    """Duties, entries, timers, messages: what a refused act must leave as it was."""
    tables = ("duties_duty", "kernel_ledgerentry", "kernel_timer", "notify_outboxmessage")
    return tuple(int(_rows(f"SELECT count(*) FROM {table}")[0][0]) for table in tables)


def told(kind: str, duty: Duty) -> list[tuple[str, ...]]:
    """Channel and name of those who are told something of a kind about a duty, in order.

    Its words say which: the duty, and but for word of progress the moment too.
    """
    assert duty.due_at is not None
    due = f"{duty.due_at.astimezone(ZoneInfo('Asia/Shanghai')):%Y-%m-%d %H:%M}"
    said = [owed(duty).obligation.name.zh] + ([] if kind == "duty_changed" else [due])
    found = [one for one in list_sendings([""])[""] if one.kind == kind and all(word in one.text for word in said)]
    return sorted((one.channel, one.name) for one in found)


def _rows(statement: str, values: Sequence[str] = ()) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return list(cursor.fetchall())
