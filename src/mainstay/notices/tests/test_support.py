"""The end of a product's support is told as early as the contract asks, or flagged by its clause."""

from datetime import date
from typing import Any

import pytest

from mainstay.contracts.rules.calendars.zone import dated
from mainstay.contracts.rules.terms.lengths import Length
from mainstay.kernel.errors import Malformed
from mainstay.notices.api.showing import show_notices
from mainstay.notices.models import Notice
from mainstay.notices.rules.words import NoticeAct, NoticeMedium

from .make import CONTRACT, Office, at, counts, make_office

TELLING = """\
  - {id: end-of-support, name: 停止维护告知, clause: c2, what: 提前半年告知, trigger: support_ending, due: 6 months,
     before: true, calendar: always}
"""
LEADER, CONTACT = "vendor_project_manager", "customer_contact"


@pytest.fixture
def office(db: None) -> Office:
    return make_office(CONTRACT + TELLING)


def flagged() -> list[tuple[date, date, int, str]]:
    """Of each notice the last day, until when it had to be told, the days late and the clause."""
    rows = show_notices(list(Notice.objects.order_by("sent_at")), now=at("12-31 00:00"))
    found = [row.support for row in rows if row.support]
    return [(one.ends_on, one.tell_by, one.days_late, one.clause.id if one.clause else "") for one in found]


@pytest.mark.req("A-20")
@pytest.mark.parametrize(
    ("when", "late"), [("03-30 10:00", 0), ("03-30 23:59", 0), ("03-31 00:01", 1), ("05-15 09:00", 46)]
)
def test_half_a_year_ahead_is_in_time_and_later_is_flagged(office: Office, when: str, late: int) -> None:
    office.send(LEADER, NoticeMedium.MAIL, when, support_ends_on=date(2026, 9, 30))
    # half a year before 30 September is 30 March; to 15 May are a day and 45 more
    assert flagged() == [(date(2026, 9, 30), date(2026, 3, 30), late, "c2")]


@pytest.mark.req("A-20")
def test_what_goes_by_post_is_told_when_it_is_delivered(office: Office) -> None:
    found = office.send(LEADER, NoticeMedium.REGISTERED_POST, "03-28 10:00", support_ends_on=date(2026, 9, 30))
    assert flagged()[0][2] == 0
    office.act(found, NoticeAct.RECEIVE, CONTACT, "04-02 10:00", at=at("04-02 09:00"))
    assert flagged()[0][2] == 3


@pytest.mark.parametrize(
    ("day", "length", "before"),
    [
        (date(2026, 8, 31), "6 months", date(2026, 2, 28)),
        (date(2026, 3, 1), "1 year", date(2025, 3, 1)),
        (date(2026, 3, 1), "2 weeks", date(2026, 2, 15)),
    ],
)
def test_the_same_date_so_much_earlier(day: date, length: str, before: date) -> None:
    assert dated(day.toordinal(), Length.parse(length), ahead=True) == before.toordinal()


def test_the_customer_tells_no_end_of_support(office: Office) -> None:
    office.person(CONTACT)
    before, told = counts(), {"support_ends_on": date(2026, 9, 30)}
    with pytest.raises(Malformed):
        office.send(CONTACT, NoticeMedium.MAIL, "03-04 10:00", **told)
    assert counts() == before


def test_a_contract_that_sets_no_time_flags_nothing(db: None) -> None:
    told: dict[str, Any] = {"support_ends_on": date(2026, 9, 30)}
    make_office().send(LEADER, NoticeMedium.MAIL, "09-29 10:00", **told)
    assert flagged() == []
