"""Two contracts with people of every role on each; requests whose answers are judged and whose traces are undone."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from typing import Any

from django.db import connection, transaction

from mainstay.config.permissions import TABLE
from mainstay.kernel.permissions import Reach
from tests.permissions.people import Somebody, peopled_world
from tests.permissions.writes import writes
from tests.snapshots.call import Call
from tests.snapshots.calls import CALLS
from tests.snapshots.world import KINDS, World
from tools.schema import SNAPSHOT

from .marks import kept_from, mark_both

# Kept although the act was refused: attempts that count against a limit, the look at the session itself, and the
# record of who tried what.
KEPT = frozenset({"account_attempt", "account_sentcode", "desk_surveyattempt"}) | {
    *("account_opensession", "django_session"),
    "directory_accessrecord",
}
PROBLEM = frozenset({"type", "title", "status", "code", "detail", "problems"})


@dataclass(frozen=True)
class Order:
    """A request as it goes over the wire; `address` is written as in the request line."""

    verb: str
    address: str
    body: bytes = b""
    kind: str = "application/json"
    headers: Mapping[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.verb} {self.address[:200]} {self.kind} {self.body[:200]!r}"


@dataclass(frozen=True)
class Answer:
    """What came back to which verb, and the tables that differ from before."""

    verb: str
    status: int
    kind: str
    content: bytes
    changed: frozenset[str] = frozenset()


def schema() -> dict[str, Any]:
    """The OpenAPI document as it is published."""
    found: dict[str, Any] = json.loads(SNAPSHOT.read_text(encoding="utf-8"))
    return found


def fields_of(operation: str) -> frozenset[str]:
    """The fields that the body of an operation may have, by the document; of several forms those of each."""
    verb, path = operation.split(" ")
    document = schema()
    content = document["paths"][path][verb.lower()].get("requestBody", {}).get("content", {})
    shape = content.get("application/json", {}).get("schema", {})
    named = [one["$ref"].rpartition("/")[2] for one in shape.get("oneOf", [shape]) if "$ref" in one]
    shapes = [document["components"]["schemas"][name] for name in named] or [shape]
    return frozenset[str]().union(*(one.get("properties", {}) for one in shapes))


def calls_of(modules: Sequence[str]) -> list[Call]:
    """The calls of every operation under `/api/<module>`."""
    return [call for call in CALLS if call.operation.split("/")[2] in modules]


def parts(count: int) -> list[tuple[str, ...]]:
    """The modules of the document dealt to so many tests, each with about as many operations."""
    sizes: dict[str, int] = {}
    for path, verbs in schema()["paths"].items():
        module = path.split("/")[2]
        sizes[module] = sizes.get(module, 0) + len(verbs)
    hands: list[list[str]] = [[] for _ in range(count)]
    for module in sorted(sizes, key=lambda one: (-sizes[one], one)):
        min(hands, key=lambda hand: sum(sizes[one] for one in hand)).append(module)
    return [tuple(hand) for hand in hands]


class Ground:
    """The world on which hostile requests land."""

    def __init__(self) -> None:
        self.world: World = peopled_world()
        self.first, self.second = mark_both(self.world)

    def hidden(self, who: Somebody, call: Call) -> list[str]:
        """What somebody may not read of either contract by a call; nothing where anybody may call."""
        if TABLE.of(call.operation).reach is Reach.ANYBODY:
            return []
        return [mark for marked in (self.first, self.second) for mark in kept_from(who, marked)]

    def fingerprint(self, tables: Iterable[str]) -> dict[str, tuple[Any, ...]]:
        """Of each table the number of its rows and a sum over what stands in them."""
        each = "SELECT '{0}', count(*), coalesce(sum(hashtextextended(t::text, 0)), 0) FROM {0} t"
        asked = " UNION ALL ".join(each.format(name) for name in sorted(tables))
        with connection.cursor() as cursor:
            cursor.execute(asked or "SELECT WHERE false")
            return {name: tuple(rest) for name, *rest in cursor.fetchall()}

    def order(self, call: Call, caller: str) -> Order:
        """The request that the call would be; what it needs is made as the caller's own."""
        self.world.caller = caller
        order, body, headers = call.make(self.world)
        verb, address = order.split(" ")
        given = body if isinstance(body, str | bytes) else json.dumps(body) if body is not None else ""
        kind = next((kind for form, kind in KINDS if isinstance(body, form)), "application/json")
        return Order(verb, address, given if isinstance(given, bytes) else given.encode(), kind, headers)

    def send(self, login: str, order: Order, *, language: str = "zh") -> Answer:
        """The answer to one request; what it wrote is undone, also in the browser that has sent it."""
        client = self.world.clients[login]
        signed_in = client.cookies.output(header="", sep=";")
        before = writes()
        with transaction.atomic():
            told = {"Accept-Language": language, **order.headers}
            response = client.generic(
                order.verb, order.address, order.body, content_type=order.kind, secure=True, headers=told
            )
            content = response.getvalue() if response.streaming else response.content
            refused = 400 <= response.status_code < 500
            written = {name for name, count in writes().items() if refused and count != before.get(name, 0)} - KEPT
            after = self.fingerprint(written)
            transaction.set_rollback(True)
        client.cookies = SimpleCookie(signed_in)
        changed = {name for name, rows in self.fingerprint(written).items() if rows != after[name]}
        kind = response.headers.get("Content-Type", "")
        return Answer(order.verb, response.status_code, kind, content, frozenset(changed))


def faults(answer: Answer, language: str = "zh") -> Iterator[str]:
    """What no answer may be: an error of the server, a refusal that left a trace or does not say why."""
    if answer.status >= 500:
        yield f"{answer.status}"
    if answer.status < 400 or answer.status >= 500:
        return
    if answer.changed:
        yield f"{answer.status} and yet changed {sorted(answer.changed)}"
    if not answer.content and answer.verb == "HEAD":
        return
    if answer.kind.startswith("application/problem+json"):
        told = json.loads(answer.content)
        if missing := PROBLEM - set(told):
            yield f"{answer.status} without {sorted(missing)}"
        elif told["status"] != answer.status or not told["title"] or not told["detail"]:
            yield f"{answer.status} that does not say what happened"
        elif is_chinese(told["title"]) != (language == "zh"):
            yield f"{answer.status} in another language than asked for: {told['title']}"
    elif not (answer.kind == "application/json" and "error" in json.loads(answer.content)):  # as RFC 6749 asks
        yield f"{answer.status} as {answer.kind}: {answer.content[:80]!r}"


def is_chinese(words: str) -> bool:
    """Whether words are Chinese."""
    return any("一" <= letter <= "鿿" for letter in words)


def leaked(answer: Answer, order: Order, marks: Sequence[str]) -> list[str]:
    """The marks that an answer names although the request did not."""
    given = order.body.decode(errors="replace") + order.address
    return [mark for mark in marks if mark.encode() in answer.content and mark not in given]
