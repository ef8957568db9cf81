"""Searching cases: what is found, by whom, in which order, and that hostile words do no harm."""

import pytest
from django.db import connection

from mainstay.desk.models import Case, SearchText
from mainstay.desk.queries.search import SearchFilters, TooSlow, find_cases, matching
from mainstay.desk.queries.search.blinding import Domain, blinded
from mainstay.desk.queries.search.bounded import time_limit
from mainstay.desk.rules.words import Act, CaseType
from mainstay.desk.services.composing import Opening
from mainstay.desk.services.indexing import index_cases, refresh_texts
from mainstay.desk.services.opening import open_case
from mainstay.directory.public import Actor
from mainstay.kernel.text import grams_of

from .make import Desk, after, make_desk

pytestmark = pytest.mark.django_db
BESIDE = (("T-2026-00001", Domain.WORDS), ("T-2026-00001", Domain.PEOPLE))


@pytest.fixture
def desk() -> Desk:
    return make_desk()


def report(desk: Desk, title: str, description: str = "", *, at: float = 0, name: str = "王芳") -> Case:
    reporter = {"name": name, "phone": "13800001234", "mail": "wang@example.org"}
    opening = Opening(desk.contract_id, title, description, reporter, {"level": "I"})
    return open_case(opening, actor=desk.person("customer_contact"), now=after(at))


def indexed(*cases: Case) -> None:
    index_cases([case.id for case in cases])


def found(desk: Desk, query: str, *, role: str = "vendor_engineer", **filters: object) -> list[str]:
    page = find_cases(query, actor=desk.person(role), filters=SearchFilters(**filters))  # type: ignore[arg-type]  # the test's own names
    assert page.next is None
    return [one.case.title for one in page.items]


@pytest.mark.req("E-18")
@pytest.mark.parametrize(
    "query",
    [
        "网络",
        "络中断",
        "ＶＰＮ",
        "vpn网关",
        "ora-01555",
        "01555",
        "T-2026-00001",
        "2026-000",
        "wlzd",
        "王芳",
        "wf",
        "wangfang",
        "0000123",
        "wang@example",
        "网络 王芳",
        "断",
        "甲方联系人",
    ],
)
def test_what_finds_a_case(desk: Desk, query: str) -> None:
    indexed(report(desk, "VPN 网关网络中断", "报错 ORA-01555。"), report(desk, "打印机缺纸", at=1, name="李四"))
    assert "VPN 网关网络中断" in found(desk, query)


@pytest.mark.parametrize(
    "query", ["网中", "电源", "zzzz", "网络 李四", "%", "_", "\\", "络网", ".*", "", "  ", "\0", "x" * 10_000]
)
def test_what_finds_nothing(desk: Desk, query: str) -> None:
    indexed(report(desk, "网络中断"), report(desk, "打印机缺纸", name="李四"))
    assert found(desk, query) == []


@pytest.mark.parametrize("sign", ["100%", "a_b", "c:\\temp", "'; --", "(x)"])
def test_signs_are_looked_for_as_they_are(desk: Desk, sign: str) -> None:
    indexed(report(desk, f"磁盘 {sign} 告警"), report(desk, "磁盘告警"))
    assert found(desk, sign) == [f"磁盘 {sign} 告警"]


@pytest.mark.req("E-18")
def test_comments_are_found_where_they_stand(desk: Desk) -> None:
    case = report(desk, "网络中断")
    desk.do(case, Act.COMMENT, at=2, note="更换了光模块")
    indexed(case)
    page = find_cases("光模块", actor=desk.person("customer_contact"), filters=SearchFilters())
    assert [(piece.kind, piece.seq, piece.text) for piece in page.items[0].pieces] == [("said", 2, "更换了光模块")]


def test_what_is_not_seen_is_not_found(desk: Desk) -> None:
    indexed(report(desk, "网络中断"))
    stranger = Actor(desk.person("vendor_engineer").id, "外人", "", ())
    for query in ("网络", "T-2026-00001", "网"):
        assert find_cases(query, actor=stranger, filters=SearchFilters()).items == ()
    assert list(Case.objects.filter(matching("网络", actor=stranger))) == []


def test_the_latest_come_first_page_by_page(desk: Desk) -> None:
    indexed(*(report(desk, f"网络中断{number}", at=number) for number in range(5)))
    actor, cursor, titles = desk.person("vendor_engineer"), None, []
    for _ in range(3):
        page = find_cases("网络", actor=actor, filters=SearchFilters(), cursor=cursor, limit=2)
        titles += [one.case.title for one in page.items]
        cursor = page.next
    assert (titles, cursor) == ([f"网络中断{number}" for number in (4, 3, 2, 1, 0)], None)


