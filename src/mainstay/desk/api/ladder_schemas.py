"""What the page of a case's ladders holds."""

from datetime import datetime
from typing import Literal

from mainstay.kernel.schema import Label, Schema

from .schemas import ClauseRef, ContractRef


class DeliveryOut(Schema):
    """Word that went out when a rung acted: to whom, by which channel, and how far it came."""

    id: int
    name: str
    channel: str
    state: str
    handed_over_at: datetime | None


class RungOut(Schema):
    """A rung, or something else that happens on the case at a moment.

    `pending` acts at `due`, and would then reach `reached`; `fired` has acted at `fired_at`, `late_seconds` after it
    was due, wrote `entry` and told `told`; `void` does not act any more and `idle` does not act as the case stands,
    for `reason`. `failing`: it was tried, did not work and is tried again.
    """

    key: str
    kind: str
    watches: Label | None
    step: Label | None
    what: Label
    to: list[Label]
    channels: list[str]
    acknowledge: Label | None
    clause: ClauseRef | None
    state: Literal["pending", "fired", "void", "idle"]
    due: datetime | None
    fired_at: datetime | None
    late_seconds: int | None
    reason: Label | None
    failing: bool
    entry: int | None
    told: list[str]
    deliveries: list[DeliveryOut]
    reached: list[str]


class LadderOut(Schema):
    """A ladder of the contract with what its rungs came to on the case."""

    id: str
    name: Label
    clause: ClauseRef
    about: Label
    rungs: list[RungOut]


class CaseLadders(Schema):
    """The ladders of a case's contract version; `others` is what else happens on it at a moment.

    `problem` says why it cannot be told which rungs are still to come.
    """

    number: str
    title: str
    stream: str
    contract: ContractRef
    contract_version: int
    ladders: list[LadderOut]
    others: list[RungOut]
    problem: Label | None
    now: datetime
