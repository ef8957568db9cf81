"""An example contract with people and cases, and records on it, for the tests of settlement."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from django.db import connection
from django.test import Client

from mainstay.contracts.public import load_contract
from mainstay.desk.public import Act, Opening, Order, act_on_case, open_case
from mainstay.directory.public import ROLES, Actor, Grant, RoleName, add_person, grant_role
from mainstay.kernel.ledger import Entry
from mainstay.settlement.models import IssuedStatement
from mainstay.settlement.queries.sight import access_contract
from mainstay.settlement.queries.statements import Computed, compute
from mainstay.settlement.rules.period import Period
from mainstay.settlement.rules.words import RecordAct
from mainstay.settlement.services import Issued, RecordOrder, issue_statement, record

EXAMPLES = Path(__file__).parents[4] / "examples" / "contracts"
SPACE = UUID(int=77)
PASSWORD = "seven grey herons wade"
ZONE = ZoneInfo("Asia/Shanghai")
LOADED = datetime(2025, 12, 31, 2, 0, tzinfo=UTC)
APRIL = datetime(2026, 4, 5, 2, 0, tzinfo=UTC)


def at(text: str) -> datetime:
    """A moment in the contracts' zone."""
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


@dataclass(frozen=True, slots=True)
class Office:
    """A loaded example contract and somebody in each role."""

    contract_id: UUID

    def person(self, role: str) -> Actor:
        """Somebody with one role on the contract."""
        name = RoleName(role)
        return Actor(uuid5(SPACE, role), ROLES[name].zh, "某单位", (Grant(name, ROLES[name].side, self.contract_id),))

    def case(self, reported: str, *, answered: str | None = None, **facts: Any) -> str:
        """A case, reported by the customer and answered by the vendor's engineer; its number."""
        opening = Opening(self.contract_id, "窗口终端无法叫号", "三楼窗口", {"name": "王芳"}, facts)
        number = open_case(opening, actor=self.person("customer_contact"), now=at(reported))
        if answered:
            act_on_case(number, Order(Act.RESPOND), actor=self.person("vendor_engineer"), now=at(answered))
        return number

    def client(self, role: str) -> Client:
        """A browser in which somebody with one role on the contract is signed in."""
        login = f"{role}-{self.contract_id.hex[:6]}"
        person = add_person(login, name=ROLES[RoleName(role)].zh, password=PASSWORD, organisation_id=None, now=LOADED)
        grant_role(person, role=RoleName(role), contract_id=self.contract_id, since=LOADED)
        client = Client()
        answer = client.post("/api/account/session", {"login": login, "password": PASSWORD}, "application/json")
        assert answer.status_code == 200
        return client

    def record(self, act: RecordAct, *, role: str = "assessor", now: datetime = APRIL, **fields: Any) -> Entry:
        """One record."""
        return record(self.contract_id, RecordOrder(act, fields), actor=self.person(role), now=now)

    def slip(self, day: str = "2026-03-10", rule: str = "monthly/1.1b", **more: Any) -> Entry:
        """Half a point off, entered by the assessor."""
        return self.record(RecordAct.OCCURRENCE, rule=rule, on=day, note="对接会迟到", **more)

    def statement(self, period: str, *, now: datetime = APRIL) -> Computed:
        """The statement as it stands."""
        wanted = Period.parse(period)
        settled = access_contract(self.contract_id, actor=self.person("assessor"), on=wanted.end, now=now)
        return compute(settled, wanted, now=now)

    def issue(self, period: str, *, role: str = "customer_approver", now: datetime = APRIL) -> Issued:
        """Issue it."""
        return issue_statement(self.contract_id, Period.parse(period), actor=self.person(role), now=now)


def make_office(letter: str = "c") -> Office:
    """Load an example contract by the first letter of its file."""
    (path,) = EXAMPLES.glob(f"{letter}-*.yaml")
    return Office(load_contract(path.read_bytes(), actor=None, now=LOADED).contract_id)


def row_counts() -> tuple[int, int]:
    """How many entries and statements there are."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM kernel_ledgerentry")
        return int(cursor.fetchone()[0]), IssuedStatement.objects.count()
