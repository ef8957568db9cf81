"""Reminders at the times that a contract sets: ahead of the due time, on the day and after it, each once."""

from typing import Any

import pytest

from mainstay.contracts.public import load_contract
from mainstay.duties.rules.words import DutyAct
from mainstay.kernel.errors import Malformed
from mainstay.kernel.timers import timers_of

from .make import BEGIN, CONTRACT, at, fire, make_office, told

pytestmark = [pytest.mark.django_db, pytest.mark.req("C-06")]
ENGINEER, LEADER = "vendor_engineer", "vendor_project_manager"
LICENCE = """\
  - {id: licence, name: 证照续期, clause: c3, what: 证照到期前完成续期, recurrence: {every: 3 months, due: 10 days},
     calendar: always, remind: {ahead: [30 days, 1 week], on_day: true, overdue: [3 days]}}
"""
KEY = "licence:2026-01-01"


def heard(*moments: str) -> list[tuple[Any, ...]]:
    """At each moment how many messages there are: of the usual reminder, of those that are set, of lateness."""
    office = make_office(CONTRACT + LICENCE)
    office.person(LEADER)
    found = []
    for moment in moments:
        fire(at(moment))
        duty = office.duty(KEY)
        found.append((moment, *(len(told(kind, duty)) for kind in ("duty_due_soon", "duty_changed", "duty_late"))))
    assert set(told("duty_changed", office.duty(KEY))) <= {("mail", LEADER), ("sms", LEADER)}
    return found


def test_they_come_before_on_and_after_the_date_once_each_by_mail_and_sms() -> None:
    assert heard("03-11 23:59", "03-12 00:00", "03-12 00:01", "04-04 00:00", "04-10 00:00") == [
        ("03-11 23:59", 0, 0, 0),
        ("03-12 00:00", 0, 2, 0),  # 30 days ahead of 24:00 on 10 April
        ("03-12 00:01", 0, 2, 0),
        ("04-04 00:00", 0, 4, 0),  # a week ahead
        ("04-10 00:00", 0, 6, 0),  # on the day
    ]


def test_after_the_date_they_go_on_while_it_is_not_done() -> None:
    assert heard("04-10 00:00", "04-11 00:00", "04-13 23:59", "04-14 00:00", "04-20 00:00")[1:] == [
        ("04-11 00:00", 0, 2, 2),  # late: an entry, and word to the owner
        ("04-13 23:59", 0, 2, 2),
        ("04-14 00:00", 0, 2, 4),  # three days after
        ("04-20 00:00", 0, 2, 4),
    ]


def test_what_is_done_reminds_nobody_any_more() -> None:
    office = make_office(CONTRACT + LICENCE)
    office.person(LEADER)
    fire(at("03-12 00:00"))
    duty = office.act(office.duty(KEY), DutyAct.SUBMIT, ENGINEER, at("03-20 10:00"))
    fire(at("04-20 00:00"))
    assert (len(told("duty_changed", duty)), told("duty_late", duty)) == (2, [])
    states = {one.rung: one.void_reason or one.state for one in timers_of([duty.stream])[duty.stream]}
    assert states == {"before:30 days": "fired"} | dict.fromkeys(
        ("before:1 week", "on", "late", "after:3 days"), "duty_submitted"
    )


def test_one_whose_moment_has_long_passed_is_void() -> None:
    office = make_office(CONTRACT + LICENCE)
    office.person(LEADER)
    fire(at("04-04 12:00"))
    duty = office.duty(KEY)
    states = {one.rung: one.void_reason or one.state for one in timers_of([duty.stream])[duty.stream]}
    assert (states["before:30 days"], states["before:1 week"], states["on"]) == ("too_late", "fired", "pending")


@pytest.mark.parametrize("length", ["2 workdays", "1 month"])
def test_a_length_that_does_not_run_back_is_refused_with_its_place(length: str) -> None:
    with pytest.raises(Malformed) as refused:
        load_contract(CONTRACT + LICENCE.replace("30 days", length), actor=None, now=BEGIN)
    (problem,) = refused.value.problems
    assert problem.path == "obligations.8.remind.ahead.0"
