"""Deliverables handed over and checked, steps with their clocks, rounds; and what is refused changes nothing."""

from typing import Any
from uuid import UUID

import pytest

from mainstay.acceptance.rules.words import AcceptanceAct, AcceptanceState, ItemState, StepState
from mainstay.acceptance.services import Doing, act_on_acceptance, open_acceptances, record_acts
from mainstay.kernel.entries import check_chain
from mainstay.kernel.errors import Forbidden, MainstayError, Malformed, NotFound, Refused
from mainstay.kernel.files import get_file, store_bytes
from mainstay.kernel.ledger import Head
from mainstay.kernel.timers import timers_of
from mainstay.notify.public import list_sendings

from .make import BEGIN, CONTRACT, Office, at, counts, fire, make_office

pytestmark = pytest.mark.django_db
A = AcceptanceAct
ENGINEER, LEADER, VENDOR = "vendor_engineer", "vendor_project_manager", "vendor_manager"
CONTACT, APPROVER = "customer_contact", "customer_approver"


def refused(office: Office, *args: Any, **fields: Any) -> MainstayError:
    """The error of an act that changes nothing."""
    office.person(args[1])
    before = counts()
    with pytest.raises(MainstayError) as caught:
        office.act(*args, **fields)
    assert counts() == before
    return caught.value


def steps(office: Office) -> dict[str, tuple[str, Any, bool]]:
    """State, due time and lateness by step."""
    return {one.step.id: (one.state.value, one.due, one.late) for one in office.standing().progress.steps}


@pytest.mark.req("A-04")
def test_acceptance_is_refused_with_the_list_of_what_is_missing() -> None:
    office = make_office()
    told = {"item": "manuals", "quantity": 2, "media": ["paper"]}
    office.act(A.HAND_OVER, ENGINEER, "2026-12-10 09:00", **told)
    office.act(A.HAND_OVER, ENGINEER, "2026-12-10 09:00", item="source", quantity=1, media=["electronic"])
    office.finish("report", LEADER, "2027-01-04 09:00")
    error = refused(office, A.FINISH_STEP, APPROVER, "2027-01-05 09:00", step="examine", outcome="passed")
    assert isinstance(error, Refused)
    assert [(one.path, one.code, one.zh, one.en) for one in error.problems] == [
        ("deliverables.source", "not_checked", "源代码：已移交，甲方尚未核对", "Source: not checked yet"),
        (
            "deliverables.manuals",
            "not_handed_over",
            "用户手册：缺 1 册，缺电子版",
            "Manuals: 1 册 missing, no electronic copy",
        ),
    ]


@pytest.mark.req("A-04")
def test_a_deliverable_from_its_files_to_the_check() -> None:
    office = make_office()
    engineer = office.person(ENGINEER)
    file = store_bytes(b"%PDF-1.4\n", name="手册.pdf", uploaded_by=engineer.id, now=BEGIN)
    told = {"item": "manuals", "quantity": 3, "media": ["paper", "electronic"], "files": [file.id], "note": ""}
    found = office.act(A.HAND_OVER, ENGINEER, "2026-12-10 09:00", **told).progress.items[1]
    assert (found.state, int(found.quantity), found.files[0]["name"]) == (ItemState.HANDED_OVER, 3, "手册.pdf")
    assert get_file(file.id).bound_to == office.row().stream
    back = office.act(A.SEND_BACK, CONTACT, "2026-12-11 09:00", item="manuals", note="缺封面").progress.items[1]
    assert (back.state, int(back.quantity), back.sent_back) == (ItemState.OPEN, 0, "缺封面")
    told = {"item": "manuals", "quantity": 3, "media": ["paper", "electronic"]}
    office.act(A.HAND_OVER, ENGINEER, "2026-12-12 09:00", **told)
    done = office.act(A.CHECK, CONTACT, "2026-12-13 09:00", item="manuals")
    assert (done.progress.items[1].state, done.progress.items[1].checked_by) == (ItemState.CHECKED, CONTACT)
    assert (office.row().items, office.row().checked) == (3, 1)
    assert check_chain(done.entries, Head(office.row().seq, bytes(office.row().head_hash))) is None


