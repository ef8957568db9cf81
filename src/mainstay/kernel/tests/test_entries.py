"""The chain of entries: canonical bytes, hashes, and what breaks them."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mainstay.kernel.entries import GENESIS, Draft, Entry, Fault, Head, canonical, check_chain, hash_of, seal

NOON = datetime(2026, 10, 1, 12, tzinfo=UTC)
SOMEBODY = UUID(int=7)
END = '"side":"vendor","stream":"case:1"}'


def draft(kind: str = "commented", **payload: object) -> Draft:
    return Draft(kind, NOON, SOMEBODY, "陈立恒", "vendor_engineer", "vendor", payload)


def chain(length: int = 4) -> tuple[Entry, ...]:
    return seal("case:1", Head(), [draft(note=f"第{number}条") for number in range(length)], recorded_at=NOON)


def test_canonical_form_is_fixed() -> None:
    entry = seal("case:1", Head(), [draft(b=True, a="中")], recorded_at=NOON)[0]
    assert canonical(entry).decode() == (
        '{"actor_id":"00000000-0000-0000-0000-000000000007","actor_name":"陈立恒","corrects":null,"kind":"commented",'
        '"occurred_at":"2026-10-01T12:00:00.000000Z","payload":{"a":"中","b":true},'
        f'"prev_hash":"{"0" * 64}","recorded_at":"2026-10-01T12:00:00.000000Z","role":"vendor_engineer","seq":1,'
        f"{END}"
    )
    assert hash_of(entry).hex() == "578a9342f289934da853177b64396fc5c75ffa912087c5efeb68e3076fb36b92"


def test_a_salt_is_hashed_with_the_rest() -> None:
    salts = iter(["0a" * 16, "0b" * 16])
    first, second = (
        seal("case:1", Head(), [draft(a="中")], recorded_at=NOON, salt=lambda: next(salts))[0] for _ in range(2)
    )
    assert first.hash != second.hash
    assert canonical(first).decode().endswith(f'"role":"vendor_engineer","salt":"{first.salt}","seq":1,{END}')
    assert len(first.salt) == 32
    assert hash_of(replace(second, salt=first.salt)) == first.hash
    assert check_chain([replace(first, salt=second.salt)]) == Fault("case:1", 1, "altered")


def test_the_zone_of_a_time_does_not_change_the_hash() -> None:
    entry = chain(1)[0]
    beijing = NOON.astimezone(timezone(timedelta(hours=8)))
    assert hash_of(replace(entry, occurred_at=beijing)) == entry.hash


@pytest.mark.parametrize("payload", [{"a": 1.5}, {"a": [{"b": 0.1}]}, {"a": NOON}, {"a": {1: "x"}}])
def test_what_is_not_exact_is_refused(payload: dict[str, Any]) -> None:
    with pytest.raises(TypeError):
        seal("case:1", Head(), [draft(**payload)], recorded_at=NOON)


def test_a_zero_character_is_refused() -> None:
    with pytest.raises(ValueError, match="zero character"):
        seal("case:1", Head(), [draft(note="a\0b")], recorded_at=NOON)


def test_each_entry_carries_the_hash_before_it() -> None:
    first, second, *_ = chain()
    assert (first.seq, first.prev_hash) == (1, GENESIS)
    assert (second.seq, second.prev_hash) == (2, first.hash)


def test_a_whole_chain_has_no_fault() -> None:
    entries = chain()
    assert check_chain(entries, Head(4, entries[-1].hash)) is None


def test_a_changed_byte_is_found() -> None:
    first, second, *rest = chain()
    changed = replace(second, payload={"note": "第1条。"})
    assert check_chain([first, changed, *rest]) == Fault("case:1", 2, "altered")


def test_a_change_with_a_new_hash_is_found_by_the_next_entry() -> None:
    first, second, *rest = chain()
    changed = replace(second, actor_name="别人")
    forged = replace(changed, hash=hash_of(changed))
    assert check_chain([first, forged, *rest]) == Fault("case:1", 2, "altered")


def test_a_missing_entry_is_found() -> None:
    first, _, *rest = chain()
    assert check_chain([first, *rest]) == Fault("case:1", 2, "missing")


def test_a_cut_off_tail_is_found_by_the_head() -> None:
    entries = chain()
    head = Head(4, entries[-1].hash)
    assert check_chain(entries[:3]) is None
    assert check_chain(entries[:3], head) == Fault("case:1", 4, "missing")


def test_an_added_entry_is_found_by_the_head() -> None:
    entries = chain()
    assert check_chain(entries, Head(3, entries[2].hash)) == Fault("case:1", 4, "added")


def test_exchanged_entries_are_found() -> None:
    first, second, third, fourth = chain()
    numbers = [first, replace(third, seq=2), replace(second, seq=3), fourth]
    assert check_chain(numbers) == Fault("case:1", 2, "reordered")
    assert check_chain([first, third, second, fourth]) == Fault("case:1", 2, "reordered")


@given(st.integers(0, 5), st.sampled_from(["kind", "actor_name", "role", "side", "stream"]))
def test_any_altered_field_is_found_at_its_place(place: int, column: str) -> None:
    entries = list(chain(6))
    change: dict[str, Any] = {column: "别的"}
    entries[place] = replace(entries[place], **change)
    fault = check_chain(entries)
    assert fault is not None
    assert (fault.seq, fault.code) == (place + 1, "altered")


def test_faults_speak_both_languages() -> None:
    fault = Fault("case:1", 2, "altered")
    assert fault.words() == "case:1：第 2 条记录内容被改动"
    assert fault.words("en") == "case:1: entry 2 is altered"
