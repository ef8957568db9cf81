"""Parked arrivals: a seat lets them through or declines them, on record; and changes of contacts (D-01)."""

from datetime import timedelta
from uuid import UUID

import pytest

from mainstay.desk.public import count_cases
from mainstay.intake.models import Arrival, ContactNotice
from mainstay.intake.rules.adapters import InletKind
from mainstay.intake.services.contact_changes import ContactChange, note_contact_change, stream_of
from mainstay.intake.services.delivering import take_delivery
from mainstay.intake.services.inlets import make_inlet
from mainstay.intake.services.mail import receive_mail
from mainstay.intake.services.settling import decline, release
from mainstay.kernel.errors import Forbidden, Malformed, NotFound, Refused
from mainstay.kernel.ledger import read_stream
from mainstay.notify.public import list_sendings

from .letters import with_files
from .make import NINE, Desk, cases, entries, kinds, mail, make_desk
from .signed import dingtalk, envelope, packed

pytestmark = pytest.mark.django_db
LATER = NINE + timedelta(minutes=30)


@pytest.fixture
def desk() -> Desk:
    return make_desk()


def let_through(
    desk: Desk, arrival: Arrival, *, contract: UUID | None = None, case: str = "", login: str = "seat"
) -> Arrival:
    return release(
        arrival.id,
        contract_id=contract,
        case_number=case,
        person_id=None,
        note="已核实",
        actor=desk.actor(login),
        now=LATER,
    )


@pytest.mark.req("D-01")
def test_released_stranger_becomes_a_case_by_the_seat(desk: Desk) -> None:
    arrival = let_through(desk, mail(sender="new@elsewhere.example"), contract=desk.first)
    (report,) = entries(desk)
    assert (arrival.state, arrival.case_number, arrival.settled_by) == ("opened", "T-2026-00001", "沈座席")
    assert (report.role, report.payload["reporter"]["mail"]) == ("vendor_seat", "new@elsewhere.example")
    last = read_stream(arrival.stream)[-1]
    assert (last.kind, last.actor_name, last.role) == ("released", "沈座席", "vendor_seat")
    assert (last.payload["note"], last.payload["was"], last.payload["case"]) == ("已核实", "stranger", "T-2026-00001")


def test_contact_of_two_contracts_asks_in_his_own_name(desk: Desk) -> None:
    let_through(desk, mail(sender="zhou@bureau.example"), contract=desk.first)
    assert (entries(desk)[0].actor_name, entries(desk)[0].role) == ("周同", "customer_contact")


def test_released_onto_a_case_with_its_files(desk: Desk) -> None:
    mail()
    parked = receive_mail(with_files(("日志.txt", b"log"), sender="x@elsewhere.example"), now=NINE)
    let_through(desk, parked, case="t-2026-00001")
    comment = entries(desk)[-1]
    assert comment.payload["note"].startswith("（座席并入 <x@elsewhere.example> 的来件）")
    assert [file["name"] for file in comment.payload["files"]] == ["日志.txt"]


@pytest.mark.req("D-01")
def test_declined_with_the_reason_and_told(desk: Desk) -> None:
    arrival = mail(sender="x@elsewhere.example")
    decline(arrival.id, note="请由合同联系人提出", tell=True, actor=desk.actor("seat"), now=LATER)
    arrival.refresh_from_db()
    assert (arrival.state, kinds(arrival.stream)) == ("declined", ["received", "parked", "declined"])
    assert read_stream(arrival.stream)[-1].payload["note"] == "请由合同联系人提出"
    (sent,) = list_sendings([""])[""]
    assert (sent.address, "请由合同联系人提出" in sent.text) == ("x@elsewhere.example", True)


def test_what_is_settled_is_not_settled_again(desk: Desk) -> None:
    opened = mail()
    with pytest.raises(Refused):
        let_through(desk, opened, contract=desk.first)
    with pytest.raises(Refused):
        decline(opened.id, note="x", tell=False, actor=desk.actor("seat"), now=LATER)
    assert count_cases() == 1


