"""Requests that mean harm, made from a good one of each operation: one thing is changed, the rest would have passed."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import quote, urlsplit

from .ground import Order

JSON = "application/json"
MARK = "hostile-mark-7f3a"
# What a text may carry into a statement, a page, a header, a file's place, a formula, a log line or a pattern.
TEXTS = {
    "sql": f"{MARK}' OR '1'='1'; DROP TABLE desk_case; --",
    "like": f"{MARK}%_\\",
    "markup": f'{MARK}"><script>alert(1)</script><img src=x onerror=alert(1)>',
    "template": f"{MARK}{{{{7*7}}}}${{7*7}}{{0.__class__}}%(x)s%n",
    "header": f"{MARK}\r\nX-Hostile: 1\r\n\r\n",
    "place": f"../../../../etc/passwd\0{MARK}",
    "address": f"http://169.254.169.254/{MARK}",
    "formula": f"=cmd|'/C calc'!A0{MARK}",
    "unseen": f"{MARK}\u202e\u200b\u0007\ufeff\U000e0001",
    "alone": f"{MARK}\ud800",
    "long": MARK + "长" * 20_000,
}
NUMBERS = {"huge": 10**40, "below": -1, "fraction": 0.1, "tiny": 5e-324}
# What nobody sets from outside: whose it is, what it is worth, where it stands.
EXTRAS = {
    "id": "00000000-0000-4000-8000-000000000001",
    "is_superuser": True,
    "is_active": True,
    "is_service": True,
    "password": MARK,
    "roles": [{"role": "administrator"}],
    "grants": ["administrator"],
    "actor_id": "00000000-0000-4000-8000-000000000001",
    "actor_name": MARK,
    "side": "customer",
    "recorded_at": "2001-01-01T00:00:00Z",
    "prev_hash": MARK,
    "hash": MARK,
    "closed_at": "2001-01-01T00:00:00Z",
    "drawn_days": "-1000000",
    "signed_on_paper": True,
    "__proto__": {"administrator": True},
}
SHAPES: dict[str, Any] = {"null": None, "text": "x", "number": 1, "true": True, "empty": {}}
VALUES: dict[str, Any] = {"null": None, "list": [], "object": {"a": 1}, "number": 7, "true": True, "text": "7"}
Changed = Iterator[tuple[str, Order]]


def hostile(order: Order) -> Changed:
    """Every hostile request that one good request becomes, each with what was done to it."""
    yield from _in_texts(order)
    yield from _in_the_address(order)
    yield from _more_fields(order)
    yield from _other_shapes(order)
    yield from _other_encodings(order)


def _document(order: Order) -> Any:
    return json.loads(order.body) if order.kind == JSON and order.body else None


def _in_texts(order: Order) -> Changed:
    document = _document(order)
    if document is None:
        return
    for name, text in TEXTS.items():
        yield f"text: {name}", _with(order, _replaced(document, str, text))
    for name, number in NUMBERS.items():
        yield f"number: {name}", _with(order, _replaced(document, int | float, number))


def _in_the_address(order: Order) -> Changed:
    """Each part of the path below the module, and each value of the query, is replaced in turn."""
    place = urlsplit(order.address)
    parts = place.path.split("/")
    query = f"?{place.query}" if place.query else ""
    for name, text in TEXTS.items():
        written = quote(text[:2000].encode(errors="surrogatepass"), safe="")
        for index in range(4, len(parts)):
            path = "/".join([*parts[:index], written, *parts[index + 1 :]])
            yield f"path {index}: {name}", replace(order, address=path + query)
        for pair in place.query.split("&") if place.query else ():
            field = pair.partition("=")[0]
            yield f"query {field}: {name}", replace(order, address=f"{place.path}?{field}={written}")
    yield "path: up", replace(order, address=f"{place.path}/../../../../etc/passwd")
    yield "path: twice", replace(order, address=place.path.replace("/api/", "/api//", 1) + query)


def _more_fields(order: Order) -> Changed:
    document = _document(order)
    if isinstance(document, Mapping):
        for name, value in EXTRAS.items():
            if name not in document:
                yield f"field: {name}", _with(order, {**document, name: value})


def _other_shapes(order: Order) -> Changed:
    document = _document(order)
    if document is None:
        return
    for name, shape in {**SHAPES, "list": [document]}.items():
        yield f"shape: {name}", _with(order, shape)
    for name in document if isinstance(document, Mapping) else ():
        for form, value in VALUES.items():
            yield f"{name}: {form}", _with(order, {**document, name: value})
    yield "deep", replace(order, body=b"[" * 100_000 + b"]" * 100_000)
    yield "not a number", replace(order, body=b'{"a": NaN, "b": Infinity, "c": 1e999}')
    yield "twice", replace(order, body=order.body.rstrip(b" }") + b', "act": "close", "act": "open"}')
    yield "cut off", replace(order, body=order.body[: len(order.body) // 2])
    yield "too much", replace(order, body=b'{"a": "' + b"a" * 9_000_000 + b'"}')


def _other_encodings(order: Order) -> Changed:
    if _document(order) is None:
        return
    text = order.body.decode()
    spelt = json.dumps(json.loads(text), ensure_ascii=False)
    yield "GB18030", replace(order, body=(spelt + "中").encode("gb18030"))
    yield "UTF-16", replace(order, body=text.encode("utf-16"))
    yield "half a sign", replace(order, body=order.body + b"\xe4\xb8")
    yield "compressed", replace(order, body=b"\x1f\x8b\x08\x00" + order.body, headers={"Content-Encoding": "gzip"})
    for kind in (
        "text/plain",
        "application/xml",
        "multipart/form-data; boundary=x",
        "application/x-www-form-urlencoded",
    ):
        yield kind, replace(order, kind=kind)


def _with(order: Order, document: Any) -> Order:
    return replace(order, body=json.dumps(document).encode())


def _replaced(value: Any, kind: Any, other: Any) -> Any:
    """The document with each value of a kind replaced; true and false are no numbers."""
    if isinstance(value, Mapping):
        return {name: _replaced(one, kind, other) for name, one in value.items()}
    if isinstance(value, list):
        return [_replaced(one, kind, other) for one in value]
    return other if isinstance(value, kind) and not isinstance(value, bool) else value
