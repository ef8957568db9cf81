"""Whoever changes to another unit leaves his open work to a successor, or to another on the contract."""

import pytest
from django.db import connection

from mainstay.desk.models import Case
from mainstay.desk.public import Act
from mainstay.desk.services.moving import hand_over_open_work
from mainstay.directory.public import Actor

from .make import Desk, after, last_of, make_desk

pytestmark = [pytest.mark.django_db, pytest.mark.req("A-47")]


@pytest.fixture
def desk() -> Desk:
    return make_desk()


def in_hand(desk: Desk) -> tuple[Case, Actor]:
    """A case on which an engineer works."""
    leaver = desk.enlist("vendor_engineer", login="leaver", name="李工")
    case = desk.do(desk.open(), Act.ASSIGN, role="vendor_seat", at=1, person=str(leaver.id), note="请处理")
    return case, leaver


def leave(leaver: Actor) -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE directory_rolegrant SET until = %s WHERE person_id = %s", [after(5), leaver.id])


def test_the_successor_takes_over(desk: Desk) -> None:
    case, leaver = in_hand(desk)
    successor = desk.enlist("vendor_engineer", login="successor", name="赵工")
    leave(leaver)
    assert hand_over_open_work(leaver.id, name="李工", successor_id=successor.id, now=after(9)) == 1
    assert Case.objects.get(pk=case.pk).assignee_id == successor.id
    entry = last_of(case)
    assert (entry.kind, entry.actor_name, "李工已调往其他部门" in str(entry.payload)) == ("assigned", "系统", True)
    assert hand_over_open_work(leaver.id, name="李工", successor_id=successor.id, now=after(10)) == 0


@pytest.mark.parametrize("named", [True, False])
def test_without_a_successor_on_the_contract_another_engineer_takes_over(desk: Desk, named: bool) -> None:
    case, leaver = in_hand(desk)
    other = desk.enlist("vendor_engineer", login="other", name="孙工")
    leave(leaver)
    stranger = desk.enlist("assessor", login="stranger").id if named else None
    assert hand_over_open_work(leaver.id, name="李工", successor_id=stranger, now=after(9)) == 1
    assert Case.objects.get(pk=case.pk).assignee_id == other.id


def test_with_nobody_left_the_case_stays(desk: Desk) -> None:
    case, leaver = in_hand(desk)
    before = last_of(case)
    leave(leaver)
    assert hand_over_open_work(leaver.id, name="李工", successor_id=None, now=after(9)) == 0
    assert last_of(case) == before


def test_who_still_holds_a_role_keeps_his_work(desk: Desk) -> None:
    case, leaver = in_hand(desk)
    before = last_of(case)
    assert hand_over_open_work(leaver.id, name="李工", successor_id=None, now=after(9)) == 0
    assert last_of(case) == before
