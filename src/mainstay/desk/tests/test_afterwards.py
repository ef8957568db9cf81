"""After the work: call-backs, the survey by its link, signatures."""

import base64
import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from mainstay.desk.models import Case, SurveyAttempt, stream_of
from mainstay.desk.public import Act
from mainstay.desk.queries.survey import access_survey, survey_token
from mainstay.desk.rules.survey import MOST_PER_ADDRESS
from mainstay.desk.services import check_cases
from mainstay.desk.services.surveying import answer_survey
from mainstay.kernel.errors import Forbidden, NotFound, Refused
from mainstay.kernel.ledger import read_stream

from .make import Desk, after, make_desk
from .make_procedures import CONTACT, ENGINEER, SEAT, last_payload, refused
from .test_api import post, sign_in

pytestmark = pytest.mark.django_db
SCORES = {"speed": 5, "skill": 4, "manner": 5, "result": 4, "overall": 5}


@pytest.fixture
def desk() -> Desk:
    return make_desk()


def closed(desk: Desk, *, at: float = 0) -> Case:
    """A fault from its report to its close, 40 minutes later."""
    case = desk.do(desk.open(at=at), Act.RESPOND, at=at + 5)
    desk.do(case, Act.RESOLVE, at=at + 20, note="已换光模块")
    desk.do(case, Act.CONFIRM, role=CONTACT, at=at + 30)
    return desk.do(case, Act.CLOSE, role=SEAT, at=at + 40)


def token_of(case: Case) -> str:
    return survey_token(case.pk, case.seq)


@pytest.mark.req("E-28")
def test_closed_cases_wait_for_a_call(desk: Desk) -> None:
    client = sign_in(desk, SEAT)
    first, second = closed(desk), closed(desk, at=60)
    desk.open(at=120)
    page = client.get("/api/desk/call-backs?limit=1").json()
    assert [item["number"] for item in page["items"]] == [first.number]
    rest = client.get(f"/api/desk/call-backs?limit=1&cursor={page['next']}").json()
    assert ([item["number"] for item in rest["items"]], rest["next"]) == ([second.number], None)
    desk.do(first, Act.CALL_BACK, role=SEAT, at=200, result="not_reached")
    assert len(client.get("/api/desk/call-backs").json()["items"]) == 2
    desk.do(first, Act.CALL_BACK, role=SEAT, at=210, result="satisfied", spoken_to="王芳", note="运行正常")
    assert last_payload(first) == {"result": "satisfied", "spoken_to": "王芳", "note": "运行正常"}
    assert [item["number"] for item in client.get("/api/desk/call-backs").json()["items"]] == [second.number]
    assert [found for batch in check_cases() for found in batch.findings] == []


@pytest.mark.req("E-28")
def test_a_reopened_case_is_called_about_again(desk: Desk) -> None:
    case = closed(desk)
    assert desk.do(case, Act.CALL_BACK, role=SEAT, at=200, result="dissatisfied").called_back
    assert not desk.do(case, Act.REOPEN, role=CONTACT, at=210, note="又断了").called_back


@pytest.mark.req("E-28")
def test_seats_call_back_and_only_after_the_close(desk: Desk) -> None:
    case = desk.open()
    with refused(case, "工单处于“待受理”状态，不能回访。"):
        desk.do(case, Act.CALL_BACK, role=SEAT, at=5, result="satisfied")
    case = closed(desk, at=60)
    with refused(case, "您的角色不能回访。", Forbidden):
        desk.do(case, Act.CALL_BACK, role=ENGINEER, at=120, result="satisfied")


def test_nobody_else_sees_the_call_backs(desk: Desk) -> None:
    closed(desk)
    assert sign_in(None, SEAT).get("/api/desk/call-backs").json() == {"items": [], "next": None}
    assert Client().get("/api/desk/call-backs").status_code == 401


@pytest.mark.req("E-18")
def test_a_survey_is_answered_once_by_its_link(desk: Desk) -> None:
    case = closed(desk)
    answer_survey(token_of(case), SCORES, " 处理及时 ", now=after(60))
    entry = read_stream(stream_of(case.pk))[-1]
    assert (entry.kind, entry.actor_id, entry.actor_name, entry.side) == ("surveyed", None, "王芳", "customer")
    assert entry.payload == {"scores": SCORES, "note": "处理及时"}
    with refused(case, "您已提交过评价，感谢您的意见。", Refused):
        answer_survey(token_of(case), SCORES, "", now=after(61))
    assert [found for batch in check_cases() for found in batch.findings] == []


@pytest.mark.req("E-18")
def test_a_survey_link_runs_out_and_is_for_the_last_close_alone(desk: Desk) -> None:
    case = closed(desk)
    token = token_of(case)
    assert access_survey(token, now=after(40) + timedelta(days=29)).case.number == case.number
    with refused(case, "评价链接无效或已过期。", NotFound):
        answer_survey(token, SCORES, "", now=after(40) + timedelta(days=30))
    desk.do(case, Act.REOPEN, role=CONTACT, at=60, note="又断了")
    with refused(case, "评价链接无效或已过期。", NotFound):
        answer_survey(token, SCORES, "", now=after(70))