@pytest.mark.req("C-22")
def test_report_within_five_days_acceptance_and_result_within_three_each() -> None:
    office = make_office()
    office.hand_over_all()
    assert steps(office)["report"] == ("open", at("2027-01-06 00:00"), False)  # five days after 31 December
    office.finish("report", LEADER, "2027-01-05 10:00")
    assert steps(office)["examine"] == ("open", at("2027-01-09 00:00"), False)
    office.finish("examine", APPROVER, "2027-01-08 23:00", outcome="passed")
    assert (steps(office)["result"], steps(office)["objection"][0]) == (
        ("open", at("2027-01-12 00:00"), False),
        "apart",
    )
    row = office.row()
    assert (row.state, row.passed_at, row.next_due) == ("passed", at("2027-01-08 23:00"), at("2027-01-12 00:00"))
    office.finish("result", CONTACT, "2027-01-13 09:00")
    assert steps(office)["result"] == ("done", at("2027-01-12 00:00"), True)


@pytest.mark.req("C-22")
def test_a_late_step_is_written_once_and_told_to_both_sides() -> None:
    office = make_office()
    office.person(LEADER)
    office.person(CONTACT)
    assert (fire("2027-01-05 23:59"), office.row().late) == (0, False)
    assert (fire("2027-01-06 00:00"), fire("2027-01-06 00:01")) == (1, 0)
    row = office.row()
    assert (row.late, [one.kind for one in office.standing().entries]) == (
        True,
        ["acceptance_opened", "acceptance_step_late"],
    )
    told = [(one.channel, one.name) for one in list_sendings([""])[""] if one.kind == "acceptance_late"]
    assert sorted(told) == [("mail", CONTACT), ("mail", LEADER), ("sms", CONTACT), ("sms", LEADER)]
    office.finish("report", LEADER, "2027-01-07 10:00")
    assert steps(office)["report"][2] is True


@pytest.mark.req("C-22")
def test_what_failed_is_put_right_and_examined_in_a_second_round() -> None:
    office = make_office()
    office.hand_over_all()
    office.finish("report", LEADER, "2027-01-05 10:00")
    office.finish("examine", APPROVER, "2027-01-06 10:00", outcome="failed")
    assert (office.row().state, steps(office)["result"][0]) == ("rectifying", "apart")
    office.finish("objection", CONTACT, "2027-01-07 10:00")
    office.finish("rectify", LEADER, "2027-01-20 10:00")
    found = office.standing().progress
    assert (found.round, found.state) == (2, AcceptanceState.OPEN)
    assert steps(office)["examine"] == ("open", at("2027-01-24 00:00"), False)
    rungs = {(one.clock, one.rung): one.state for one in timers_of([office.row().stream])[office.row().stream]}
    assert rungs["examine", "2"] == "pending"
    office.finish("examine", APPROVER, "2027-01-21 10:00", outcome="passed")
    assert (office.row().state, office.row().round) == ("passed", 2)


def test_goods_delivered_is_noted_before_its_steps_begin() -> None:
    from_delivery = CONTRACT.replace("after: term_ended", "after: goods_delivered")
    office = make_office(from_delivery)
    assert steps(office)["report"][0] == StepState.WAITING
    error = refused(office, A.FINISH_STEP, LEADER, "2026-05-02 09:00", step="report")
    assert isinstance(error, Refused)
    told = {"event": "goods_delivered", "happened_at": at("2026-05-01 10:00")}
    office.act(A.NOTE_EVENT, CONTACT, "2026-05-02 09:00", **told)
    assert steps(office)["report"][:2] == ("open", at("2026-05-07 00:00"))
    assert isinstance(refused(office, A.NOTE_EVENT, CONTACT, "2026-05-02 09:00", **told), Malformed)


