"""Lists hold what the filters ask for, in the order asked for, a page at a time, and nothing of other contracts."""

from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest

from mainstay.desk.models import Case
from mainstay.desk.queries import lists
from mainstay.desk.queries.lists import Counts, Filters, Order, count_workbench, list_cases, list_workbench
from mainstay.desk.rules.words import Act, CaseChannel, CaseState, CaseType, Line
from mainstay.desk.services.indexing import index_cases
from mainstay.directory.public import Actor
from mainstay.kernel.errors import Malformed

from .make import Desk, after, make_desk

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk() -> Desk:
    return make_desk()


def titles(
    desk: Desk, *, at: float = 5, viewer: Actor | None = None, order: Order = Order.NEWEST, **given: Any
) -> list[str]:
    page = list_cases(actor=viewer or desk.person("auditor"), filters=Filters(**given), now=after(at), order=order)
    return [case.title for case in page.items]


@pytest.mark.parametrize(("at", "found"), [(0, ["快"]), (30, ["快"]), (31, []), (1500, [])])
def test_what_runs_out_soon(desk: Desk, at: float, found: list[str]) -> None:
    """Neither what is late already, nor what has days, nor what is closed."""
    desk.open(title="快")
    done = desk.do(desk.do(desk.open(title="办结"), Act.RESPOND, at=1), Act.RESOLVE, at=1, note="重启")
    desk.do(desk.do(done, Act.CONFIRM, role="customer_contact", at=2), Act.CLOSE, role="customer_contact", at=3)
    desk.do(desk.open(title="慢", level="II"), Act.RESPOND, at=1)
    assert titles(desk, at=at, due_soon=True) == found
    assert count_workbench(actor=desk.person("auditor"), filters=Filters(), now=after(at)).due_soon == len(found)


def test_what_has_time(desk: Desk) -> None:
    """False is everything else, closed or not."""
    desk.open(title="快")
    desk.do(desk.open(title="慢", level="II"), Act.RESPOND, at=1)
    assert titles(desk, due_soon=False) == ["慢"]


CLASSES: list[tuple[dict[str, Any], dict[str, Any]]] = [
    ({"state": "active"}, {"state": (CaseState.ACTIVE,)}),
    ({"state": "paused"}, {"state": (CaseState.PAUSED, CaseState.RESOLVED)}),
    ({"level": "II"}, {"level": ("II",)}),
    ({"type": "complaint"}, {"type": (CaseType.COMPLAINT, CaseType.REQUEST)}),
    ({"line": "software"}, {"line": (Line.SOFTWARE,)}),
    ({"channel": "mail"}, {"channel": (CaseChannel.MAIL,)}),
    ({"system": "审批系统"}, {"system": "审批系统"}),
    ({"asset": "SRV-01"}, {"asset": "SRV-01"}),
    ({"maker": "华为"}, {"maker": "华为"}),
    ({"facts": {"kind": "hardware"}}, {"kind": "hardware"}),
    ({"facts": {"cause": "power"}}, {"cause": "power"}),
    ({"breached": True}, {"overdue": True}),
    ({"excluded_by": "storm"}, {"excluded": True}),
    ({"reported_at": after(-60)}, {"reported_to": after(0)}),
    ({"state": "closed", "closed_at": after(3)}, {"open": False}),
    ({"state": "closed", "closed_at": after(3)}, {"closed_from": after(3), "closed_to": after(4)}),
]


@pytest.mark.req("E-18")
@pytest.mark.parametrize(("columns", "filters"), CLASSES, ids="-".join)
def test_each_filter_finds_its_case_alone(desk: Desk, columns: dict[str, Any], filters: dict[str, Any]) -> None:
    desk.open(title="其他")
    wanted = desk.open(title="所寻")
    Case.objects.filter(pk=wanted.pk).update(**columns)
    assert titles(desk, **filters) == [columns.get("title", "所寻")]
    assert titles(desk, viewer=desk.person("vendor_engineer"), **filters) == [columns.get("title", "所寻")]


@pytest.mark.req("E-18")
def test_maker_kind_and_period_narrow_together(desk: Desk) -> None:
    """The classes of a case come from its record; the period from when it was reported."""
    for minute, maker in enumerate(("华为", "浪潮", "华为")):
        case = desk.open(title=f"{maker}{minute}", at=minute)
        desk.do(case, Act.DESCRIBE, at=10, maker=maker, system="审批系统")
    Case.objects.update(facts={"kind": "hardware"})
    found: dict[str, Any] = {"maker": "华为", "kind": "hardware", "system": "审批系统"}
    assert titles(desk, at=20, **found) == ["华为2", "华为0"]
    assert titles(desk, at=20, **found, reported_from=after(1), reported_to=after(3)) == ["华为2"]
    assert titles(desk, at=20, **found | {"kind": "software"}) == []