@pytest.mark.req("E-18")
def test_a_survey_link_is_not_guessed(desk: Desk) -> None:
    case = closed(desk)
    token = token_of(case)
    assert re.fullmatch(r"[A-Za-z0-9_-]{48}", token)
    changed = token[:-1] + ("A" if token[-1] != "A" else "B")
    for wrong in (changed, survey_token(case.pk, case.seq - 1), token[:-2], "A" * 48, "x", token + "AAAA"):
        with pytest.raises(NotFound):
            access_survey(wrong, now=after(60))


WRONG = [
    {"scores": {**SCORES, "speed": 6}},
    {"scores": {**SCORES, "speed": 0}},
    {"scores": {**SCORES, "speed": "5"}},
    {"scores": {**SCORES, "speed": True}},
    {"scores": {**SCORES, "hack": 5}},
    {"scores": {"speed": 5}},
    {"scores": SCORES, "words": "x" * 2001},
    {"scores": SCORES, "words": "a\0b"},
    {"scores": SCORES, "role": "admin"},
]


@pytest.mark.req("E-18")
@pytest.mark.parametrize("body", WRONG)
def test_hostile_answers_write_nothing(desk: Desk, body: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    case = closed(desk)
    monkeypatch.setattr("mainstay.desk.api.afterwards.now", lambda: after(60))
    status, problem = post(Client(), f"/api/desk/survey/{token_of(case)}", body)
    assert (status, problem["code"]) == (422, "malformed")
    assert len(read_stream(stream_of(case.pk))) == case.seq


@pytest.mark.req("E-18")
def test_a_survey_needs_no_sign_in_and_shows_little(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    case = closed(desk)
    monkeypatch.setattr("mainstay.desk.api.afterwards.now", lambda: after(60))
    path = f"/api/desk/survey/{token_of(case)}"
    shown = Client().get(path).json()
    assert sorted(shown) == ["answered", "closed_at", "contract", "number", "questions", "title", "until"]
    assert ([one["id"] for one in shown["questions"]], shown["answered"]) == (list(SCORES), False)
    words = "<script>alert(1)</script>"
    assert Client().post(path, {"scores": SCORES, "words": words}, "application/json").status_code == 204
    assert last_payload(case)["note"] == words
    assert Client().get(path).json()["answered"] is True


@pytest.mark.req("E-18")
def test_one_address_does_not_flood_the_surveys(desk: Desk) -> None:
    SurveyAttempt.objects.bulk_create(
        SurveyAttempt(address="127.0.0.1", at=timezone.now()) for _ in range(MOST_PER_ADDRESS)
    )
    answer = Client().get(f"/api/desk/survey/{'A' * 48}")
    assert (answer.status_code, answer.json()["code"]) == (429, "too_many")


def test_the_customer_alone_is_shown_the_link(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    case = closed(desk)
    monkeypatch.setattr("mainstay.desk.api.afterwards.now", lambda: after(60))
    path = f"/api/desk/cases/{case.number}/procedure"
    assert sign_in(desk, CONTACT).get(path).json()["survey_path"] == f"/survey/{token_of(case)}"
    assert sign_in(desk, SEAT).get(path).json()["survey_path"] is None


PIXEL = b"\x89PNG\r\n\x1a\n" + b"0" * 40
SIGNED = {"form": "maintenance", "opinion": "同意", "name": "王芳"}


@pytest.mark.req("E-10")
def test_a_form_is_signed_with_name_and_drawing(desk: Desk) -> None:
    client = sign_in(desk, CONTACT)
    case = closed(desk)
    body = {**SIGNED, "expected_seq": case.seq, "drawing": base64.b64encode(PIXEL).decode()}
    status, _ = post(client, f"/api/desk/cases/{case.number}/signature", body)
    assert status == 200
    payload = last_payload(case)
    assert {name: payload[name] for name in SIGNED} == SIGNED
    assert (payload["files"][0]["size"], len(payload["files"][0]["sha256"])) == (48, 64)


@pytest.mark.req("E-10")
@pytest.mark.parametrize(("drawing", "status"), [("aGVsbG8=", 422), ("====", 422), ("A" * 270_000, 413)])
def test_what_is_no_picture_signs_nothing(desk: Desk, drawing: str, status: int) -> None:
    client = sign_in(desk, CONTACT)
    case = closed(desk)
    body = {**SIGNED, "expected_seq": case.seq, "drawing": drawing}
    assert post(client, f"/api/desk/cases/{case.number}/signature", body)[0] == status
    assert len(read_stream(stream_of(case.pk))) == case.seq


@pytest.mark.req("E-10")
def test_only_the_customer_signs(desk: Desk) -> None:
    case = closed(desk)
    for role, error in ((SEAT, Forbidden), (ENGINEER, Forbidden)):
        with refused(case, "您的角色不能签署单据。", error):
            desk.do(case, Act.SIGN, role=role, at=60, **SIGNED)
    assert desk.do(case, Act.SIGN, role=CONTACT, at=60, **SIGNED).seq == case.seq + 1


@pytest.mark.req("E-10")
def test_a_contact_sheet_says_what_slips(desk: Desk) -> None:
    case = desk.do(desk.open(), Act.RESPOND, at=5)
    times: dict[str, Any] = {"planned": after(100), "new_time": after(90)}
    with refused(case, "调整后时间应晚于原定时间。"):
        desk.do(case, Act.SEND_CONTACT_SHEET, at=6, item="更换光模块", note="备件未到", **times)
    times["new_time"] = after(300)
    desk.do(case, Act.SEND_CONTACT_SHEET, at=6, item="更换光模块", note="备件未到", **times)
    assert last_payload(case)["item"] == "更换光模块"
