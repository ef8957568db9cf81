"""When notices are delivered and why, objections that silence accepts, addresses; what is refused changes nothing."""

from typing import Any
from uuid import UUID

import pytest

from mainstay.kernel.entries import check_chain
from mainstay.kernel.errors import Forbidden, MainstayError, Malformed, NotFound, Refused
from mainstay.kernel.files import store_bytes
from mainstay.kernel.ledger import Head, read_stream
from mainstay.kernel.timers import timers_of
from mainstay.notices.models import Notice
from mainstay.notices.queries.reading import Standing, address_stream, book_of
from mainstay.notices.rules.addresses import address_at
from mainstay.notices.rules.words import NoticeAct, NoticeMedium
from mainstay.notices.services import Sending, change_address, send_notice

from .make import BEGIN, CONTRACT, Office, at, counts, fire, make_office

pytestmark = pytest.mark.django_db
A, M = NoticeAct, NoticeMedium
CONTACT, APPROVER, LEADER, ENGINEER = (
    "customer_contact",
    "customer_approver",
    "vendor_project_manager",
    "vendor_engineer",
)
NEW = {"receiver": "王工", "address": "学府路2号", "phone": "", "mail": "w@example.cn"}


def delivery(found: Standing) -> tuple[Any, ...] | None:
    """When, deemed or not, in which words, by which clause."""
    one = found.read.delivery
    return (one.at, one.deemed, one.why.zh, one.clause) if one else None


def refused(office: Office, *args: Any, **fields: Any) -> MainstayError:
    """The error of an act that changes nothing."""
    office.person(args[2])
    before = counts()
    with pytest.raises(MainstayError) as caught:
        office.act(*args, **fields)
    assert counts() == before
    return caught.value


@pytest.mark.req("C-23")
@pytest.mark.parametrize("medium", [M.MAIL, M.FAX, M.SMS])
def test_electronic_notices_arrive_when_they_are_sent(medium: NoticeMedium) -> None:
    found = make_office().send(CONTACT, medium, "03-04 10:00")
    assert delivery(found) == (at("03-04 10:00"), True, "进入对方系统之日", "c3")
    assert (found.row.state, found.row.delivered_at) == ("delivered", at("03-04 10:00"))


@pytest.mark.req("C-23")
@pytest.mark.parametrize("medium", [M.REGISTERED_POST, M.EXPRESS])
def test_post_is_delivered_when_received_or_on_the_day_it_comes_back(medium: NoticeMedium) -> None:
    office = make_office()
    received = office.send(CONTACT, medium, "03-04 10:00")
    assert delivery(received) is None
    received = office.act(received, A.RECEIVE, LEADER, "03-07 10:00", at=at("03-06 15:00"))
    assert delivery(received) == (at("03-06 15:00"), False, "收件方签收", "c2")
    back = office.send(CONTACT, medium, "03-04 11:00")
    slip = store_bytes(b"%PDF-1.4\n", name="退件.pdf", uploaded_by=office.person(CONTACT).id, now=BEGIN)
    back = office.act(back, A.RETURN, CONTACT, "03-12 10:00", at=at("03-11 09:00"), files=[slip.id])
    assert delivery(back) == (at("03-11 09:00"), True, "文书退回之日", "c3")


@pytest.mark.req("C-23")
def test_by_hand_it_is_delivered_when_the_bearer_notes_the_refusal() -> None:
    office = make_office()
    found = office.send(LEADER, M.IN_PERSON, "03-04 10:00")
    found = office.act(found, A.REFUSE, LEADER, "03-04 12:00", at=at("03-04 11:00"))
    assert delivery(found) == (at("03-04 11:00"), True, "送达人注明情况之日", "c3")
    assert check_chain(found.entries, Head(found.row.seq, bytes(found.row.head_hash))) is None


@pytest.mark.req("C-23")
def test_without_a_rule_only_a_receipt_delivers() -> None:
    office = make_office(CONTRACT.split("  media:\n")[0] + "obligations:" + CONTRACT.split("obligations:")[1])
    mail = office.send(CONTACT, M.MAIL, "03-04 10:00")
    assert (delivery(mail), mail.row.state) == (None, "sent")
    by_hand = office.send(CONTACT, M.IN_PERSON, "03-04 10:00")
    assert office.act(by_hand, A.REFUSE, CONTACT, "03-04 12:00", at=at("03-04 11:00")).row.state == "undelivered"
    mail = office.act(mail, A.RECEIVE, LEADER, "03-05 10:00", at=at("03-05 09:00"))
    assert delivery(mail) == (at("03-05 09:00"), False, "收件方签收", "c2")


