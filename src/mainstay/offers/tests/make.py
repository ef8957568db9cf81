"""A contract with a cap and a rate card, and its people, for the tests of offers."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from uuid import UUID

from django.db import connection

from mainstay.contracts.public import load_contract
from mainstay.contracts.tests.make import SMALL
from mainstay.directory.public import Actor, RoleName, add_person, get_actor, grant_role
from mainstay.offers.rules.renewals import Renewal
from mainstay.offers.rules.words import OfferAnswer
from mainstay.offers.services import answer_offer, offer_renewal, quote_from_card

NOW = datetime(2026, 10, 12, 1, 0, tzinfo=UTC)
PASSWORD = "seven grey herons wade"
RATES = """\
rates:
  - {id: after-term, name: {zh: 年技术支持费, en: Yearly support}, clause: c2, basis: 双方商定, cap_share: 10%}
  - id: mixed
    name: {zh: 混合模式, en: Mixed}
    clause: c3
    basis: {zh: 成本价, en: At cost}
    card:
      - {id: stationed-day, name: {zh: 驻场工程师, en: Stationed engineer}, unit: {zh: 人日, en: day}, price: "1233.33"}
      - {id: visit, name: {zh: 上门服务, en: Visit}, unit: {zh: 次, en: visit}, price: "850.05"}
      - {id: expert-hour, name: {zh: 专家支持, en: Expert}, unit: {zh: 小时, en: hour}, price: "300.10"}
"""


@dataclass
class Office:
    """A contract in force; people by role."""

    contract_id: UUID
    people: dict[str, UUID] = field(default_factory=dict)

    def person(self, role: str) -> Actor:
        """Somebody with one role on the contract."""
        if role not in self.people:
            since = NOW - timedelta(days=1)
            self.people[role] = add_person(role, name=role, password=PASSWORD, organisation_id=None, now=since)
            grant_role(self.people[role], role=RoleName(role), contract_id=self.contract_id, since=since)
        return get_actor(self.people[role], now=NOW)

    def renew(self, fee: str, first: str, last: str, *, rate: str = "after-term", role: str = "vendor_manager") -> int:
        """A renewal offered."""
        renewal = Renewal(Decimal(fee), date.fromisoformat(first), date.fromisoformat(last))
        return offer_renewal(self.contract_id, rate, renewal, "续保", actor=self.person(role), now=NOW)

    def quote(self, *, rate: str = "mixed", role: str = "vendor_manager", **quantities: str) -> int:
        """A quote made; lines by their ids with `_` for `-`."""
        asked = {name.replace("_", "-"): Decimal(quantity) for name, quantity in quantities.items()}
        return quote_from_card(self.contract_id, rate, asked, "", actor=self.person(role), now=NOW)

    def answer(self, seq: int, answer: OfferAnswer, *, role: str = "customer_approver") -> int:
        """An offer answered."""
        return answer_offer(self.contract_id, seq, answer, "已核对", actor=self.person(role), now=NOW)


def make_office(text: str = SMALL + RATES) -> Office:
    """The contract loaded."""
    loaded = load_contract(text, actor=None, now=NOW)
    assert not loaded.is_draft, loaded.findings
    return Office(loaded.contract_id)


def count_entries() -> int:
    """How many entries the ledger has."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM kernel_ledgerentry")
        return int(cursor.fetchone()[0])
