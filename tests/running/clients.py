"""People who report faults at the same time, each request with a key, repeated until it is answered."""

import http.client
import json
import random
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from typing import Any
from uuid import uuid4

from mainstay.kernel.idempotency import HEADER

PASSWORD = "seven grey herons wade"
PATIENCE = 60.0
LOST = (OSError, http.client.HTTPException)
Answer = tuple[int, Any]


def ask(port: int, verb: str, path: str, body: Any, headers: dict[str, str]) -> tuple[Answer, dict[str, str]]:
    """One request on a connection of its own: the answer, and the cookies that came with it."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        content = json.dumps(body) if body is not None else None
        connection.request(verb, path, content, {**headers, "Content-Type": "application/json"})
        answer = connection.getresponse()
        cookies: SimpleCookie = SimpleCookie()
        for value in answer.headers.get_all("Set-Cookie") or []:
            cookies.load(value)
        told = json.loads(answer.read() or b"null")
        return (answer.status, told), {name: morsel.value for name, morsel in cookies.items()}
    finally:
        connection.close()


def sign_in(port: int, login: str) -> dict[str, str]:
    """The headers of a signed-in person."""
    _, cookies = ask(port, "GET", "/api/directory/session", None, {})
    (status, _), more = ask(
        port, "POST", "/api/account/session", {"login": login, "password": PASSWORD}, headers_of(cookies)
    )
    assert status == 200
    return headers_of({**cookies, **more})


def headers_of(cookies: dict[str, str]) -> dict[str, str]:
    return {
        "Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items()),
        "X-CSRFToken": cookies.get("csrftoken", ""),
    }


@dataclass
class Reporter:
    """One client: sends its reports in turn over a connection that it keeps, and sends again what was not answered."""

    port: int
    headers: dict[str, str]
    contract: str
    count: int
    answered: Callable[[str], None]
    random: random.Random
    failures: list[str] = field(default_factory=list)
    again: int = 0
    connection: http.client.HTTPConnection | None = None

    def run(self) -> None:
        """All reports; one in twenty is sent again although it was answered."""
        try:
            for turn in range(self.count):
                key = str(uuid4())
                number = self.report(key, turn)
                self.answered(number)
                if self.random.random() < 0.05 and self.report(key, turn) != number:
                    self.failures.append(f"{key} has two numbers, one is {number}")
        except AssertionError as error:
            self.failures.append(str(error))
        finally:
            self.hang_up()

    def hang_up(self) -> None:
        """Close the line; the next request opens another."""
        if self.connection is not None:
            self.connection.close()
        self.connection = None

    def report(self, key: str, turn: int) -> str:
        """The number of a case, asked for until it is told."""
        deadline, pause = time.monotonic() + PATIENCE, 0.02
        while True:
            status, told = self.send(key, turn)
            if status == 201:
                return str(told["number"])
            assert status >= 500 or status == 0, f"{status} {told}"
            assert time.monotonic() < deadline, f"no answer in {PATIENCE} s: {status} {told}"
            self.again += 1
            time.sleep(pause * (0.5 + self.random.random()))
            pause = min(pause * 2, 0.5)

    def send(self, key: str, turn: int) -> Answer:
        """One attempt; status 0 when the line was lost before the answer was whole."""
        body = {"contract_id": self.contract, "title": f"第 {turn} 次报修", "facts": {"level": "I"}}
        try:
            if self.connection is None:
                self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
            headers = {**self.headers, HEADER: key, "Content-Type": "application/json"}
            self.connection.request("POST", "/api/desk/cases", json.dumps(body), headers)
            answer = self.connection.getresponse()
            return answer.status, json.loads(answer.read())
        except (*LOST, ValueError) as error:
            self.hang_up()
            return 0, repr(error)


@dataclass
class Crowd:
    """Reporters in threads, and the numbers that they were told."""

    reporters: list[Reporter]
    numbers: list[str]
    threads: list[threading.Thread] = field(default_factory=list)

    def start(self) -> None:
        """Begin."""
        self.threads = [threading.Thread(target=one.run) for one in self.reporters]
        for thread in self.threads:
            thread.start()

    def is_done(self) -> bool:
        """Whether all have ended."""
        return not any(thread.is_alive() for thread in self.threads)

    def failures(self) -> list[str]:
        """What went wrong for anybody."""
        return [failure for one in self.reporters for failure in one.failures]


def make_crowd(port: int, logins: list[str], *, clients: int, each: int) -> Crowd:
    """So many clients, shared among the people, each with so many reports under the one contract there is."""
    sessions = [sign_in(port, login) for login in logins]
    (_, contracts), _ = ask(port, "GET", "/api/contracts", None, sessions[0])
    numbers: list[str] = []
    reporters = [
        Reporter(port, sessions[turn % len(sessions)], contracts[0]["id"], each, numbers.append, random.Random(turn))
        for turn in range(clients)
    ]
    return Crowd(reporters, numbers)
