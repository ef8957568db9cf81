"""How far an acceptance has come: its deliverables and steps as its entries and the contract give them. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from mainstay.contracts.rules.calendars.holidays import CalendarMissing
from mainstay.contracts.rules.clocks import CompiledTerms
from mainstay.contracts.rules.obligations import length_after
from mainstay.contracts.rules.terms.contract import Contract
from mainstay.contracts.rules.terms.duties import AcceptanceStep
from mainstay.contracts.rules.terms.vocabulary import Side, Trigger
from mainstay.kernel.entries import Entry
from mainstay.kernel.time import read as read_time

from .events import known_events
from .form import FormStanding, form_after
from .items import ItemStanding, items_after, no_items
from .words import AcceptanceKind, AcceptanceState, StepState, Verdict


@dataclass(frozen=True, slots=True)
class Finished:
    """A step that is done: when, with which verdict, by whom, by which entry."""

    at: datetime
    outcome: str
    by: str
    seq: int


@dataclass(frozen=True, slots=True)
class StepStanding:
    """A step as it stands; `decides` tells that others wait on its verdict, `reckoned` that its due time is known."""

    step: AcceptanceStep
    state: StepState
    decides: bool
    began_at: datetime | None
    due: datetime | None
    finished: Finished | None
    late: bool
    reckoned: bool = True


@dataclass(frozen=True, slots=True)
class Progress:
    """Everything that an acceptance's page shows. `round` counts from 1; each failed verdict put right adds one."""

    items: tuple[ItemStanding, ...]
    steps: tuple[StepStanding, ...]
    events: Mapping[str, datetime]
    round: int
    state: AcceptanceState
    passed_at: datetime | None
    form: FormStanding

    @property
    def next_due(self) -> datetime | None:
        """When the next open step is due."""
        return min((one.due for one in self.steps if one.state is StepState.OPEN and one.due), default=None)

    @property
    def is_late(self) -> bool:
        """True when a step was late, or is."""
        return any(one.late for one in self.steps)


@dataclass(slots=True)
class _Run:
    """What has been told so far."""

    contract: Contract
    events: dict[str, datetime]
    done: dict[str, Finished] = field(default_factory=dict)
    late: set[str] = field(default_factory=set)
    again: dict[str, datetime] = field(default_factory=dict)
    round: int = 1


def progress_of(terms: CompiledTerms, entries: Sequence[Entry]) -> Progress:
    """Replay the entries of an acceptance under the terms of its version."""
    contract = terms.contract
    run = _Run(contract, known_events(contract))
    items, form = no_items(contract), FormStanding()
    for entry in entries:
        items, form = items_after(items, entry), form_after(form, entry)
        _hear(run, entry)
    verdict = verdict_step(contract)
    passed = run.done.get(verdict.id) if verdict else None
    failed = any(one.outcome == Verdict.FAILED for one in run.done.values())
    if passed is not None and passed.outcome != Verdict.FAILED:
        state, passed_at = AcceptanceState.PASSED, passed.at
    else:
        state, passed_at = (AcceptanceState.RECTIFYING if failed else AcceptanceState.OPEN), None
    steps = tuple(_standing(run, terms, step) for step in contract.acceptance)
    return Progress(tuple(items.values()), steps, run.events, run.round, state, passed_at, form)


def decides(contract: Contract, step: AcceptanceStep) -> bool:
    """Whether a step ends with a verdict: others follow only one of the two."""
    return any(one.after == step.id and one.outcome for one in contract.acceptance)


def verdict_step(contract: Contract) -> AcceptanceStep | None:
    """The step in which the customer accepts: his last one with a verdict, else his last one."""
    own = [one for one in contract.acceptance if one.owner is Side.CUSTOMER]
    deciding = [one for one in own if decides(contract, one)]
    return (deciding or own)[-1] if own else None


def passed_by(contract: Contract, progress: Progress) -> int | None:
    """The number of the entry in which the customer accepted the work; None while he has not."""
    verdict = verdict_step(contract)
    found = next((one.finished for one in progress.steps if verdict is not None and one.step.id == verdict.id), None)
    return found.seq if found is not None and progress.state is AcceptanceState.PASSED else None


def failed_way(contract: Contract, step: AcceptanceStep) -> tuple[AcceptanceStep, ...]:
    """The steps that a failed verdict of this one brings, with all that follow them, in the paper's order."""
    wanted: set[str] = set()
    for one in contract.acceptance:
        if (one.after == step.id and one.outcome == Verdict.FAILED.value) or one.after in wanted:
            wanted.add(one.id)
    return tuple(one for one in contract.acceptance if one.id in wanted)


def _hear(run: _Run, entry: Entry) -> None:
    payload = entry.payload
    match entry.kind:
        case AcceptanceKind.EVENT_NOTED:
            run.events[payload["event"]] = read_time(payload["happened_at"])
        case AcceptanceKind.STEP_LATE:
            run.late.add(payload["step"])
        case AcceptanceKind.STEP_DONE:
            outcome = payload.get("outcome", "")
            run.done[payload["step"]] = Finished(entry.occurred_at, outcome, entry.actor_name, entry.seq)
            _go_round(run, entry.occurred_at)


def _go_round(run: _Run, at: datetime) -> None:
    """What failed is done again once everything that the failure brought is done; its clock starts then."""
    for step in run.contract.acceptance:
        found, way = run.done.get(step.id), failed_way(run.contract, step)
        if found is None or found.outcome != Verdict.FAILED or any(one.id not in run.done for one in way):
            continue
        for one in (step, *way):
            run.done.pop(one.id)
            run.late.discard(one.id)
        run.again[step.id] = at
        run.round += 1


def _standing(run: _Run, terms: CompiledTerms, step: AcceptanceStep) -> StepStanding:
    began, finished = _began(run, step), run.done.get(step.id)
    due, reckoned = _due(terms, step, began)
    late = step.id in run.late or (finished is not None and due is not None and finished.at > due)
    if finished is not None:
        state = StepState.DONE
    elif began is not None:
        state = StepState.OPEN
    else:
        state = StepState.APART if _is_apart(run, step) else StepState.WAITING
    return StepStanding(step, state, decides(run.contract, step), began, due, finished, late, reckoned)


def _began(run: _Run, step: AcceptanceStep) -> datetime | None:
    if step.id in run.again:
        return run.again[step.id]
    before = run.done.get(step.after)
    if before is not None:
        return before.at if step.outcome in (None, before.outcome) else None
    return run.events.get(step.after)


def _is_apart(run: _Run, step: AcceptanceStep) -> bool:
    """True when the verdict went the other way, here or at a step before it."""
    before = next((one for one in run.contract.acceptance if one.id == step.after), None)
    if before is None:
        return False
    found = run.done.get(before.id)
    return (found is not None and step.outcome not in (None, found.outcome)) or _is_apart(run, before)


def _due(terms: CompiledTerms, step: AcceptanceStep, began: datetime | None) -> tuple[datetime | None, bool]:
    """When a step is due, and whether that can be told: working days need the holiday table of their year."""
    if step.due is None or began is None:
        return None, True
    try:
        return length_after(terms, step.calendar, step.due, began), True
    except CalendarMissing:
        return None, False


def events_asked(contract: Contract, told: Mapping[str, datetime]) -> Iterator[Trigger]:
    """The events that steps wait for and that nobody has noted yet."""
    for trigger in dict.fromkeys(one.after for one in contract.acceptance):
        if isinstance(trigger, Trigger) and trigger not in told:
            yield trigger
