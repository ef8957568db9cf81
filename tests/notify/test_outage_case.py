"""A dead gateway: administrators are told by what is left, and a case is opened once, which hears of the end."""

from uuid import UUID

import pytest
from django.db import connection
from procrastinate.contrib.django import app
from pytest_django import Settings

from mainstay.desk.models import Case
from mainstay.desk.services.outages import open_outage_case, tell_outage_over
from mainstay.desk.tests.make import after, last_of, make_desk
from mainstay.directory.public import RoleName, add_person, grant_role, set_reach
from mainstay.kernel.ledger import read_stream
from mainstay.notify.models import Outage, OutboxMessage
from mainstay.notify.services.outages import begin_outage, end_outage, tell_of_outages

pytestmark = pytest.mark.django_db
ANSWER = '503 {"code": "9"}'


@pytest.fixture(autouse=True)
def administrator() -> UUID:
    """Somebody who keeps the channels, and somebody who does not; who listens is known, as in a worker."""
    app.perform_import_paths()  # type: ignore[no-untyped-call]  # Procrastinate leaves it without types
    for login, role in (("keeper", RoleName.ADMINISTRATOR), ("looker", RoleName.AUDITOR)):
        person = add_person(login, name=login, password=None, organisation_id=None, now=after(-1))
        grant_role(person, role=role, contract_id=None, since=after(-1))
        set_reach(person, phone=f"1390000000{len(login)}", mail=f"{login}@mail.test")
    return person


@pytest.fixture
def contract(settings: Settings) -> UUID:
    settings.OPERATION_CONTRACT = "T"
    return make_desk().contract_id


def outage(lane: str = "sms") -> Outage:
    """A gateway that has been dead for three minutes, of which people have been told."""
    begin_outage(lane, gateway="sms.example", answer=ANSWER, now=after(0))
    assert tell_of_outages(now=after(1)) == 0
    assert tell_of_outages(now=after(3)) == 1
    assert tell_of_outages(now=after(4)) == 0
    return Outage.objects.get(lane=lane)


def told() -> list[tuple[str, str, str]]:
    rows = OutboxMessage.objects.filter(kind__startswith="gateway").order_by("id")
    return [(row.kind, row.channel, row.address) for row in rows]


def jobs() -> list[tuple[str, str]]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT task_name, args ->> 'outage' FROM procrastinate_jobs ORDER BY id")
        return [(str(name), str(told)) for name, told in cursor.fetchall()]


def test_administrators_are_told_once_by_the_channel_that_is_left() -> None:
    found = outage()
    assert told() == [("gateway_down", "mail", "keeper@mail.test")]
    end_outage("sms", released=6, now=after(40))
    assert told()[1:] == [("gateway_back", "mail", "keeper@mail.test")]
    text = OutboxMessage.objects.get(kind="gateway_back").text
    assert (
        "短信网关（sms.example）已于北京时间2026-10-12 09:40恢复投递（中断始于2026-10-12 09:00）。因中断等待重试的6条"
        in text
    )
    assert jobs() == [("desk.open_outage_case", str(found.id)), ("desk.tell_outage_over", str(found.id))]
    kinds = [one.kind for one in read_stream(found.stream)]
    assert kinds == ["gateway_down", "gateway_told", "gateway_back"]


def test_a_restart_is_nobodys_case() -> None:
    begin_outage("mail", gateway="mail.example", answer=ANSWER, now=after(0))
    end_outage("mail", released=0, now=after(1))
    assert tell_of_outages(now=after(9)) == 0
    assert (told(), jobs()) == ([], [])


def test_the_program_of_somebody_else_opens_no_case() -> None:
    outage("webhook:00000000-0000-0000-0000-000000000001")
    assert [channel for _, channel, _ in told()] == ["mail", "sms"]
    assert jobs() == []


def test_a_dead_gateway_opens_one_case_that_hears_of_the_end_once(contract: UUID) -> None:
    found = outage()
    for minute in (3, 4):
        open_outage_case(found.id, now=after(minute))
    case = Case.objects.get()
    assert (case.contract_id, case.title) == (contract, "短信网关中断：sms.example")
    assert case.description.startswith("短信网关自2026-10-12 09:00起不能投递消息")
    assert ANSWER in case.description
    tell_outage_over(found.id, now=after(30))
    assert Case.objects.get().seq == 1
    end_outage("sms", released=6, now=after(40))
    for minute in (41, 42):
        tell_outage_over(found.id, now=after(minute))
    case.refresh_from_db()
    assert (case.seq, last_of(case).kind, last_of(case).actor_name) == (2, "commented", "系统")
    assert last_of(case).payload["note"] == "网关已恢复应答，中断约40分钟，积压消息已继续发出。请核实后办结。"
    kinds = [(one.kind, one.payload.get("case")) for one in read_stream(found.stream)]
    assert kinds[2:] == [("gateway_case", case.number), ("gateway_back", None)]


def test_the_end_that_is_heard_of_first_is_not_lost(contract: UUID) -> None:
    found = outage()
    end_outage("sms", released=0, now=after(5))
    tell_outage_over(found.id, now=after(6))
    open_outage_case(found.id, now=after(7))
    case = Case.objects.get()
    assert (case.seq, last_of(case).kind) == (2, "commented")


@pytest.mark.parametrize(("code", "year"), [("", 0), ("X", 0), ("T", 1)])
def test_without_a_contract_in_force_no_case_is_opened(
    contract: UUID, settings: Settings, code: str, year: int
) -> None:
    settings.OPERATION_CONTRACT = code
    found = outage()
    open_outage_case(found.id, now=after(4 + year * 525_600))
    assert Case.objects.count() == 0
    assert Outage.objects.get().case == ""
