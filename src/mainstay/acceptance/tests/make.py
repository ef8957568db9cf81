"""A contract with deliverables, steps of acceptance and a form, and its people, for the tests of acceptance."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from unittest.mock import patch
from uuid import UUID

from django.db import connection

from mainstay.acceptance.models import Acceptance
from mainstay.acceptance.queries.reading import Standing, standing_of
from mainstay.acceptance.rules.words import AcceptanceAct
from mainstay.acceptance.services import act_on_acceptance, open_acceptances
from mainstay.contracts.public import load_contract
from mainstay.contracts.tests.make import SMALL
from mainstay.directory.public import Actor, RoleName, add_person, get_actor, grant_role, set_reach
from mainstay.kernel.timers import fire_due

BEGIN = datetime(2026, 3, 1, 16, tzinfo=UTC)  # Monday 2 March, 00:00 in China
PASSWORD = "seven grey herons wade"
TERMS = """\
deliverables:
  - {id: source, name: {zh: 源代码, en: Source}, clause: c3, quantity: 1, unit: 套, media: [electronic]}
  - {id: manuals, name: {zh: 用户手册, en: Manuals}, clause: c3, quantity: 3, unit: 册, media: [paper, electronic]}
  - {id: slides, name: 培训课件, clause: c3, quantity: 1, unit: 套, media: [electronic], blocks_acceptance: false}
acceptance:
  - {id: report, name: 提交服务报告, clause: c3, owner: vendor, after: term_ended, due: 5 days, calendar: always}
  - {id: examine, name: 验收, clause: c3, owner: customer, after: report, due: 3 days, calendar: always}
  - {id: result, name: 出具验收报告, clause: c3, owner: customer, after: examine, due: 3 days, calendar: always,
     outcome: passed, on_form: sheet}
  - {id: objection, name: 提出书面异议, clause: c3, owner: customer, after: examine, due: 3 days, calendar: always,
     outcome: failed}
  - {id: rectify, name: 整改, clause: c3, owner: vendor, after: objection, calendar: always}
forms:
  - id: sheet
    name: {zh: 履约验收书, en: Acceptance sheet}
    clause: c3
    fields:
      - {id: buyer, label: 采购单位, shows: customer}
      - {id: day, label: 验收时间, kind: date, shows: accepted_on}
      - {id: verdict, label: 结论, kind: choice, choices: [合格, 不合格], shows: verdict}
      - {id: staff, label: 人员服务, kind: choice, choices: [合格, 不合格]}
      - {id: advice, label: 改进意见}
      - {id: head, label: 负责人, kind: signature, filled_by: customer}
"""
CONTRACT = SMALL + TERMS


def at(text: str) -> datetime:
    """`2027-01-05 17:00` in China."""
    return datetime.fromisoformat(f"{text}+08:00").astimezone(UTC)


@dataclass
class Office:
    """A contract whose acceptance is open; people by role."""

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
        return get_actor(self.people[key], now=at("2027-03-01 00:00"))

    def row(self) -> Acceptance:
        """The row as stored."""
        return Acceptance.objects.get(contract_id=self.contract_id)

    def standing(self) -> Standing:
        """How it stands."""
        return standing_of(self.row())

    def act(self, act: AcceptanceAct, role: str, when: str, **fields: Any) -> Standing:
        """One act, with a note unless told or where the act has none."""
        bare = act in (AcceptanceAct.SIGN, AcceptanceAct.FILL_FORM)
        told = ({} if bare else {"note": "见附件"}) | fields
        seq = self.row().seq
        actor = self.person(role)
        return act_on_acceptance(self.contract_id, act, told, expected_seq=seq, actor=actor, now=at(when))

    def hand_over_all(self) -> None:
        """Both deliverables that block acceptance handed over and checked in December 2026."""
        media = {"source": ["electronic"], "manuals": ["paper", "electronic"]}
        for item, quantity in (("source", 1), ("manuals", 3)):
            told = {"item": item, "quantity": quantity, "media": media[item]}
            self.act(AcceptanceAct.HAND_OVER, "vendor_engineer", "2026-12-10 09:00", **told)
            self.act(AcceptanceAct.CHECK, "customer_contact", "2026-12-11 09:00", item=item)

    def finish(self, step: str, role: str, when: str, **fields: Any) -> Standing:
        """Finish a step."""
        return self.act(AcceptanceAct.FINISH_STEP, role, when, step=step, **fields)


def make_office(text: str = CONTRACT) -> Office:
    """The contract loaded and its acceptance opened."""
    loaded = load_contract(text, actor=None, now=BEGIN)
    assert not loaded.is_draft, loaded.findings
    open_acceptances(now=BEGIN)
    return Office(loaded.contract_id)


def fire(when: str) -> int:
    """Fire what is due at a moment; how many timers."""
    done = 0
    with patch("mainstay.kernel.timers.firing.now", return_value=at(when)):
        while found := fire_due().done:
            done += found
    return done


def counts() -> tuple[int, ...]:
    """Acceptances, entries, timers, messages, bound files: what a refused act must leave as it was."""
    tables = ("acceptance_acceptance", "kernel_ledgerentry", "kernel_timer", "notify_outboxmessage")
    bound = "SELECT count(*) FROM kernel_storedfile WHERE bound_to <> ''"
    return (*(_count(f"SELECT count(*) FROM {table}") for table in tables), _count(bound))


def _count(statement: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return int(cursor.fetchone()[0])
