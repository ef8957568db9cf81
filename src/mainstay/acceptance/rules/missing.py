"""What stands in the way of a verdict that the work has passed, one by one. Pure."""

from collections.abc import Iterator

from mainstay.contracts.rules.terms.contract import Contract
from mainstay.kernel.errors import Problem

from .items import ItemStanding
from .progress import Progress, StepStanding, failed_way, verdict_step
from .words import MEDIUM_NAMES, ItemState, Medium, StepState


def missing_for(contract: Contract, progress: Progress) -> tuple[Problem, ...]:
    """The deliverables that block acceptance and are not checked, and the steps before the verdict not done."""
    items = (
        missing_of(one) for one in progress.items if one.item.blocks_acceptance and one.state is not ItemState.CHECKED
    )
    return (*items, *_steps(contract, progress))


def missing_of(one: ItemStanding) -> Problem:
    """What a deliverable lacks: a quantity, a medium, or the customer's check."""
    name, unit = one.item.name, one.item.unit
    path = f"deliverables.{one.item.id}"
    if one.state is ItemState.HANDED_OVER:
        return Problem(
            "not_checked", f"{name.zh}：已移交，甲方尚未核对", f"{name.in_language('en')}: not checked yet", path
        )
    lacks_zh, lacks_en = [], []
    if quantity := one.quantity_missing:
        lacks_zh.append(f"缺 {quantity.normalize():f} {unit.zh}")
        lacks_en.append(f"{quantity.normalize():f} {unit.in_language('en')} missing")
    for medium in one.media_missing:
        zh, en = MEDIUM_NAMES[Medium(medium)]
        lacks_zh.append(f"缺{zh}版")
        lacks_en.append(f"not on {en}" if medium != Medium.ELECTRONIC else f"no {en} copy")
    return Problem(
        "not_handed_over", f"{name.zh}：{'，'.join(lacks_zh)}", f"{name.in_language('en')}: {', '.join(lacks_en)}", path
    )


def _steps(contract: Contract, progress: Progress) -> Iterator[Problem]:
    verdict = verdict_step(contract)
    if verdict is None:
        return
    ways = {one.id for step in contract.acceptance for one in failed_way(contract, step)}
    for one in progress.steps:
        if one.step.id == verdict.id:
            return
        if one.step.id not in ways and one.state in (StepState.OPEN, StepState.WAITING):
            yield _step(one)


def _step(one: StepStanding) -> Problem:
    name = one.step.name
    return Problem(
        "step_open",
        f"步骤“{name.zh}”尚未完成",
        f"step “{name.in_language('en')}” is not done",
        f"steps.{one.step.id}",
    )