def test_assignee(desk: Desk) -> None:
    engineer = desk.person("vendor_engineer")
    for title, person in (("我的", engineer.id), ("他的", uuid4()), ("无人", None)):
        Case.objects.filter(pk=desk.open(title=title).pk).update(assignee_id=person)
    assert titles(desk, viewer=engineer, assignee="me") == ["我的"]
    assert titles(desk, viewer=engineer, assignee="nobody") == ["无人"]
    assert titles(desk, viewer=desk.person("auditor"), assignee=str(engineer.id)) == ["我的"]


def test_number_prefix_in_any_case(desk: Desk) -> None:
    numbers = [desk.open().number for _ in range(3)]
    assert titles(desk, q=numbers[1].lower()) == ["网络中断"]
    assert len(titles(desk, q="t-2026-")) == 3
    assert titles(desk, q="t-2027-") == []


@pytest.mark.req("E-18")
def test_words_are_searched_in_the_texts_and_narrow_with_the_rest(desk: Desk) -> None:
    cases = [desk.open(title="打印机卡纸", level=level) for level in ("I", "II")] + [desk.open(title="网络中断")]
    index_cases([case.pk for case in cases])
    assert titles(desk, q="卡纸") == ["打印机卡纸", "打印机卡纸"]
    assert titles(desk, q="卡纸", level=("II",)) == ["打印机卡纸"]
    assert titles(desk, q="100%") == []
    assert count_workbench(actor=desk.person("auditor"), filters=Filters(q="卡纸"), now=after(5)).open == 2


@pytest.mark.parametrize("order", list(Order))
def test_pages_hold_every_case_once_in_order(desk: Desk, order: Order) -> None:
    """Many share a moment: the key decides between them."""
    for number in range(7):
        desk.open(title=str(number), at=number // 3)
    cursor, found = None, list[str]()
    for _ in range(4):
        page = list_cases(
            actor=desk.person("auditor"), filters=Filters(), now=after(9), order=order, cursor=cursor, limit=2
        )
        found, cursor = found + [case.title for case in page.items], page.next
    assert cursor is None
    assert found == titles(desk, order=order)
    assert sorted(found) == list("0123456")


def test_due_order_holds_open_cases_only(desk: Desk) -> None:
    desk.open(title="急", at=0)
    desk.open(title="缓", level="II", at=0)
    Case.objects.filter(pk=desk.open(title="办结").pk).update(state="closed", closed_at=after(1))
    assert titles(desk, order=Order.DUE) == ["急", "缓"]
    page = list_workbench(actor=desk.person("vendor_seat"), filters=Filters(level=("II",)), now=after(5))
    assert [case.title for case in page.items] == ["缓"]


def test_cursor_from_elsewhere_is_malformed(desk: Desk) -> None:
    with pytest.raises(Malformed):
        list_cases(actor=desk.person("auditor"), filters=Filters(), now=after(0), cursor="bm9uc2Vuc2U")


def test_other_contracts_stay_unseen(desk: Desk) -> None:
    """Neither by asking for nothing, nor by asking for the contract by name."""
    desk.open()
    stranger = desk.person("vendor_engineer", contract_id=uuid4())
    assert titles(desk, viewer=stranger) == []
    assert titles(desk, viewer=stranger, contract=(desk.contract_id,)) == []
    assert titles(desk, viewer=replace(stranger, grants=())) == []
    assert count_workbench(actor=stranger, filters=Filters(), now=after(0)) == Counts()


def test_counts_stop_at_their_limit(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """One more than the limit says that there are more."""
    for _ in range(4):
        desk.open()
    viewer = desk.person("vendor_seat")
    assert count_workbench(actor=viewer, filters=Filters(), now=after(5)) == Counts(open=4, due_soon=4)
    assert count_workbench(actor=viewer, filters=Filters(), now=after(60)) == Counts(open=4, overdue=4)
    monkeypatch.setattr(lists.counts, "MOST", 2)
    assert count_workbench(actor=viewer, filters=Filters(), now=after(60)) == Counts(open=3, overdue=3)


def test_counts_by_state(desk: Desk) -> None:
    for title, state in (("一", "paused"), ("二", "resolved"), ("三", "active")):
        Case.objects.filter(pk=desk.open(title=title).pk).update(state=state)
    counts = count_workbench(actor=desk.person("auditor"), filters=Filters(), now=after(5))
    assert (counts.open, counts.paused, counts.waiting_confirmation) == (3, 1, 1)


def test_filters_come_back_as_they_were_kept() -> None:
    given = Filters(state=(CaseState.ACTIVE,), assignee="me", reported_from=after(0), open=True, contract=(uuid4(),))
    assert lists.read_stored(lists.stored(given)) == (given, {})
    kept, gone = lists.read_stored(lists.stored(given) | {"state": ["melted"], "colour": "red"})
    assert kept == replace(given, state=())
    assert gone == {"state": ["melted"], "colour": "red"}
