"""What a case page holds beside the case itself: clocks, entries, acts, follow-ups, disputes, links, watchers."""

from datetime import datetime
from uuid import UUID

from mainstay.contracts.public import Side
from mainstay.desk.rules.words import CaseState, CaseType
from mainstay.kernel.schema import Label, Schema

from .schemas import ActOut, CaseFull, ClockOut, EntryOut, ExclusionRef, Named, PersonRef


class FollowUpOut(Schema):
    """Something left to do, named by its entry; `work_order` is the case that takes it over, empty for none."""

    seq: int
    what: str
    until: datetime | None
    done: bool
    work_order: str


class DecisionOut(Schema):
    """What one side's named person has decided about a dispute, and on which grounds."""

    seq: int
    side: Side
    by: str
    at: datetime
    decision: Named
    grounds: str


class DisputeOut(Schema):
    """Something contested; settled with an `outcome` once both sides have decided alike."""

    seq: int
    side: Side
    by: str
    at: datetime
    matter: Named
    entry: int | None
    clock: str | None
    claim: str
    decisions: list[DecisionOut]
    outcome: Named | None


class ExclusionOut(ExclusionRef):
    """An exclusion proposed, by its entry; the `outcome` is None until the other side has answered."""

    seq: int
    side: Side
    by: str
    at: datetime
    reason: str
    decisions: list[DecisionOut]
    outcome: Named | None


class LinkOut(Schema):
    """Another case and how this one stands to it; title and state only where the viewer may see it."""

    relation: Named
    number: str
    title: str | None
    type: CaseType | None
    state: CaseState | None


class ReturnOut(Schema):
    """A part on its way to its maker and back."""

    seq: int
    part: str
    serial: str
    state: Named
    tracking: str


class CaseDetail(Schema):
    """Everything on a case page. `clock_problem` says why the clocks could not be computed."""

    case: CaseFull
    clocks: list[ClockOut]
    clock_problem: Label | None
    entries: list[EntryOut]
    acts: list[ActOut]
    follow_ups: list[FollowUpOut]
    disputes: list[DisputeOut]
    exclusions: list[ExclusionOut]
    links: list[LinkOut]
    returns: list[ReturnOut]
    watchers: list[PersonRef]
    now: datetime


class PersonOn(Schema):
    """Somebody on the contract, for forms that name people."""

    id: UUID
    name: str
    organisation: str
    side: Side
    roles: list[Label]
