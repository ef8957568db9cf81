"""The steps of an acceptance as their route shows them."""

from collections.abc import Collection, Sequence

from mainstay.acceptance.rules.acts import DECIDERS, DECIDING
from mainstay.acceptance.rules.deciding import event_name
from mainstay.acceptance.rules.progress import StepStanding, verdict_step
from mainstay.contracts.public import Contract, Text, length_words
from mainstay.kernel.schema import Label

from .schemas import AcceptanceStepRow
from .wording import clause_of


def show_steps(contract: Contract, steps: Sequence[StepStanding], *, roles: Collection[str]) -> list[AcceptanceStepRow]:
    """Each step with its clock; `mine` tells that the viewer's roles may finish it."""
    verdict = verdict_step(contract)
    return [_step(contract, one, verdict.id if verdict else "", frozenset(roles)) for one in steps]


def _step(contract: Contract, one: StepStanding, verdict: str, roles: frozenset[str]) -> AcceptanceStepRow:
    step, done = one.step, one.finished
    within = length_words(step.due) if step.due else None
    return AcceptanceStepRow(
        id=step.id,
        name=Label.of(step.name),
        clause=clause_of(contract, step.clause),
        owner=step.owner.value,
        after=Label.of(_after(contract, step.after)),
        only=step.outcome,
        within=Label(zh=within[0], en=within[1]) if within else None,
        copies=step.copies,
        decides=one.decides,
        verdict=step.id == verdict,
        state=one.state,
        began_at=one.began_at,
        due=one.due,
        no_table=not one.reckoned,
        late=one.late,
        done_at=done.at if done else None,
        done_by=done.by if done else "",
        outcome=(done.outcome or None) if done else None,
        mine=bool(DECIDING.get(step.owner.value, DECIDERS) & roles),
    )


def _after(contract: Contract, after: str) -> Text:
    """The step or the event from which a step counts."""
    named = {one.id: one.name for one in contract.acceptance}
    return named[after] if after in named else event_name(after)
