"""Random cases against a plain reference: each rung of contract E's escalation acts once, or is void for a reason."""

from collections.abc import Callable
from datetime import timedelta
from itertools import pairwise
from typing import ClassVar

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from mainstay.desk.models import Case
from mainstay.desk.public import Act, follow_changes
from mainstay.kernel.ledger import read_stream
from mainstay.kernel.time import now, tell_time_by
from mainstay.kernel.timers import fire_due, timers_of

from .rehearsal import Rehearsal, china, rehearsal

pytestmark = pytest.mark.django_db
NINE = china("2026-10-12 09:00")
# The contract's own words: after so many hours this class of event goes to the next role.
AFTER = {"urgent": (0.5, 1, 4, 12, 24), "serious": (1, 4, 12, 24), "general": (4, 12, 24)}
STEP = 30


class Reference:
    """What happened to the case, half hour by half hour, and what must have acted; as plain as can be."""

    def __init__(self, level: str) -> None:
        self.level = level
        self.marks: list[tuple[int, str]] = [(0, "runs")]
        self.acted: set[str] = set()

    @property
    def state(self) -> str:
        return self.marks[-1][1]

    def worked(self, until: int) -> int:
        """Minutes that count until a minute, walked mark by mark."""
        ends = [*self.marks, (max(until, self.marks[-1][0]), "end")]
        return sum(min(later, until) - at for (at, what), (later, _) in pairwise(ends) if what == "runs" and at < until)

    def look(self, minute: int) -> None:
        """The rungs that must have acted when somebody has looked at this minute."""
        for hours in AFTER[self.level]:
            name = f"{self.level}-{hours:g}h"
            reached = next((at for at in range(0, minute + 1, STEP) if self.worked(at) >= hours * 60), None)
            if reached is None:
                continue
            # Reached while the case lay resolved means reached at the moment of the resolution: it was in time.
            if self.state == "resolved" and reached >= self.marks[-1][0]:
                continue
            self.acted.add(name)


class Ladders(RuleBasedStateMachine):
    """A case under contract E, on a clock that jumps, with workers that die in the middle."""

    desk: Rehearsal
    seen: ClassVar[set[str]] = set()
    minute = 0

    @initialize(level=st.sampled_from(sorted(AFTER)))
    def report(self, level: str) -> None:
        tell_time_by(lambda: NINE)
        self.case: Case = self.desk.open("seat", level=level, mode="remote")
        self.model = Reference(level)
        self.desk.do(self.case, "first", Act.RESPOND)

    @rule(steps=st.integers(1, 20))
    def time_passes(self, steps: int) -> None:
        self.minute += steps * STEP
        moment = NINE + timedelta(minutes=self.minute)
        tell_time_by(lambda: moment)

    @rule(steps=st.integers(1, 20))
    def time_passes_and_workers_look(self, steps: int) -> None:
        self.time_passes(steps)
        self.look()

    @rule()
    def a_worker_dies(self) -> None:
        """Whatever it did is rolled back with its session."""
        for part in (follow_changes, fire_due):
            self.roll_back(part)

    def roll_back(self, part: Callable[[], object]) -> None:
        with transaction.atomic():
            part()
            transaction.set_rollback(True)

    @precondition(lambda self: self.model.state == "runs")
    @rule()
    def work_is_paused(self) -> None:
        self.look()
        self.act(Act.PAUSE, reason="force_majeure", note="等待")
        self.model.marks.append((self.minute, "paused"))

    @precondition(lambda self: self.model.state == "paused")
    @rule()
    def work_goes_on(self) -> None:
        self.look()
        self.act(Act.RESUME)
        self.model.marks.append((self.minute, "runs"))

    @precondition(lambda self: self.model.state == "runs")
    @rule()
    def it_is_resolved(self) -> None:
        self.look()
        self.act(Act.RESOLVE, note="已修复")
        self.model.marks.append((self.minute, "resolved"))

    @precondition(lambda self: self.model.state == "resolved")
    @rule()
    def it_is_reopened(self) -> None:
        self.act(Act.REOPEN, note="又坏了", login="contact")
        self.model.marks.append((self.minute, "runs"))

    @precondition(lambda self: self.model.state != "resolved")
    @rule(level=st.sampled_from(sorted(AFTER)))
    def the_level_changes(self, level: str) -> None:
        self.look()
        self.act(Act.CLASSIFY, level=level)
        self.model.level = level

    def act(self, act: Act, *, login: str = "first", **fields: str) -> None:
        self.desk.do(self.case, login, act, **fields)
        self.model.look(self.minute)

    def look(self) -> None:
        self.desk.settle()
        self.model.look(self.minute)

    @invariant()
    def each_rung_acts_once_or_says_why_not(self) -> None:
        if not hasattr(self, "case"):
            return
        self.look()
        timers = [one for one in timers_of([self.case.stream])[self.case.stream] if one.clock == "escalation"]
        assert {one.rung for one in timers if one.state == "fired"} == self.model.acted
        assert all(one.void_reason for one in timers if one.state == "void")
        assert all(one.due > now() for one in timers if one.state == "pending")
        entries = [one for one in read_stream(self.case.stream) if one.payload.get("ladder") == "事件升级"]
        assert len(entries) == len(self.model.acted)
        self.seen.update(self.model.acted)


@pytest.mark.req("E-17")
def test_each_rung_acts_once_or_is_void_for_a_reason(db: None) -> None:
    with rehearsal("e-laboratory", NINE) as desk:
        Ladders.desk = desk
        limits = settings(
            max_examples=12,
            stateful_step_count=12,
            deadline=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        )
        run_state_machine_as_test(Ladders, settings=limits)
    assert {"urgent-0.5h", "urgent-4h", "urgent-12h", "serious-4h", "serious-12h"} <= Ladders.seen