@pytest.mark.req("C-23")
def test_a_changed_address_counts_three_working_days_later() -> None:
    office = make_office()
    vendor, customer = office.person(LEADER), office.person(CONTACT)
    change_address(office.contract_id, NEW, actor=customer, now=at("03-05 10:00"))  # Thursday
    book = book_of(office.contract_id, now=at("03-05 10:00"))
    told = book.sides["customer"]
    assert [(one.address, one.since) for one in told] == [("文汇路1号", None), ("学府路2号", at("03-10 17:00"))]
    assert [address_at(told, at(one)).address for one in ("03-10 16:59", "03-10 17:00")] == ["文汇路1号", "学府路2号"]
    sendings = [Sending(office.contract_id, M.MAIL, "函", "内容", at(one)) for one in ("03-09 10:00", "03-11 10:00")]
    sent = [send_notice(one, actor=vendor, now=at("03-11 10:00")) for one in sendings]
    assert [one.entries[0].payload["to"]["address"] for one in sent] == ["文汇路1号", "学府路2号"]
    assert check_chain(read_stream(address_stream(office.contract_id))) is None
    before = counts()
    with pytest.raises(Malformed):
        change_address(office.contract_id, NEW, actor=customer, now=at("03-06 10:00"))
    with pytest.raises(Forbidden):
        change_address(office.contract_id, NEW, actor=office.person(ENGINEER), now=at("03-06 10:00"))
    assert counts() == before


@pytest.mark.req("E-04")
def test_an_unanswered_objection_counts_as_accepted_once() -> None:
    office = make_office()
    office.person(LEADER)
    found = office.send(CONTACT, M.MAIL, "03-04 10:00", objection=True)
    assert (found.row.state, found.row.answer_by) == ("waiting", at("03-05 10:00"))
    assert fire("03-05 09:59") == 0
    assert (fire("03-05 10:00"), fire("03-05 10:01")) == (1, 0)
    row = Notice.objects.get(pk=found.row.pk)
    last = read_stream(row.stream)[-1]
    assert (row.state, last.kind, last.occurred_at, last.payload["clause"]) == (
        "conceded",
        "notice_objection_accepted_by_silence",
        at("03-05 10:00"),
        "c3",
    )
    found.row.refresh_from_db()
    assert isinstance(refused(office, found, A.ANSWER, LEADER, "03-05 11:00"), Refused)


@pytest.mark.req("E-04")
def test_an_answer_in_writing_voids_the_silence() -> None:
    office = make_office()
    found = office.send(CONTACT, M.MAIL, "03-04 10:00", objection=True)
    found = office.act(found, A.ANSWER, LEADER, "03-05 09:59", note="已更换设备，说明如下。")
    assert (found.row.state, found.read.settled_at) == ("answered", at("03-05 09:59"))
    assert fire("03-05 10:00") == 0
    assert [one.void_reason for one in timers_of([found.row.stream])[found.row.stream]] == ["notice_answered"]


@pytest.mark.req("E-04")
def test_the_time_to_answer_runs_from_delivery() -> None:
    office = make_office()
    found = office.send(CONTACT, M.REGISTERED_POST, "03-04 10:00", objection=True)
    assert (found.row.state, fire("03-06 10:00")) == ("sent", 0)
    found = office.act(found, A.RECEIVE, LEADER, "03-06 16:00", at=at("03-06 15:00"))
    assert (found.row.state, found.row.answer_by) == ("waiting", at("03-07 15:00"))


@pytest.mark.parametrize(
    ("act", "role", "fields", "error"),
    [
        (A.RETURN, LEADER, {"at": at("03-05 09:00")}, Forbidden),
        (A.RETURN, CONTACT, {"at": at("03-05 09:00")}, Malformed),
        (A.REFUSE, CONTACT, {"at": at("03-05 09:00")}, Refused),
        (A.RECEIVE, LEADER, {"at": at("03-03 09:00")}, Malformed),
        (A.RECEIVE, LEADER, {"at": at("03-07 09:00")}, Malformed),
        (A.RECEIVE, ENGINEER, {"at": at("03-05 09:00")}, Forbidden),
        (A.ANSWER, LEADER, {}, Refused),
        (A.ANSWER, CONTACT, {}, Forbidden),
        (A.COMMENT, ENGINEER, {"note": ""}, Malformed),
        (A.COMMENT, ENGINEER, {"at": at("03-05 09:00")}, Malformed),
    ],
)
def test_what_is_not_in_order_changes_nothing(
    act: NoticeAct, role: str, fields: dict[str, Any], error: type[MainstayError]
) -> None:
    office = make_office()
    found = office.send(CONTACT, M.REGISTERED_POST, "03-04 10:00")
    assert type(refused(office, found, act, role, "03-06 09:00", **fields)) is error


def test_strangers_see_nothing_and_nobody_sends_from_the_future() -> None:
    office = make_office()
    found = office.send(CONTACT, M.MAIL, "03-04 10:00")
    stranger = office.person(APPROVER, contract=UUID(int=5))
    before = counts()
    with pytest.raises(NotFound):
        send_notice(Sending(office.contract_id, M.MAIL, "函", "内容", BEGIN), actor=stranger, now=BEGIN)
    late, contact = Sending(office.contract_id, M.MAIL, "函", "内容", at("03-09 10:00")), office.person(CONTACT)
    with pytest.raises(Malformed):
        send_notice(late, actor=contact, now=at("03-08 10:00"))
    assert (counts(), found.row.seq) == (before, 1)
