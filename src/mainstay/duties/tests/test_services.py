"""Duties planned, done, late, accepted by silence, raised by each other; and what is refused changes nothing."""

from datetime import timedelta
from uuid import UUID

import pytest

from mainstay.duties.models import Duty
from mainstay.duties.rules.words import DutyAct
from mainstay.duties.services import Asking, Done, open_duty, plan_contracts, plan_duties, record_performances
from mainstay.kernel.entries import check_chain
from mainstay.kernel.errors import Forbidden, Malformed, NotFound, Refused
from mainstay.kernel.ledger import Head, read_stream

from .make import BEGIN, CONTRACT, Office, amend, at, counts, fire, make_office, told

pytestmark = pytest.mark.django_db
ENGINEER, LEADER = "vendor_engineer", "vendor_project_manager"
CONTACT, APPROVER = "customer_contact", "customer_approver"


def test_planning_takes_what_is_still_ahead() -> None:
    office = make_office()
    keys = list(
        Duty.objects.filter(contract_id=office.contract_id, due_at__lt=at("04-30 00:00")).values_list("key", flat=True)
    )
    assert sorted(keys) == [
        "backup:2026-03-01",
        "health-check:2026-01-01",
        "inspection:2026-01-01",
        "payment:2026-02-01",
        "payment:2026-03-01",
    ]
    assert office.duty("inspection:2026-01-01").due_at == at("04-08 17:00")


def test_planning_twice_changes_nothing() -> None:
    office = make_office()
    before = counts()
    outcome = plan_duties(office.contract_id, now=BEGIN)
    assert (outcome.added, outcome.moved, outcome.dropped, counts()) == (0, 0, 0, before)


def test_contracts_of_which_nothing_changed_are_not_planned_again() -> None:
    make_office()
    assert plan_contracts(now=BEGIN + timedelta(minutes=10)).added == 0
    Duty.objects.all().delete()
    assert plan_contracts(now=BEGIN + timedelta(minutes=20)).added == 0
    assert plan_contracts(now=BEGIN + timedelta(days=1)).added > 20


@pytest.mark.req("A-11")
def test_an_inspection_from_evidence_to_acceptance() -> None:
    office = make_office()
    duty = office.act(office.duty("inspection:2026-01-01"), DutyAct.SUBMIT, ENGINEER, at("04-03 10:00"))
    assert (duty.state, duty.late, duty.accept_by) == ("submitted", False, at("04-07 00:00"))
    duty = office.act(duty, DutyAct.ACCEPT, CONTACT, at("04-04 09:00"))
    assert (duty.state, duty.done_at, duty.seq) == ("done", at("04-04 09:00"), 3)
    entries = read_stream(duty.stream)
    assert [one.kind for one in entries] == ["duty_planned", "duty_submitted", "duty_accepted"]
    assert entries[0].payload["clause"] == "c3"
    assert check_chain(entries, Head(duty.seq, bytes(duty.head_hash))) is None


@pytest.mark.req("A-11")
def test_inspection_or_health_check_never_both() -> None:
    office = make_office()
    office.act(office.duty("inspection:2026-01-01"), DutyAct.SUBMIT, ENGINEER, at("04-03 10:00"))
    other = office.duty("health-check:2026-01-01")
    assert (other.state, read_stream(other.stream)[-1].payload) == (
        "void",
        {"reason": "either_or", "other": "inspection"},
    )
    before = counts()
    with pytest.raises(Refused):
        office.act(other, DutyAct.SUBMIT, ENGINEER, at("04-03 11:00"))
    assert counts() == before


@pytest.mark.req("A-11")
def test_a_report_follows_the_inspection_within_a_week() -> None:
    office = make_office()
    office.act(office.duty("inspection:2026-01-01"), DutyAct.SUBMIT, ENGINEER, at("04-03 10:00"))
    report = office.duty("report<inspection:2026-01-01")
    assert (report.due_at, report.state, read_stream(report.stream)[0].payload["event"]) == (
        at("04-11 00:00"),
        "open",
        "inspection_done",
    )


@pytest.mark.req("A-11")
def test_the_yearly_report_follows_the_last_inspection_of_the_year() -> None:
    calendar = CONTRACT.replace("holidays: true", "holidays: false")
    office = make_office(calendar)
    office.act(office.duty("inspection:2026-07-01"), DutyAct.SUBMIT, ENGINEER, at("10-03 10:00"))
    assert office.duty("yearly:2026-01-01").due_at is None
    office.act(office.duty("inspection:2026-10-01"), DutyAct.SUBMIT, ENGINEER, at("12-31 10:00"))
    yearly = office.duty("yearly:2026-01-01")
    assert yearly.due_at == at("12-31 10:00").replace(hour=16, minute=0) + timedelta(days=7)
    plan_duties(office.contract_id, now=at("12-31 11:00"))
    yearly.refresh_from_db()
    assert yearly.due_at is not None


