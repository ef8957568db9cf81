"""Offers as records: who makes and answers them, what is kept, and that what is over the cap is not accepted."""

from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from mainstay.contracts.tests.make import SMALL
from mainstay.kernel.errors import Forbidden, MainstayError, Malformed, NotFound, Refused
from mainstay.kernel.ledger import check_chain, read_stream
from mainstay.offers.queries.reading import access_book, findings_behind, offers_stream
from mainstay.offers.rules.words import OfferAnswer

from .make import NOW, PASSWORD, RATES, Office, count_entries, make_office

pytestmark = pytest.mark.django_db
YEAR = ("2027-01-01", "2027-12-31")
A = OfferAnswer


@pytest.fixture
def office() -> Office:
    return make_office()


def codes(office: Office) -> list[list[str]]:
    book = access_book(office.contract_id, actor=office.person("auditor"), now=NOW)
    return [[one.code for one in findings_behind(office.contract_id, offer, book)] for offer in book.offers]


def refused(error: type[MainstayError], act: Any, *args: Any, **fields: Any) -> str:
    """The English words of a refusal that has written nothing."""
    before = count_entries()
    with pytest.raises(error) as caught:
        act(*args, **fields)
    assert count_entries() == before
    return " ".join([caught.value.en, *(one.en for one in caught.value.problems)])


@pytest.mark.req("A-20")
def test_a_renewal_over_the_cap_is_kept_flagged_and_not_accepted(office: Office) -> None:
    seq = office.renew("100.01", *YEAR)
    assert codes(office) == [["over_cap"]]
    said = refused(Refused, office.answer, seq, A.ACCEPT)
    assert said == (
        "It cannot be accepted. The fee is 100.01; the most for 12 months is 100.00 (10% of the price of 1,000.00 a "
        "year): 0.01 over."
    )
    office.answer(seq, A.DECLINE)
    office.answer(office.renew("100.00", *YEAR), A.ACCEPT)
    entries = read_stream(offers_stream(office.contract_id))
    kinds = ["renewal_offered", "offer_declined", "renewal_offered", "offer_accepted"]
    assert ([entry.kind for entry in entries], check_chain(entries)) == (kinds, None)


@pytest.mark.req("E-30")
def test_a_quote_is_kept_with_its_prices(office: Office) -> None:
    office.quote(stationed_day="10.5", visit="3")
    payload = read_stream(offers_stream(office.contract_id))[0].payload
    assert [(one["id"], one["quantity"], one["price"], one["amount"]) for one in payload["lines"]] == [
        ("stationed-day", "10.5", "1233.33", "12949.97"),
        ("visit", "3", "850.05", "2550.15"),
    ]
    assert (payload["total"], payload["version"]) == ("15500.12", 1)
    assert sum(Decimal(one["amount"]) for one in payload["lines"]) == Decimal(payload["total"])


def test_an_offer_is_answered_once_by_the_customer_or_taken_back_by_the_vendor(office: Office) -> None:
    first, second = office.quote(visit="1"), office.quote(visit="2")
    for role in ("vendor_manager", "customer_contact"):
        refused(Forbidden, office.answer, first, A.ACCEPT, role=role)
    refused(Forbidden, office.answer, first, A.WITHDRAW)
    office.answer(first, A.WITHDRAW, role="vendor_project_manager")
    assert refused(Refused, office.answer, first, A.ACCEPT) == "The offer is answered or withdrawn already."
    office.answer(second, A.ACCEPT)
    assert refused(NotFound, office.answer, 9, A.ACCEPT) == "There is no such offer."
    book = access_book(office.contract_id, actor=office.person("auditor"), now=NOW)
    assert [offer.state for offer in book.offers] == ["withdrawn", "accepted"]