@pytest.mark.parametrize(
    ("act", "role", "fields", "error"),
    [
        (A.HAND_OVER, CONTACT, {"item": "source", "quantity": 1, "media": ["electronic"]}, Forbidden),
        (A.HAND_OVER, ENGINEER, {"item": "nothing", "quantity": 1}, Malformed),
        (A.HAND_OVER, ENGINEER, {"item": "source", "quantity": 2, "media": ["electronic"]}, Malformed),
        (A.HAND_OVER, ENGINEER, {"item": "source", "quantity": 1, "media": ["paper"]}, Malformed),
        (A.HAND_OVER, ENGINEER, {"item": "source", "quantity": 1}, Malformed),
        (A.HAND_OVER, ENGINEER, {"item": "source", "quantity": 0, "media": []}, Malformed),
        (A.HAND_OVER, ENGINEER, {"item": "source", "quantity": 1, "media": ["electronic"], "note": ""}, Malformed),
        (A.CHECK, CONTACT, {"item": "source"}, Refused),
        (A.SEND_BACK, CONTACT, {"item": "source"}, Refused),
        (A.CHECK, ENGINEER, {"item": "source"}, Forbidden),
        (A.FINISH_STEP, CONTACT, {"step": "report"}, Forbidden),
        (A.FINISH_STEP, LEADER, {"step": "report", "outcome": "passed"}, Malformed),
        (A.FINISH_STEP, CONTACT, {"step": "examine", "outcome": "passed"}, Refused),
        (A.FINISH_STEP, CONTACT, {"step": "nothing"}, Malformed),
        (A.SIGN, APPROVER, {}, Refused),
        (A.SIGN, CONTACT, {}, Forbidden),
        (A.FILL_FORM, CONTACT, {"form": {"staff": "尚可"}}, Malformed),
        (A.FILL_FORM, CONTACT, {"form": {"verdict": "合格"}}, Malformed),
        (A.FILL_FORM, CONTACT, {"form": {"head": "某人"}}, Malformed),
    ],
)
def test_what_is_not_in_order_changes_nothing(
    act: AcceptanceAct, role: str, fields: dict[str, Any], error: type[MainstayError]
) -> None:
    office = make_office()
    assert type(refused(office, act, role, "2027-01-02 09:00", **fields)) is error


def test_strangers_see_nothing() -> None:
    office = make_office()
    stranger = office.person(ENGINEER, contract=UUID(int=5))
    before = counts()
    with pytest.raises(NotFound):
        act_on_acceptance(office.contract_id, A.SIGN, {}, expected_seq=0, actor=stranger, now=BEGIN)
    assert counts() == before


@pytest.mark.req("C-22")
def test_the_form_is_signed_by_both_sides_and_a_change_takes_the_signatures_away() -> None:
    office = make_office()
    office.hand_over_all()
    office.finish("report", LEADER, "2027-01-05 10:00")
    office.finish("examine", APPROVER, "2027-01-06 10:00", outcome="passed")
    office.act(A.FILL_FORM, CONTACT, "2027-01-06 11:00", form={"staff": "合格", "advice": "加强培训"})
    office.act(A.SIGN, APPROVER, "2027-01-06 12:00")
    form = office.act(A.SIGN, VENDOR, "2027-01-06 13:00").progress.form
    assert {side: one.name for side, one in form.signatures.items()} == {"customer": APPROVER, "vendor": VENDOR}
    assert isinstance(refused(office, A.SIGN, VENDOR, "2027-01-06 14:00"), Refused)
    changed = office.act(A.FILL_FORM, CONTACT, "2027-01-06 15:00", form={"advice": ""}).progress.form
    assert (dict(changed.values), dict(changed.signatures)) == ({"staff": "合格"}, {})


def test_opening_twice_changes_nothing() -> None:
    make_office()
    before = counts()
    assert (open_acceptances(now=BEGIN), counts()) == (0, before)


def test_what_was_done_earlier_is_written_by_the_same_rules_and_nobody_is_told() -> None:
    office = make_office()
    engineer, contact = office.person(ENGINEER), office.person(CONTACT)
    told = {"item": "source", "quantity": 1, "media": ["electronic"], "note": "签收"}
    acts = [
        Doing(engineer, A.HAND_OVER, told, at("2026-05-01 09:00")),
        Doing(contact, A.CHECK, {"item": "source"}, at("2026-05-02 09:00")),
    ]
    before = counts()
    assert record_acts(office.contract_id, acts) == 2
    after = counts()
    assert (after[1] - before[1], after[3] - before[3], office.row().checked) == (3, 0, 1)
    with pytest.raises(Refused):
        record_acts(office.contract_id, acts)
    assert counts() == after