def test_filters_narrow(desk: Desk) -> None:
    indexed(report(desk, "网络一"), report(desk, "网络二", at=60))
    assert found(desk, "网络", since=after(30)) == ["网络二"]
    assert found(desk, "网络", until=after(30)) == ["网络一"]
    assert found(desk, "网络", type=CaseType.FAULT.value) == ["网络二", "网络一"]
    assert found(desk, "网络", type=CaseType.COMPLAINT.value) == []
    assert found(desk, "网络", contract_id=desk.person("auditor").id) == []


def test_a_number_leads(desk: Desk) -> None:
    first = report(desk, "网络中断")
    indexed(first, report(desk, "打印机缺纸", f"同 {first.number}", at=9))
    assert found(desk, first.number.lower()) == ["网络中断", "打印机缺纸"]


def test_one_character_reads_the_latest_only(desk: Desk) -> None:
    indexed(report(desk, "网络中断"))
    page = find_cases("网", actor=desk.person("vendor_engineer"), filters=SearchFilters())
    assert ([one.case.title for one in page.items], page.complete) == (["网络中断"], False)
    assert find_cases("网络", actor=desk.person("vendor_engineer"), filters=SearchFilters()).complete


@pytest.mark.parametrize("query", ["网络", "断", "wlzd", "T-2026-00001", "网络 王芳", ""])
def test_lists_find_the_same(desk: Desk, query: str) -> None:
    indexed(report(desk, "网络中断"), report(desk, "打印机缺纸", name="李四"))
    titles = [case.title for case in Case.objects.filter(matching(query, actor=desk.person("vendor_engineer")))]
    assert sorted(titles) == (["网络中断"] if query else ["打印机缺纸", "网络中断"])


def test_the_index_follows_and_leaves_alone_what_stands(desk: Desk) -> None:
    case = report(desk, "网络中断")
    assert index_cases([case.id]) == 2
    before = dict(SearchText.objects.values_list("kind", "pk"))
    assert index_cases([case.id]) == 0
    desk.do(case, Act.COMMENT, at=2, note="更换了光模块")
    assert sum(moved for _, moved in refresh_texts()) == 3
    after_comment = dict(SearchText.objects.values_list("kind", "pk"))
    assert (after_comment["case"], sorted(after_comment)) == (before["case"], ["case", "people", "said"])
    assert index_cases([]) == 0


def test_what_takes_too_long_is_told(desk: Desk) -> None:
    indexed(report(desk, "网络中断"))
    with pytest.raises(TooSlow), time_limit(50), connection.cursor() as cursor:
        cursor.execute("SELECT pg_sleep(5)")
    assert found(desk, "王芳") == ["网络中断"]


@pytest.mark.req("A-24")
def test_the_index_holds_no_word_and_no_number_by_which_others_are_read(desk: Desk) -> None:
    """What is known in clear beside the index has grams of its own: they stand in no text of people's words."""
    case = report(desk, "网络中断", "工单 T-2026-00001，电话 13800001234")
    indexed(case)
    rows = SearchText.objects.values_list("kind", "grams")
    words = {kind: set(grams) for kind, grams in rows}
    known = set(blinded(grams_of(case.number), Domain.KNOWN))
    assert known <= words["case"]
    assert [known & set(blinded(grams_of(text), domain)) for text, domain in BESIDE] == [set()] * 2
    with connection.cursor() as cursor:
        cursor.execute("SELECT t::text FROM desk_searchtext t")
        shown = "".join(row for (row,) in cursor.fetchall())
    assert [word for word in ("网", "wang", "13800001234", "T-2026") if word in shown] == []


def test_cases_that_only_seem_to_have_a_word_do_not_end_a_page(desk: Desk) -> None:
    """All pairs of 网络中断 stand in the later ones, but not in a row: their texts decide."""
    indexed(*(report(desk, "网络中断", at=number) for number in range(2)))
    indexed(*(report(desk, f"中断的网络，络中{number}", at=10 + number) for number in range(3)))
    page = find_cases("网络中断", actor=desk.person("vendor_engineer"), filters=SearchFilters(), limit=2)
    assert ([one.case.title for one in page.items], page.next) == (["网络中断", "网络中断"], None)