@pytest.mark.parametrize(("login", "error"), [("lin", Forbidden), ("engineer", Forbidden), ("other", NotFound)])
def test_only_seats_of_the_contract_settle(desk: Desk, login: str, error: type[Exception]) -> None:
    arrival = mail(sender="x@elsewhere.example")
    with pytest.raises(error):
        let_through(desk, arrival, contract=desk.first, login=login)
    arrival.refresh_from_db()
    assert (arrival.state, arrival.seq, count_cases()) == ("parked", 2, 0)


def test_release_needs_one_goal_and_decline_a_reason(desk: Desk) -> None:
    arrival = mail(sender="x@elsewhere.example")
    for contract, case in ((None, ""), (desk.first, "T-2026-00001")):
        with pytest.raises(Malformed):
            let_through(desk, arrival, contract=contract, case=case)
    with pytest.raises(Malformed):
        decline(arrival.id, note=" ", tell=False, actor=desk.actor("seat"), now=LATER)
    assert kinds(arrival.stream) == ["received", "parked"]


def test_chat_sender_is_known_from_then_on(desk: Desk) -> None:
    made = make_inlet(
        "钉钉", kind=InletKind.DINGTALK, contract_id=desk.first, secret="s" * 20, actor=desk.actor("admin"), now=NINE
    )
    for message, text in (("m1", "无法登录"), ("m2", "打印机故障")):
        body = packed(dingtalk(text, message=message))
        headers = envelope(InletKind.DINGTALK, "s" * 20, body, at=NINE)
        take_delivery(made.inlet.id, headers, body, now=NINE)
        parked = Arrival.objects.filter(state="parked").first()
        if parked is not None:
            release(
                *(parked.id,), contract_id=desk.first, case_number="", person_id=desk.people["lin"],
                note="林静姝", actor=desk.actor("seat"), now=LATER,
            )  # fmt: skip
    assert [(one.number, one.reporter) for one in cases(desk)] == [
        ("T-2026-00001", "林静姝"),
        ("T-2026-00002", "林静姝"),
    ]


@pytest.mark.req("D-01")
def test_change_of_contact_counts_and_is_on_record(desk: Desk) -> None:
    change = ContactChange(desk.first, NINE, leaving="林静姝", name="郑新", mail="Zheng@bureau.example")
    notice = note_contact_change(change, actor=desk.actor("seat"), now=LATER)
    (entry,) = read_stream(stream_of(desk.first))
    assert (entry.kind, entry.occurred_at, entry.payload["name"], entry.payload["leaving"]) == (
        *("contact_changed", NINE, "郑新", "林静姝"),
    )
    assert (notice.due_at, notice.late, notice.mail) == (None, False, "zheng@bureau.example")
    assert mail(sender="zheng@bureau.example", minutes=40).state == "opened"
    gone = mail(text="还是我", minutes=41)
    assert (gone.state, gone.reason) == ("parked", "stranger")


@pytest.mark.req("D-01")
@pytest.mark.parametrize(("days", "late"), [(3, False), (4, True)])
def test_change_is_told_within_three_working_days(days: int, late: bool) -> None:
    desk = make_desk(notices=True)
    change = ContactChange(desk.first, NINE, name="郑新", phone="13900000009")
    notice = note_contact_change(change, actor=desk.actor("lin"), now=NINE + timedelta(days=days))
    assert notice.due_at == NINE.replace(day=15, hour=9, minute=30)
    assert (notice.clause, notice.late) == ("c3", late)
    assert read_stream(stream_of(desk.first))[0].payload["late"] is late


def test_change_needs_somebody_and_a_part_in_the_contract(desk: Desk) -> None:
    seat = desk.actor("seat")
    for change in (ContactChange(desk.first, NINE), ContactChange(desk.first, NINE, name="郑新")):
        with pytest.raises(Malformed):
            note_contact_change(change, actor=seat, now=LATER)
    whole = ContactChange(desk.first, NINE, name="郑新", mail="z@b.example")
    with pytest.raises(NotFound):
        note_contact_change(whole, actor=desk.actor("other"), now=LATER)
    with pytest.raises(Refused):
        note_contact_change(ContactChange(desk.first, LATER, leaving="林静姝"), actor=seat, now=NINE)
    assert ContactNotice.objects.count() == 0
