"""Reports of faults as people send them: signed in, under a contract's own levels and facts."""

import http.client
import json
from collections.abc import Sequence
from dataclasses import dataclass
from http.cookies import SimpleCookie
from random import Random
from typing import Any

from bench.throw_away import PASSWORD

REPORTERS = ("contact", "approver", "seat", "engineer", "expert")
FAULTS = (
    (
        "一层大厅取号机无法出票",
        "上午开门后取号机不出票，屏幕提示缺纸，更换纸卷后仍然如此，现场改为人工叫号，窗口前排起了队。",
    ),
    (
        "审批系统登录后页面空白",
        "多名同事反映登录后首页空白，清理浏览器缓存后无效，换用其他电脑也一样，今天上午的办件无法录入。",
    ),
    ("短信通知迟迟未送达", "从九点起发出的提醒短信均未收到，后台显示已提交，未见失败回执，已有多位办事群众来电询问。"),
    (
        "数据库服务器磁盘告警",
        "监控平台提示数据盘使用率超过九成，并且仍在上涨，日志目录占用最大，担心下午的批量任务失败。",
    ),
    (
        "三号实验室交换机断连",
        "实验室内所有终端同时掉线，交换机指示灯全部熄灭，重新插拔电源后没有反应，正在进行的检测被迫中断。",
    ),
    ("网站首页附件无法下载", "公告栏目中的附件点击后提示找不到文件，涉及上周发布的三份通知，其他栏目的附件正常。"),
)


class NotSignedIn(Exception):
    """A sign-in of the demonstration was refused."""


@dataclass(frozen=True, slots=True)
class Session:
    """A signed-in person: the headers that go with each request."""

    port: int
    headers: dict[str, str]

    def get(self, path: str) -> Any:
        """What the API gives at an address."""
        _, body, _ = _ask(self.port, "GET", path, self.headers)
        return body

    def get_request(self, path: str) -> bytes:
        """A whole request for an address, ready to be sent over a kept-alive connection."""
        headers = {"Host": f"127.0.0.1:{self.port}", **self.headers}
        lines = [f"GET {path} HTTP/1.1", *(f"{name}: {value}" for name, value in headers.items()), "", ""]
        return "\r\n".join(lines).encode()

    def post(self, path: str, body: Any) -> bytes:
        """A whole request, ready to be sent over a kept-alive connection."""
        content = json.dumps(body, ensure_ascii=False).encode()
        headers = {
            "Host": f"127.0.0.1:{self.port}",
            **self.headers,
            "Content-Type": "application/json",
            "Content-Length": str(len(content)),
        }
        lines = [f"POST {path} HTTP/1.1", *(f"{name}: {value}" for name, value in headers.items()), "", ""]
        return "\r\n".join(lines).encode() + content


def sign_in(port: int, login: str) -> Session:
    """A session of one of the demonstration's people."""
    _, _, cookies = _ask(port, "GET", "/api/directory/session", {})
    headers = _with_cookies(cookies)
    status, _, more = _ask(port, "POST", "/api/account/session", headers, {"login": login, "password": PASSWORD})
    if status != http.client.OK:
        raise NotSignedIn(f"{login}: {status}")
    return Session(port, _with_cookies({**cookies, **more}))


def requests_for(sessions: Sequence[Session], contracts: Sequence[Any], count: int, *, seed: int) -> list[bytes]:
    """That many reports, by these people in turn, spread over these contracts."""
    random = Random(seed)
    return [
        sessions[turn % len(sessions)].post("/api/desk/cases", _report(random, contracts[turn % len(contracts)]))
        for turn in range(count)
    ]


def contracts_in_force(session: Session) -> list[Any]:
    """The contracts that take reports today, each with what its intake form asks."""
    found = [one for one in session.get("/api/contracts") if one["state"] == "in_force"]
    if not found:
        raise LookupError("no example contract is in force on this machine's date")
    return [{"id": one["id"], "intake": session.get(f"/api/contracts/{one['id']}/intake")} for one in found]


def _report(random: Random, contract: Any) -> dict[str, Any]:
    title, description = random.choice(FAULTS)
    intake = contract["intake"]
    facts: dict[str, Any] = {"level": random.choice(intake["levels"])["id"]} if intake["levels"] else {}
    for fact in intake["facts"]:
        if not fact["derived"]:
            choices = [choice["id"] for choice in fact["values"]] or [True, False]
            facts[fact["name"]] = random.choice(choices)
    reporter = {"name": "林晓岚", "phone": f"1380000{random.randrange(10_000):04d}", "mail": "lin@example.org"}
    return {
        "contract_id": contract["id"],
        "title": title,
        "description": description,
        "reporter": reporter,
        "facts": facts,
    }


def _with_cookies(cookies: dict[str, str]) -> dict[str, str]:
    return {
        "Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items()),
        "X-CSRFToken": cookies.get("csrftoken", ""),
        "Accept-Language": "zh",
    }


def _ask(port: int, verb: str, path: str, headers: dict[str, str], body: Any = None) -> tuple[int, Any, dict[str, str]]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        content = None if body is None else json.dumps(body)
        connection.request(verb, path, content, {**headers, "Content-Type": "application/json"})
        answer = connection.getresponse()
        cookies: SimpleCookie = SimpleCookie()
        for value in answer.headers.get_all("Set-Cookie") or []:
            cookies.load(value)
        told = json.loads(answer.read() or b"null")
        return answer.status, told, {name: morsel.value for name, morsel in cookies.items()}
    finally:
        connection.close()
