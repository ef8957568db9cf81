"""Ten free person-days: drawn by accepted estimates, given back by new ones, priced when they are used up."""

from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from threading import Barrier
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection

from mainstay.desk.models import Case
from mainstay.desk.public import Act
from mainstay.desk.queries.allowances import balance_of
from mainstay.desk.queries.terms import terms_of
from mainstay.desk.rules.words import CaseType
from mainstay.desk.services.checking import check_cases
from mainstay.kernel.errors import Malformed, Refused

from .clients import signed_in
from .make import CONTRACT, NINE, Desk, after, make_desk
from .make_procedures import CONTACT, last_payload, open_typed, refused

ALLOWANCE = """\
allowances:
  - {id: changes, name: {zh: 功能修改, en: Changes}, clause: c2, quantity: "10", unit: 人日, drawn_by: requests}
"""
YEARLY = ALLOWANCE.replace("drawn_by", "per: year, drawn_by")
TWO_YEARS = CONTRACT.replace("start: 2026-01-01", "start: 2025-03-01").replace(
    "signed: 2025-12-20", "signed: 2025-02-20"
)


def make(text: str = CONTRACT + ALLOWANCE) -> Desk:
    return make_desk(text)


def estimate(desk: Desk, case: Case, effort: str, *, at: float, **more: Any) -> Case:
    told = {"feasible": "yes", "effort": effort, "ready_by": after(30000), "note": "可以实现", **more}
    return desk.do(case, Act.ANSWER_REQUEST, at=at, **told)


def accepted(desk: Desk, effort: str, *, at: float = 2, **more: Any) -> Case:
    case = open_typed(desk, CaseType.REQUEST)
    estimate(desk, case, effort, at=at, **more)
    return desk.do(case, Act.ACCEPT_ESTIMATE, role=CONTACT, at=at + 1)


def left(desk: Desk, *, at: float = 100) -> Decimal:
    balance = balance_of(terms_of(desk.contract_id, 1), after(at))
    assert balance is not None
    return balance.left


@pytest.mark.django_db
@pytest.mark.req("D-06")
def test_an_accepted_estimate_draws_and_a_new_one_gives_back() -> None:
    desk = make()
    case = accepted(desk, "2.5")
    assert last_payload(case) == {"draw": {"allowance": "changes", "clause": "c2", "days": "2.5"}}
    assert (left(desk), case.drawn_days) == (Decimal("7.5"), Decimal("2.5"))
    estimate(desk, case, "4", at=5)
    assert left(desk) == Decimal(10)
    desk.do(case, Act.ACCEPT_ESTIMATE, role=CONTACT, at=6)
    assert left(desk) == Decimal(6)
    desk.do(case, Act.REJECT_ESTIMATE, role=CONTACT, at=7, note="暂不需要")
    assert left(desk) == Decimal(10)


@pytest.mark.django_db
@pytest.mark.req("D-06")
def test_over_the_allowance_the_request_asks_for_a_price() -> None:
    desk = make()
    accepted(desk, "8")
    case = open_typed(desk, CaseType.REQUEST)
    with refused(case, "“功能修改”余 2 人日，超出 3 人日，请填写“报价（元）”", Malformed):
        estimate(desk, case, "5", at=10)
    with refused(case, "在合同包含的人日以内，无需报价", Malformed):
        estimate(desk, case, "2", at=10, price="100.00")
    estimate(desk, case, "5", at=10, price="3600.00")
    share = {"id": "changes", "clause": "c2", "left": "2", "free": "2", "over": "3"}
    assert (last_payload(case)["allowance"], last_payload(case)["price"]) == (share, 3600)
    desk.do(case, Act.ACCEPT_ESTIMATE, role=CONTACT, at=11)
    assert (last_payload(case)["draw"]["days"], left(desk)) == ("2", Decimal(0))
    third = accepted(desk, "1", at=20, price="1200")
    assert (last_payload(third), third.drawn_allowance) == ({}, "")