WRONG: list[tuple[type[MainstayError], dict[str, str], str]] = [
    (Malformed, {"rate": "lunch"}, "the contract has no such rate"),
    (Refused, {"rate": "mixed"}, "This rate is no yearly fee after the term."),
    (Malformed, {"last": "2027-12-30"}, "the days must be whole months, ten years at most"),
    (Forbidden, {"role": "vendor_engineer"}, ""),
    (Forbidden, {"role": "customer_approver"}, ""),
]


@pytest.mark.parametrize(("error", "change", "said"), WRONG)
def test_what_is_no_renewal_is_refused(
    office: Office, error: type[MainstayError], change: dict[str, str], said: str
) -> None:
    told = {"fee": "1.00", "first": YEAR[0], "last": YEAR[1]} | change
    assert said in refused(error, office.renew, **told)


def sign_in(office: Office, role: str) -> Client:
    office.person(role)
    client = Client()
    answer = client.post("/api/account/session", {"login": role, "password": PASSWORD}, "application/json")
    assert answer.status_code == 200
    return client


@pytest.mark.req("A-20", "E-30")
def test_the_page_shows_cap_card_and_finding(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mainstay.offers.api.routes.now", lambda: NOW)
    root, vendor = f"/api/offers/contracts/{office.contract_id}", sign_in(office, "vendor_manager")
    asked = {"rate": "after-term", "fee": "120", "first": YEAR[0], "last": YEAR[1], "note": "续保一年"}
    book = vendor.post(f"{root}/renewals", asked, "application/json").json()
    (offer,) = book["offers"]
    assert (offer["total"], offer["most"], offer["months"], offer["open_to"]) == ("120.00", "100.00", 12, ["withdraw"])
    (finding,) = offer["findings"]
    assert (finding["severity"], finding["clause"]["number"]) == ("error", "第二条")
    yearly, card = book["rates"][0], book["rates"][1]["card"]
    assert (yearly["share"], yearly["yearly"], card[0]["price"]) == ("10%", "100.00", "1233.33")
    approver = sign_in(office, "customer_approver")
    answer = approver.post(f"{root}/1/answers", {"answer": "accept"}, "application/json")
    assert (answer.status_code, answer.json()["detail"][:5]) == (409, "不能接受：")
    quote = {"rate": "mixed", "quantities": {"visit": "2"}}
    assert approver.post(f"{root}/quotes", quote, "application/json").status_code == 403
    found = vendor.post(f"{root}/quotes", quote, "application/json").json()["offers"][0]
    assert (found["total"], found["capitals"], found["kind"]) == ("1700.10", "壹仟柒佰元壹角整", "quote_made")


BODIES: list[tuple[str, dict[str, Any]]] = [
    ("renewals", {"rate": "after-term", "fee": "-1", "first": YEAR[0], "last": YEAR[1]}),
    ("renewals", {"rate": "after-term", "fee": "1.001", "first": YEAR[0], "last": YEAR[1]}),
    ("renewals", {"rate": "after-term", "fee": "1e9", "first": YEAR[0], "last": YEAR[1]}),
    ("quotes", {"rate": "mixed", "quantities": {"visit": "NaN"}}),
    ("quotes", {"rate": "mixed", "quantities": {"visit": "1"}, "note": "\u0000"}),
]


@pytest.mark.parametrize(("what", "body"), BODIES)
def test_malformed_sums_are_refused(office: Office, what: str, body: dict[str, Any]) -> None:
    vendor, before = sign_in(office, "vendor_manager"), count_entries()
    answer = vendor.post(f"/api/offers/contracts/{office.contract_id}/{what}", body, "application/json")
    assert (answer.status_code, count_entries()) == (422, before)


def test_nobody_else_sees_the_offers(office: Office) -> None:
    elsewhere = make_office((SMALL + RATES).replace("code: T", "code: U").replace("T-2026-01", "U-2026-01"))
    with pytest.raises(NotFound):
        access_book(office.contract_id, actor=elsewhere.person("vendor_engineer"), now=NOW)
