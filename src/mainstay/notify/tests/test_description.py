"""Gateways as data: signatures computed a second time in another way, answers, reports, and what is refused."""

import base64
import hashlib
import hmac
import json
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import parse_qsl, quote_plus

import pytest

from mainstay.notify.reading.description import Answer, DescriptionUnreadable, read_description
from mainstay.notify.reading.speaking import Report, Request, meaning, reports_in, request_of, values_of

EXAMPLES = Path(__file__).parents[4] / "examples" / "messages"
ROBOTS = Path(__file__).parents[1] / "services" / "channels"
AT = datetime(2026, 11, 2, 1, 0, tzinfo=UTC)
SECONDS = int(AT.timestamp())


def request(file: Path, *, url: str = "") -> Request:
    description = read_description(file, "the secret")
    values = values_of(description, phone="13000000039", text='工单"甲"~ *', subject="催办", key="k1", moment=AT)
    return request_of(description, values, url=url)


def digest(key: bytes, text: str) -> bytes:
    return hmac.new(key, text.encode(), hashlib.sha256).digest()


def test_aliyun_signs_the_sorted_fields() -> None:
    sent = request(EXAMPLES / "sms-aliyun.yaml")
    fields = dict(parse_qsl(sent.body.decode(), strict_parsing=True))
    assert json.loads(fields["TemplateParam"]) == {"text": '工单"甲"~ *'}
    given = fields.pop("Signature")

    def spelt(text: str) -> str:
        return quote_plus(text).replace("+", "%20").replace("*", "%2A").replace("%7E", "~")

    sorted_fields = "&".join("=".join(map(spelt, one)) for one in sorted(fields.items()))
    wanted = hmac.new(b"the secret&", f"POST&%2F&{spelt(sorted_fields)}".encode(), hashlib.sha1)
    assert given == base64.b64encode(wanted.digest()).decode()


def test_tencent_signs_by_a_chain_of_keys() -> None:
    sent = request(EXAMPLES / "sms-tencent.yaml")
    body = json.loads(sent.body)
    assert (body["PhoneNumberSet"], body["TemplateParamSet"]) == (["13000000039"], ['工单"甲"~ *'])
    signed = "content-type;host;x-tc-action"
    head = "content-type:application/json; charset=utf-8\nhost:sms.tencentcloudapi.com\nx-tc-action:sendsms\n"
    canonical = "\n".join(["POST", "/", "", head, signed, hashlib.sha256(sent.body).hexdigest()])
    hashed = hashlib.sha256(canonical.encode()).hexdigest()
    to_sign = f"TC3-HMAC-SHA256\n{SECONDS}\n2026-11-02/sms/tc3_request\n{hashed}"
    key = digest(digest(digest(b"TC3the secret", "2026-11-02"), "sms"), "tc3_request")
    assert sent.headers["X-TC-Timestamp"] == str(SECONDS)
    assert sent.headers["Authorization"].endswith(f"SignedHeaders={signed}, Signature={digest(key, to_sign).hex()}")


def test_dingtalk_signs_in_the_address() -> None:
    sent = request(ROBOTS / "dingtalk" / "robot.yaml", url="https://oapi.example/robot/send?access_token=t")
    wanted = base64.b64encode(digest(b"the secret", f"{SECONDS}000\nthe secret")).decode()
    assert sent.query == {"timestamp": f"{SECONDS}000", "sign": wanted}
    assert json.loads(sent.body) == {"msgtype": "text", "text": {"content": '催办\n工单"甲"~ *'}}


def test_feishu_signs_in_the_body() -> None:
    body = json.loads(request(ROBOTS / "feishu" / "robot.yaml", url="https://open.example/hook/t").body)
    wanted = base64.b64encode(digest(f"{SECONDS}\nthe secret".encode(), "")).decode()
    assert body == {
        "msg_type": "text",
        "content": {"text": '催办\n工单"甲"~ *'},
        "timestamp": str(SECONDS),
        "sign": wanted,
    }


def test_wecom_takes_text_as_it_is() -> None:
    sent = request(ROBOTS / "wecom" / "robot.yaml", url="https://qyapi.example/send?key=k")
    assert json.loads(sent.body) == {"msgtype": "text", "text": {"content": '催办\n工单"甲"~ *'}}


@pytest.mark.parametrize(
    ("status", "body", "expected"),
    [
        (200, {"code": "0"}, (True, False)),
        (200, {"code": 0}, (True, False)),
        (200, {"code": "13"}, (False, True)),
        (200, {"code": "99"}, (False, False)),
        (200, None, (False, False)),
        (400, {"code": "0"}, (False, True)),
        (429, {}, (False, False)),
        (503, {}, (False, False)),
    ],
)
def test_what_an_answer_means(status: int, body: object, expected: tuple[bool, bool]) -> None:
    assert meaning(Answer(field="code", accepted=("0",), permanent=("13",)), status, body) == expected


def test_reports_are_read_by_what_the_description_says() -> None:
    aliyun = read_description(EXAMPLES / "sms-aliyun.yaml", "s").receipts
    tencent = read_description(EXAMPLES / "sms-tencent.yaml", "s").receipts
    assert aliyun is not None
    assert tencent is not None
    ours = [{"out_id": "k1", "biz_id": "b", "success": True, "err_msg": "已送达"}, {"out_id": "k2", "success": None}]
    assert list(reports_in(aliyun, ours)) == [Report("k1", "b", True, "True 已送达")]
    theirs = {"sid": "x", "report_status": "FAIL", "description": "空号"}
    assert list(reports_in(tencent, theirs)) == [Report("", "x", False, "FAIL 空号")]


@pytest.mark.parametrize(
    "text",
    [
        "url: http://sms.example/send\nfields: {a: b}",
        "url: https://a.example\nfields: {}",
        "url: https://a.example\nfields: {a: '{nobody}'}",
        "url: https://a.example\nfields: {a: '{text.upper}'}",
        "url: https://a.example\nfields: {a: b}\nsteps: [{name: s, how: hmac-sha256, key_of: later, over: a}]",
        "url: https://a.example\nfields: {a: b}\nreceipts: {state: s, delivered: [a], failed: [b]}",
        "nonsense",
        "",
    ],
)
def test_a_gateway_that_cannot_be_used_is_refused(tmp_path: Path, text: str) -> None:
    place = tmp_path / "sms.yaml"
    place.write_text(text, encoding="utf-8")
    with pytest.raises(DescriptionUnreadable):
        read_description(place, "")
