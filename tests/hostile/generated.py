"""Requests that schemathesis makes from the OpenAPI document: some that fit it, some that do not."""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import cache
from random import Random
from typing import Any
from urllib.parse import quote, urlencode

import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import HypothesisException
from schemathesis.core import NotSet

from .ground import Order, schema

Case = schemathesis.Case[Any]
DRAWN = settings(
    derandomize=True,
    database=None,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@cache
def _document() -> schemathesis.BaseSchema:
    return schemathesis.openapi.from_dict(schema())


def cases_of(operation: str, count: int) -> list[Case]:
    """So many cases that fit the document and so many that break it; the same in every run."""
    verb, path = operation.split(" ")
    target = _document()[path][verb]
    found: list[Case] = []
    for mode in schemathesis.GenerationMode:

        @settings(DRAWN, max_examples=count)
        @given(target.as_strategy(generation_mode=mode))
        def collect(case: Case) -> None:
            found.append(case)

        with suppress(HypothesisException):  # an operation without parameters cannot be broken
            collect()
    return found


def order_of(case: Case, known: Mapping[str, str], chance: Random) -> Order:
    """The case on the wire. What it names is mostly what there is, so that more than the first look-up is reached."""
    path = case.path
    for name, value in case.path_parameters.items():
        taken = known[name] if name in known and chance.random() < 0.7 else _text(value)
        path = path.replace(f"{{{name}}}", quote(taken, safe=""))
    query = urlencode([(name, _text(one)) for name, value in case.query.items() for one in _many(value)])
    kind = case.media_type or "application/json"
    headers = {name: _text(value) for name, value in case.headers.items() if _text(value).isascii()}
    order = Order(str(case.method), f"{path}?{query}" if query else path, kind=kind)
    fitting = {name: value for name, value in headers.items() if value.isprintable() and name.lower() != "cookie"}
    return replace(order, body=_body(case.body, known, chance), headers=fitting)


def _body(body: Any, known: Mapping[str, str], chance: Random) -> bytes:
    if isinstance(body, NotSet):
        return b""
    if isinstance(body, bytes):
        return body
    if isinstance(body, str):
        return body.encode(errors="surrogatepass")
    return json.dumps(_known(body, known, chance), default=str).encode()


def _known(value: Any, known: Mapping[str, str], chance: Random) -> Any:
    if isinstance(value, Mapping):
        return {
            name: known[name] if name in known and chance.random() < 0.5 else _known(one, known, chance)
            for name, one in value.items()
        }
    return [_known(one, known, chance) for one in value] if isinstance(value, list) else value


def _many(value: Any) -> Iterator[Any]:
    if isinstance(value, Sequence) and not isinstance(value, str | bytes):
        yield from value
    else:
        yield value


def _text(value: Any) -> str:
    text = value if isinstance(value, str) else json.dumps(value, default=str)
    return text.encode(errors="replace").decode()