@pytest.mark.req("A-11")
def test_a_late_one_is_written_and_told_to_both_sides_once() -> None:
    office = make_office()
    office.person(LEADER)
    office.person(CONTACT)
    fire(at("03-31 23:59"))
    assert office.duty("backup:2026-03-01").late is False
    fire(at("04-01 00:00") + timedelta(seconds=3))
    fire(at("04-01 00:00") + timedelta(seconds=5))
    duty = office.duty("backup:2026-03-01")
    assert (duty.late, [one.kind for one in read_stream(duty.stream)]) == (True, ["duty_planned", "duty_late"])
    assert read_stream(duty.stream)[-1].payload["written_late_seconds"] == 3
    both = [("mail", CONTACT), ("mail", LEADER), ("sms", CONTACT), ("sms", LEADER)]
    assert told("duty_late", duty) == both


def test_the_owner_is_reminded_a_day_ahead() -> None:
    office = make_office()
    office.person(LEADER)
    fire(at("03-31 00:00"))
    assert told("duty_due_soon", office.duty("backup:2026-03-01")) == [("mail", LEADER)]


@pytest.mark.req("D-07")
def test_a_yearly_chore_is_due_thirty_days_before_the_term_ends() -> None:
    """As the account's re-verification and the renewals of servers and domains are."""
    chore = """\
  - {id: domain, name: 域名续费, clause: c3, what: 到期前30日续费, calendar: office, evidence: [{zh: 凭证}],
     recurrence: {every: 1 year, align: term, anchor: period_end, due: 30 days, before: true}}
"""
    office = make_office(CONTRACT + chore)
    office.person(LEADER)
    duty = Duty.objects.get(contract_id=office.contract_id, key__startswith="domain:")
    assert duty.due_at == at("12-02 00:00")  # 31 December less 30 days is the 1st, until its end
    fire(at("11-30 23:59"))
    assert told("duty_due_soon", duty) == []
    fire(at("12-01 00:00"))
    assert (told("duty_due_soon", duty), office.duty(duty.key).late) == ([("mail", LEADER)], False)
    fire(at("12-02 00:00"))
    assert office.duty(duty.key).late is True
    assert office.act(office.duty(duty.key), DutyAct.SUBMIT, ENGINEER, at("12-02 09:00")).late is True


def test_of_two_that_stand_for_each_other_one_is_late() -> None:
    office = make_office()
    fire(at("04-08 17:00"))
    states = [
        (office.duty(f"{name}:2026-01-01").state, office.duty(f"{name}:2026-01-01").late)
        for name in ("inspection", "health-check")
    ]
    assert states == [("open", True), ("void", False)]


def test_handed_in_after_the_due_time_it_is_late_for_good() -> None:
    office = make_office()
    fire(at("04-01 00:00"))
    duty = office.act(office.duty("backup:2026-03-01"), DutyAct.SUBMIT, ENGINEER, at("04-02 09:00"))
    assert (duty.state, duty.late, duty.delivered_at) == ("done", True, at("04-02 09:00"))


def test_silence_accepts_where_the_contract_says_so() -> None:
    office = make_office()
    office.act(office.duty("inspection:2026-01-01"), DutyAct.SUBMIT, ENGINEER, at("04-03 10:00"))
    fire(at("04-07 00:00"))
    duty = office.duty("inspection:2026-01-01")
    assert (duty.state, read_stream(duty.stream)[-1].kind) == ("done", "duty_accepted_by_silence")


def test_an_answer_in_time_voids_the_silence() -> None:
    office = make_office()
    duty = office.act(office.duty("inspection:2026-01-01"), DutyAct.SUBMIT, ENGINEER, at("04-03 10:00"))
    office.act(duty, DutyAct.SEND_BACK, CONTACT, at("04-04 10:00"))
    fire(at("04-08 16:00"))
    again = office.duty("inspection:2026-01-01")
    assert (again.state, again.delivered_at, again.seq) == ("open", None, 3)


def test_who_may_not_is_refused_and_nothing_changes() -> None:
    office = make_office()
    duty = office.duty("inspection:2026-01-01")
    office.person(CONTACT)
    before = counts()
    with pytest.raises(Forbidden):
        office.act(duty, DutyAct.SUBMIT, CONTACT, at("04-03 10:00"))
    with pytest.raises(Forbidden):
        office.act(duty, DutyAct.EXCUSE, CONTACT, at("04-03 10:00"))
    with pytest.raises(Refused):
        office.act(duty, DutyAct.ACCEPT, CONTACT, at("04-03 10:00"))
    with pytest.raises(Malformed):
        office.act(duty, DutyAct.COMMENT, CONTACT, at("04-03 10:00"), note="")
    assert counts() == before


def test_a_stale_act_is_refused() -> None:
    office = make_office()
    duty = office.duty("backup:2026-03-01")
    office.act(duty, DutyAct.COMMENT, ENGINEER, at("03-03 10:00"))
    before = counts()
    with pytest.raises(Refused) as caught:
        office.act(duty, DutyAct.SUBMIT, ENGINEER, at("03-03 11:00"))
    assert (caught.value.code, counts()) == ("stale", before)


