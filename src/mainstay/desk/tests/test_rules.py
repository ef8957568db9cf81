"""The flow of acts, folded without a database."""

from datetime import timedelta
from typing import Any

import pytest

from mainstay.desk.rules import flow
from mainstay.desk.rules.acts import ACTS, BY_KIND
from mainstay.desk.rules.words import Act, CaseState, Kind
from mainstay.directory.public import RoleName
from mainstay.kernel.entries import Draft, Entry, Head, seal
from mainstay.kernel.errors import Forbidden, Refused
from mainstay.kernel.time import written

from .make import NINE, after

REPORT = {"facts": {"level": "I"}}


def entries(*told: tuple[str, float, dict[str, Any]]) -> tuple[Entry, ...]:
    drafts = [
        Draft(kind, after(at), None, "某人", "vendor_engineer", "vendor", payload, payload.get("_corrects"))
        for kind, at, payload in told
    ]
    return seal("case:1", Head(), drafts, recorded_at=after(1000))


def told(*kinds: str) -> tuple[Entry, ...]:
    return entries(("reported", 0, REPORT), *((kind, 10.0 * place, {}) for place, kind in enumerate(kinds, start=1)))


@pytest.mark.parametrize(
    ("kinds", "state"),
    [
        ((), CaseState.REPORTED),
        (("commented",), CaseState.REPORTED),
        (("responded",), CaseState.ACTIVE),
        (("responded", "paused"), CaseState.PAUSED),
        (("paused", "resumed"), CaseState.REPORTED),
        (("paused", "accepted", "resumed"), CaseState.ACTIVE),
        (("responded", "resolved"), CaseState.RESOLVED),
        (("responded", "resolved", "confirmed"), CaseState.CONFIRMED),
        (("responded", "resolved", "confirmed", "closed"), CaseState.CLOSED),
        (("responded", "resolved", "confirmed", "closed", "reopened"), CaseState.ACTIVE),
        (("responded", "resolved", "reopened", "responded", "resolved"), CaseState.RESOLVED),
    ],
)
def test_states_follow_the_acts(kinds: tuple[str, ...], state: CaseState) -> None:
    assert flow.require_legal(told(*kinds)).state is state


@pytest.mark.parametrize(
    ("kinds", "word"),
    [
        (("resolved",), "尚未受理或响应"),
        (("responded", "responded"), "已有“响应”记录"),
        (("responded", "confirmed"), "不能确认解决"),
        (("responded", "paused", "resolved"), "已暂停计时"),
        (("resumed",), "不能恢复计时"),
        (("responded", "resolved", "diagnosed"), "不能确诊"),
        (("responded", "resolved", "closed"), "甲方尚未确认"),
        (("promise_moved",), "尚未作出承诺"),
        (("promised", "promised"), "只能由甲方变更"),
        (("reported",), "只能有一次报修"),
    ],
)
def test_acts_out_of_order_are_refused(kinds: tuple[str, ...], word: str) -> None:
    with pytest.raises(Refused) as refused:
        flow.require_legal(told(*kinds))
    assert word in refused.value.zh


def test_nothing_happens_before_the_report() -> None:
    with pytest.raises(Refused, match="before the report"):
        flow.require_legal(entries(("reported", 0, REPORT), ("responded", -1, {})))


def test_what_is_written_late_takes_its_place() -> None:
    late = entries(("reported", 0, REPORT), ("responded", 10, {}), ("resolved", 60, {}), ("arrived", 30, {}))
    assert [one.kind for one in flow.effective(late)] == ["reported", "responded", "arrived", "resolved"]
    assert flow.require_legal(late).state is CaseState.RESOLVED


def test_a_correction_moves_an_entry() -> None:
    fixed = entries(
        ("reported", 0, REPORT),
        ("responded", 50, {}),
        ("corrected", 60, {"_corrects": 2, "at": written(after(5))}),
    )
    assert [(one.kind, one.at - NINE) for one in flow.effective(fixed)] == [
        (Kind.REPORTED, timedelta(0)),
        (Kind.RESPONDED, timedelta(minutes=5)),
    ]


def test_a_withdrawn_entry_is_as_if_it_had_not_been() -> None:
    withdrawn = entries(
        ("reported", 0, REPORT),
        ("responded", 5, {}),
        ("resolved", 50, {}),
        ("corrected", 60, {"_corrects": 3, "void": True}),
    )
    progress = flow.require_legal(withdrawn)
    assert (progress.state, progress.resolved_at) == (CaseState.ACTIVE, None)


def test_a_case_without_a_level_is_not_resolved() -> None:
    with pytest.raises(Refused, match="classify it first"):
        flow.require_legal(entries(("reported", 0, {}), ("responded", 1, {}), ("resolved", 2, {})))


def test_silence_closes_only_with_its_mark() -> None:
    closed = entries(
        ("reported", 0, REPORT), ("responded", 1, {}), ("resolved", 2, {}), ("closed", 9000, {flow.SILENT: True})
    )
    assert flow.require_legal(closed).state is CaseState.CLOSED


def test_roles_decide() -> None:
    assert flow.require_role(ACTS[Act.MOVE_PROMISE], ["vendor_engineer", "customer_contact"]) == "customer_contact"
    with pytest.raises(Forbidden, match="Your role may not do this: Confirm"):
        flow.require_role(ACTS[Act.CONFIRM], ["vendor_engineer", "auditor"])


def test_next_acts_of_a_new_case() -> None:
    progress = flow.progress_of(flow.effective(told()))
    acts = {rule.act for rule in flow.next_acts(progress, ["customer_contact"], may_close=False)}
    moving = {act for act in acts if not ACTS[act].beside}
    assert moving == {Act.CLASSIFY, Act.AGREE_VISIT}
    assert acts - moving >= {Act.DESCRIBE, Act.COMMENT, Act.NOTE, Act.LINK, Act.CORRECT, Act.DISPUTE}
    assert not acts & {Act.ASSIGN, Act.TAKE_OVER, Act.HAND_OVER, Act.DECIDE_DISPUTE, Act.CONFIRM_BY_SILENCE}
    assert flow.next_acts(progress, ["auditor"], may_close=False) == ()


def test_every_role_of_the_table_exists() -> None:
    named = {role for rule in ACTS.values() for role in rule.roles}
    assert named <= {role.value for role in RoleName}
    assert set(BY_KIND) == set(Kind) - {Kind.REPORTED}
    assert set(ACTS) == set(Act)