@pytest.mark.django_db
@pytest.mark.req("D-06")
def test_what_others_have_drawn_meanwhile_cannot_be_drawn_again() -> None:
    desk = make()
    first, second = open_typed(desk, CaseType.REQUEST), open_typed(desk, CaseType.REQUEST)
    for case in (first, second):
        estimate(desk, case, "6", at=5)
    desk.do(first, Act.ACCEPT_ESTIMATE, role=CONTACT, at=6)
    with refused(second, "合同包含的人日现余 4 人日，不足估算所列的 6 人日，请乙方重新估算。"):
        desk.do(second, Act.ACCEPT_ESTIMATE, role=CONTACT, at=7)
    assert left(desk) == Decimal(4)


def _accept(desk: Desk, case: Case, barrier: Barrier) -> str:
    barrier.wait()
    try:
        return str(desk.do(case, Act.ACCEPT_ESTIMATE, role=CONTACT, at=6).drawn_days)
    except Refused as refusal:
        return refusal.code
    finally:
        connection.close()


@pytest.mark.req("D-06")
@pytest.mark.usefixtures("fresh_database")
def test_two_who_accept_at_once_never_overdraw() -> None:
    desk = make()
    cases = [open_typed(desk, CaseType.REQUEST) for _ in range(2)]
    for case in cases:
        estimate(desk, case, "6", at=5)
    barrier = Barrier(2)
    with ThreadPoolExecutor(2) as pool:
        said = list(pool.map(lambda case: _accept(desk, case, barrier), cases))
    assert (sorted(said), left(desk)) == (["6", "refused"], Decimal(4))


@pytest.mark.django_db
def test_a_yearly_allowance_begins_anew_each_year_of_the_contract() -> None:
    desk = make(TWO_YEARS + YEARLY)
    balance = balance_of(terms_of(desk.contract_id, 1), NINE)
    assert balance is not None
    days = (balance.begins.date().isoformat(), balance.ends.date().isoformat())
    assert days == ("2026-03-01", "2027-01-01")
    accepted(desk, "3")
    assert left(desk) == Decimal(7)
    assert left(desk, at=-60 * 24 * 300) == Decimal(10)


@pytest.mark.django_db
def test_the_balance_follows_from_the_entries_and_a_changed_row_is_found() -> None:
    desk = make()
    case = accepted(desk, "2.5")
    assert [found for batch in check_cases() for found in batch.findings] == []
    Case.objects.filter(pk=case.pk).update(drawn_days="1.5")
    (found,) = [found for batch in check_cases() for found in batch.findings]
    assert found.en == f"{case.number}: drawn_days differs from the replay of its entries"


@pytest.mark.django_db
@pytest.mark.req("D-06")
def test_balance_and_draws_stand_on_the_contract_and_on_the_request() -> None:
    desk = make()
    accepted(desk, "8")
    case = accepted(desk, "5", at=10, price="3600.5")
    client = signed_in(desk, CONTACT, login="reader")
    page = client.get(f"/api/desk/contracts/{desk.contract_id}/allowance").json()
    balance = {name: page["allowance"][name] for name in ("id", "quantity", "drawn", "left")}
    assert balance == {"id": "changes", "quantity": "10", "drawn": "10", "left": "0"}
    assert page["allowance"]["clause"]["number"] == "第二条"
    assert [(one["number"], one["days"]) for one in page["items"]] == [(case.number, "2"), ("T-2026-00001", "8")]
    shown = client.get(f"/api/desk/cases/{case.number}/procedure").json()["estimate"]
    assert shown.pop("allowance")["left"] == "0"
    assert shown == {"effort": "5", "free": "2", "over": "3", "price": "3600.5", "drawn": "2"}
    stranger = signed_in(Desk(uuid4()), CONTACT, login="stranger")
    assert stranger.get(f"/api/desk/contracts/{desk.contract_id}/allowance").status_code == 404


@pytest.mark.django_db
def test_without_an_allowance_an_estimate_draws_nothing_and_may_have_a_price() -> None:
    desk = make_desk()
    case = accepted(desk, "2.5", price="3000.5")
    assert (last_payload(case), case.drawn_allowance) == ({}, "")
    with refused(case, "“报价（元）”最多两位小数", Malformed):
        estimate(desk, case, "2", at=9, price="3000.555")