def test_a_waiver_names_who_gave_it() -> None:
    office = make_office()
    duty = office.act(office.duty("backup:2026-03-01"), DutyAct.EXCUSE, APPROVER, at("03-20 10:00"), note="机房停电")
    entry = read_stream(duty.stream)[-1]
    assert (duty.state, entry.actor_name, entry.role, entry.payload) == (
        "excused",
        APPROVER,
        APPROVER,
        {"note": "机房停电"},
    )
    assert fire(at("04-02 00:00")) == 0 or office.duty("backup:2026-03-01").late is False


def asking(office: Office, obligation: str, **more: object) -> Asking:
    told: dict[str, object] = {"what": "新员工入职", "happened_at": at("03-03 09:00")} | more
    return Asking(office.contract_id, obligation, **told)  # type: ignore[arg-type]  # told by name


def test_an_event_brings_a_duty_with_the_time_that_was_asked_for() -> None:
    office = make_office()
    duty = open_duty(
        asking(office, "training", asked=at("03-20 18:00")), actor=office.person(CONTACT), now=at("03-03 10:00")
    )
    assert (duty.due_at, duty.cause, duty.seq) == (at("03-20 18:00"), "新员工入职", 1)
    entry = read_stream(duty.stream)[0]
    assert (entry.actor_name, entry.payload["event"], entry.payload["cause"]) == (
        CONTACT,
        "customer_asked",
        "新员工入职",
    )


@pytest.mark.req("A-18")
def test_a_change_of_staff_is_to_be_filed_a_week_ahead() -> None:
    office = make_office()
    duty = open_duty(
        asking(office, "filing", happened_at=at("03-20 09:00")), actor=office.person(ENGINEER), now=at("03-16 10:00")
    )
    assert duty.due_at == at("03-14 00:00")
    fire(at("03-16 10:00"))
    assert office.duty(duty.key).late is True


@pytest.mark.parametrize(
    ("obligation", "more"),
    [
        ("backup", {}),
        ("nothing", {}),
        ("filing", {"asked": at("03-20 18:00")}),
        ("training", {"asked": at("03-01 18:00")}),
    ],
)
def test_what_no_event_brings_is_refused(obligation: str, more: dict[str, object]) -> None:
    office = make_office()
    actor, before = office.person(CONTACT), counts()
    with pytest.raises(Malformed):
        open_duty(asking(office, obligation, **more), actor=actor, now=at("03-03 10:00"))
    assert counts() == before


def test_strangers_open_nothing() -> None:
    office = make_office()
    stranger = office.person("vendor_engineer", contract=UUID(int=5))
    with pytest.raises(NotFound):
        open_duty(asking(office, "training"), actor=stranger, now=at("03-03 10:00"))


@pytest.mark.req("A-05")
def test_an_amendment_moves_what_lies_ahead_and_nothing_else() -> None:
    office = make_office()
    touched = office.act(office.duty("backup:2026-06-01"), DutyAct.COMMENT, ENGINEER, at("03-03 10:00"))
    amended = CONTRACT.replace("{every: 1 month, due: 0 days}", "{every: 1 month, due: 3 days}").replace(
        "recurrence: {every: 1 month, due: 10 days}", "standing: true"
    )
    amend(office, amended, "2026-05-01")
    outcome = plan_duties(office.contract_id, now=at("03-05 00:00"))
    assert (outcome.added, outcome.moved, outcome.dropped) == (0, 13, 8)
    assert (office.duty("backup:2026-03-01").due_at, office.duty("backup:2026-05-01").due_at) == (
        at("04-01 00:00"),
        at("06-04 00:00"),
    )
    touched.refresh_from_db()
    assert (touched.due_at, touched.version, read_stream(touched.stream)[-1].kind) == (
        at("07-04 00:00"),
        2,
        "duty_moved",
    )
    assert not Duty.objects.filter(key="payment:2026-05-01").exists()


def test_a_history_is_written_through_the_same_rules_and_nobody_is_told() -> None:
    office = make_office()
    backup, payment = office.duty("backup:2026-03-01"), office.duty("payment:2026-02-01")
    worker, messages = office.person(ENGINEER), counts()[3]
    late = Done(worker, DutyAct.SUBMIT, at("04-01 09:00"), {"note": "已备份"})
    assert record_performances({backup.id: (late,), payment.id: ()}) == 2
    backup.refresh_from_db()
    payment.refresh_from_db()
    assert (backup.state, backup.late, backup.seq) == ("done", True, 3)
    assert (payment.state, payment.late, payment.seq) == ("open", True, 2)
    assert check_chain(read_stream(backup.stream), Head(3, bytes(backup.head_hash))) is None
    assert counts()[3] == messages


def test_a_history_that_breaks_a_rule_is_refused_whole() -> None:
    office = make_office()
    backup, payment = office.duty("backup:2026-03-01"), office.duty("payment:2026-02-01")
    done = Done(office.person(ENGINEER), DutyAct.SUBMIT, at("03-09 09:00"), {"note": "x"})
    before = counts()
    with pytest.raises(Forbidden):
        record_performances({backup.id: (done,), payment.id: (done,)})
    assert counts() == before
