"""Searching over HTTP: marked excerpts, inner notes for their side alone, similar cases, hostile words."""

from typing import Any

import pytest
from django.test import Client

from mainstay.contracts.public import load_contract
from mainstay.desk.rules.words import Act
from mainstay.desk.services.following import follow_changes

from .make import CONTRACT, NINE, Desk, make_desk
from .test_api import post, sign_in

pytestmark = pytest.mark.django_db
SEARCH = "/api/desk/search"
SIMILAR = "/api/desk/similar"


@pytest.fixture
def desk() -> Desk:
    return make_desk()


def search(client: Client, query: str, **more: Any) -> Any:
    answer = client.get(SEARCH, {"q": query, **more})
    assert answer.status_code == 200, answer.content
    return answer.json()


@pytest.mark.req("E-18")
def test_what_was_found_is_marked(desk: Desk) -> None:
    case = desk.open(title="ＶＰＮ 网关中断")
    desk.do(case, Act.COMMENT, at=3, note="已更换 VPN 授权")
    follow_changes()
    found = search(sign_in(desk, "vendor_engineer"), "vpn")
    assert [part["text"] for part in found["items"][0]["title"] if part["hit"]] == ["ＶＰＮ"]
    assert found["items"][0]["excerpts"] == [
        {
            "kind": "said",
            "seq": 2,
            "parts": [
                {"text": "已更换 ", "hit": False},
                {"text": "VPN", "hit": True},
                {"text": " 授权", "hit": False},
            ],
        }
    ]
    assert (found["next"], found["complete"]) == (None, True)


@pytest.mark.req("E-18")
def test_inner_notes_are_found_by_their_side_alone(desk: Desk) -> None:
    case = desk.open()
    desk.do(case, Act.NOTE, at=3, note="客户机房钥匙在值班室")
    follow_changes()
    vendor, customer = sign_in(desk, "vendor_engineer"), sign_in(desk, "customer_contact")
    item = search(vendor, "值班室")["items"][0]
    assert (item["case"]["number"], item["excerpts"][0]["kind"]) == (case.number, "note")
    for query in ("值班室", "钥", "网络 值班室"):
        assert search(customer, query)["items"] == []
    shown = search(customer, "网络")["items"][0]
    assert "值班室" not in str(shown)


@pytest.mark.parametrize(
    "query", ["%", "_", "\\", "\0", "a" * 9000, "网" * 9000, "('", "[.*", "\ud7ff", "؟ ", "a\u0301"]
)
def test_hostile_words_do_no_harm(desk: Desk, query: str) -> None:
    desk.open()
    follow_changes()
    assert search(sign_in(desk, "vendor_engineer"), query)["items"] == []


def test_what_cannot_be_a_search_is_malformed(desk: Desk) -> None:
    client = sign_in(desk, "vendor_engineer")
    wrong: tuple[dict[str, str | int], ...] = (
        {"q": "x" * 10_001},
        {"q": "网络", "cursor": "W10"},
        {"q": "网络", "limit": 0},
        {"q": "网络", "type": "x"},
        {},
    )
    for more in wrong:
        answer = client.get(SEARCH, more)
        assert (answer.status_code, answer.json()["code"]) == (422, "malformed")


def test_strangers_find_nothing(desk: Desk) -> None:
    desk.open()
    follow_changes()
    assert Client().get(SEARCH, {"q": "网络"}).status_code == 401
    assert search(sign_in(None, "vendor_seat"), "网络")["items"] == []


@pytest.mark.req("D-02")
def test_similar_cases_show_what_solved_them(desk: Desk) -> None:
    solved = desk.do(desk.open(title="审批系统无法登录"), Act.RESPOND, at=1)
    desk.do(solved, Act.RESOLVE, at=2, note="重启认证服务后恢复")
    desk.open(title="审批系统无法登录，提示会话过期", at=3)
    desk.open(title="打印机缺纸", at=4)
    follow_changes()
    body = {"contract_id": desk.contract_id, "title": "审批系统无法登录"}
    status, answer = post(sign_in(desk, "customer_contact"), SIMILAR, body)
    assert status == 200
    assert [(one["number"], one["state"], one["solution"]) for one in answer["items"]] == [
        ("T-2026-00001", "resolved", "重启认证服务后恢复"),
        ("T-2026-00002", "reported", ""),
    ]


def test_similar_cases_are_those_one_sees(desk: Desk) -> None:
    desk.open(title="审批系统无法登录")
    follow_changes()
    body = {"contract_id": desk.contract_id, "title": "审批系统无法登录"}
    status, problem = post(sign_in(None, "vendor_seat"), SIMILAR, body)
    assert (status, problem["code"]) == (404, "not_found")
    client = sign_in(desk, "vendor_engineer")
    for title in ("", "断", "%_\\", "毫不相干的事情"):
        assert post(client, SIMILAR, body | {"title": title}) == (200, {"items": []})


@pytest.mark.req("D-02")
def test_others_who_have_it_too_are_counted(desk: Desk) -> None:
    case = desk.open(title="审批系统无法登录")
    client = sign_in(desk, "customer_contact")
    order = {"act": "join", "expected_seq": 1, "note": "二楼也是", "fields": {"affected": "二楼窗口"}}
    status, detail = post(client, f"/api/desk/cases/{case.number}/entries", order)
    assert (status, detail["entries"][-1]["kind"], detail["case"]["state"]) == (200, "joined", "reported")
    assert detail["entries"][-1]["payload"] == {"affected": "二楼窗口", "note": "二楼也是"}
    follow_changes()
    _, answer = post(client, SIMILAR, {"contract_id": desk.contract_id, "title": "审批系统登录"})
    assert (answer["items"][0]["joined"], answer["items"][0]["reported_at"]) == (1, NINE.strftime("%Y-%m-%dT%H:%M:%SZ"))
    assert [one["case"]["number"] for one in search(client, "二楼窗口")["items"]] == [case.number]


@pytest.mark.req("E-18")
def test_levels_say_what_the_contract_means_by_them(desk: Desk) -> None:
    with_meaning = CONTRACT.replace("code: T", "code: M").replace(
        "{id: I, name: {zh: 一级, en: Level I}",
        "{id: I, name: {zh: 一级, en: Level I}, meaning: {zh: 全部中断, en: All down}",
    )
    other = Desk(load_contract(with_meaning, actor=None, now=NINE).contract_id)
    client = sign_in(other, "vendor_engineer")
    acts = client.get(f"/api/desk/cases/{other.open(level=None).number}").json()["acts"]
    choices = next(act for act in acts if act["act"] == "classify")["fields"][0]["choices"]
    assert [(one["value"], one["meaning"], one["clause"]) for one in choices] == [
        ("I", {"zh": "全部中断", "en": "All down"}, "第三条"),
        ("II", None, None),
    ]
