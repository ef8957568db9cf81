"""Matters beside faults, told act by act: requests, repairs, complaints, jobs, emergencies, feedback, addresses."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from mainstay.desk.public import Act, CaseType, History, Opening, Order, Step
from mainstay.directory.public import RoleName

from .people import Cast
from .simulation import Scene

WRITTEN_AFTER = timedelta(seconds=25)


@dataclass(frozen=True, slots=True)
class Who:
    """Stands in a field for somebody in this role."""

    role: RoleName


@dataclass(frozen=True, slots=True)
class Doing:
    """An act, so many minutes after the one before. In `fields` a `Who` is a person, a timedelta a moment from then."""

    minutes: int
    role: RoleName
    act: Act
    note: str = ""
    fields: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Matter:
    """A case told once: under which contract, what it is, who opens it, how many days ago and at which hour."""

    contract: str
    type: CaseType
    role: RoleName
    days: int
    hour: int
    title: str
    description: str
    doings: tuple[Doing, ...]
    facts: Mapping[str, str | bool] = field(default_factory=dict)


def tell_matters(scene: Scene, matters: tuple[Matter, ...]) -> Iterator[History]:
    """The histories of a contract's matters up to now, those from before the term or its people left out."""
    for matter in matters:
        local = scene.now.astimezone(scene.zone) - timedelta(days=matter.days)
        at = local.replace(hour=matter.hour, minute=10, second=0, microsecond=0)
        if matter.contract == scene.terms.contract.code and at.date() >= scene.terms.contract.term.start:
            yield _tell(scene, matter, at)


def _tell(scene: Scene, matter: Matter, at: datetime) -> History:
    opener = scene.cast.all_of(matter.role)[0]
    opening = Opening(
        contract_id=scene.terms.contract_id,
        title=matter.title,
        description=matter.description,
        reporter={"name": scene.cast.all_of(RoleName.CUSTOMER_CONTACT)[0].name},
        facts=dict(matter.facts),
        reported_at=at,
        type=matter.type,
    )
    steps: list[Step] = []
    begun = at
    for doing in matter.doings:
        at += timedelta(minutes=doing.minutes)
        written = at + WRITTEN_AFTER
        if written > scene.now:
            break
        fields = {name: filled(value, scene.cast, at) for name, value in doing.fields.items()}
        steps.append(Step(scene.cast.all_of(doing.role)[0], Order(doing.act, note=doing.note, fields=fields), written))
    return History(opener, opening, begun + WRITTEN_AFTER, tuple(steps))


def filled(value: Any, cast: Cast, at: datetime) -> Any:
    """A field's value with people and moments in the place of what stands for them."""
    if isinstance(value, Who):
        return str(cast.all_of(value.role)[0].id)
    if isinstance(value, timedelta):
        return (at + value).isoformat()
    if isinstance(value, tuple):
        return [filled(each, cast, at) for each in value]
    if isinstance(value, Mapping):
        return {name: filled(each, cast, at) for name, each in value.items()}
    return value
