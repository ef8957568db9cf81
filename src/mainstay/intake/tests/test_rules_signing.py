"""Signatures by the platforms' own definitions, secrets that are derived, windows of time."""

import base64
import hashlib
import hmac
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mainstay.intake.rules.adapters import ADAPTERS, InletKind, Scheme, text_at
from mainstay.intake.rules.signing import derived_secret, is_fresh, is_signed, signature_of

INLET = UUID(int=7)
NOW = datetime(2026, 10, 12, 1, 0, tzinfo=UTC)


def test_secrets_differ_by_inlet_and_generation_and_instance() -> None:
    found = {
        derived_secret(secret, inlet, generation)
        for secret in ("a", "b")
        for inlet in (INLET, UUID(int=8))
        for generation in (1, 2)
    }
    assert len(found) == 8
    assert derived_secret("a", INLET, 1) == derived_secret("a", INLET, 1)
    assert all(len(secret) == 43 for secret in found)


def test_signatures_are_those_of_the_platforms() -> None:
    key, moment, nonce, body = "SECabc", "1760000000000", "n1", b'{"a":1}'
    ding = base64.b64encode(hmac.new(key.encode(), f"{moment}\n{key}".encode(), hashlib.sha256).digest()).decode()
    lark = hashlib.sha256(f"{moment}{nonce}{key}".encode() + body).hexdigest()
    ours = hmac.new(key.encode(), f"{moment}.{nonce}.".encode() + body, hashlib.sha256).hexdigest()
    wanted = {Scheme.HMAC_SECRET: ding, Scheme.DIGEST_KEY: lark, Scheme.HMAC_BODY: ours}
    found = {scheme: signature_of(scheme, key, timestamp=moment, nonce=nonce, body=body) for scheme in Scheme}
    assert found == wanted


@given(st.binary(max_size=60), st.binary(max_size=60), st.text(max_size=80))
def test_only_the_right_signature_counts(body: bytes, other: bytes, given_: str) -> None:
    adapter = ADAPTERS[InletKind.GENERIC]
    right = signature_of(adapter.scheme, "key", timestamp="1", nonce="n", body=body)
    assert is_signed(adapter, "key", given=right, timestamp="1", nonce="n", body=body)
    assert is_signed(adapter, "key", given=right, timestamp="1", nonce="n", body=other) is (body == other)
    assert is_signed(adapter, "key", given=given_, timestamp="1", nonce="n", body=body) is (given_.strip() == right)


@pytest.mark.parametrize(
    ("seconds", "fresh"), [(0, True), (-300, True), (-301, False), (300, True), (301, False), (-(10**9), False)]
)
def test_five_minutes_either_way(seconds: int, fresh: bool) -> None:
    timestamp = str(int((NOW + timedelta(seconds=seconds)).timestamp()))
    assert is_fresh(ADAPTERS[InletKind.GENERIC], timestamp, now=NOW) is fresh


@pytest.mark.parametrize("timestamp", ["", "x", "-1", "1e9", "９９", "1" * 40, "1760000000.5"])
def test_anything_else_is_no_time(timestamp: str) -> None:
    assert not is_fresh(ADAPTERS[InletKind.GENERIC], timestamp, now=NOW)


def test_texts_are_found_by_path() -> None:
    body = {"a": {"b": " x ", "n": 7, "t": True, "j": '{"text": "inner"}'}, "l": [1]}
    assert text_at(body, ("a.b",)) == "x"
    assert text_at(body, ("a.c", "a.n")) == "7"
    assert text_at(body, ("a.j#text",)) == "inner"
    assert [text_at(body, (path,)) for path in ("a.t", "l", "a", "a.b.c", "l.0", "a.b#x")] == [""] * 6
