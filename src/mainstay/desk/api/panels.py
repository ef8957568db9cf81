"""What hangs on a case: follow-ups, disputes, links, parts sent back."""

from collections.abc import Iterable, Mapping, Sequence

from mainstay.contracts.public import Side
from mainstay.desk.models import Case
from mainstay.desk.queries.cases import Around, cases_around
from mainstay.desk.queries.terms import Pinned
from mainstay.desk.rules.acts import Choice
from mainstay.desk.rules.acts.disputes import DECISIONS, MATTERS
from mainstay.desk.rules.acts.exclusions import DECISIONS as EXCLUSION_DECISIONS
from mainstay.desk.rules.disputes import Decision, Dispute, disputes_of
from mainstay.desk.rules.exclusions import Exclusion, exclusions_of
from mainstay.desk.rules.flow import Happened
from mainstay.desk.rules.followups import follow_ups_of
from mainstay.desk.rules.links import CHILD, RELATIONS, WORK_ORDER, Link, links_of
from mainstay.desk.rules.returns import STATES, returns_of
from mainstay.desk.rules.words import CaseState, CaseType
from mainstay.directory.public import Actor
from mainstay.kernel.ledger import Entry
from mainstay.kernel.schema import Label
from mainstay.kernel.time import read

from .clocks import show_exclusion
from .page_schemas import DecisionOut, DisputeOut, ExclusionOut, FollowUpOut, LinkOut, ReturnOut
from .schemas import Named


def show_follow_ups(happened: Iterable[Happened]) -> list[FollowUpOut]:
    """What is left to do, and what was."""
    return [
        FollowUpOut(
            seq=one.seq,
            what=one.what,
            until=read(one.until) if one.until else None,
            done=one.done,
            work_order=one.work_order,
        )
        for one in follow_ups_of(happened)
    ]


def show_disputes(happened: Iterable[Happened], entries: Sequence[Entry]) -> list[DisputeOut]:
    """What is contested, by whom, and who has decided what."""
    return [_dispute(one, entries) for one in disputes_of(happened)]


def show_exclusions(happened: Iterable[Happened], entries: Sequence[Entry], pinned: Pinned) -> list[ExclusionOut]:
    """The exclusions proposed, and what each side says to them."""
    return [_exclusion(one, entries, pinned) for one in exclusions_of(happened)]


def _exclusion(exclusion: Exclusion, entries: Sequence[Entry], pinned: Pinned) -> ExclusionOut:
    proposed = entries[exclusion.seq - 1]
    named = show_exclusion(exclusion.cause, pinned)
    return ExclusionOut(
        id=named.id,
        name=named.name,
        clause=named.clause,
        seq=exclusion.seq,
        side=Side(exclusion.side),
        by=proposed.actor_name,
        at=proposed.recorded_at,
        reason=proposed.payload["note"],
        decisions=[_decision(one, entries, EXCLUSION_DECISIONS) for one in exclusion.decisions.values()],
        outcome=_choice(exclusion.outcome, EXCLUSION_DECISIONS) if exclusion.outcome else None,
    )


def _dispute(dispute: Dispute, entries: Sequence[Entry]) -> DisputeOut:
    raised = entries[dispute.seq - 1]
    return DisputeOut(
        seq=dispute.seq,
        side=Side(dispute.side),
        by=raised.actor_name,
        at=raised.recorded_at,
        matter=_choice(dispute.matter, MATTERS),
        entry=dispute.entry,
        clock=dispute.clock,
        claim=raised.payload["note"],
        decisions=[_decision(one, entries, DECISIONS) for one in dispute.decisions.values()],
        outcome=_choice(dispute.outcome, DECISIONS) if dispute.outcome else None,
    )


def _decision(decision: Decision, entries: Sequence[Entry], choices: Iterable[Choice]) -> DecisionOut:
    made = entries[decision.seq - 1]
    return DecisionOut(
        seq=decision.seq,
        side=Side(decision.side),
        by=decision.by,
        at=made.recorded_at,
        decision=_choice(decision.decision, choices),
        grounds=made.payload["note"],
    )


def _choice(value: str, choices: Iterable[Choice]) -> Named:
    found = next(choice for choice in choices if choice.id == value)
    return Named(id=found.id, name=Label(zh=found.zh, en=found.en))


def show_links(case: Case, happened: Iterable[Happened], *, actor: Actor) -> list[LinkOut]:
    """Other cases by their relation: those that entries name, and those that were opened as part of this one."""
    links = list(links_of(happened))
    others = cases_around(case.number, [link.number for link in links], actor=actor)
    named = {link.number for link in links}
    links += [Link(_below(other), other.number) for other in others.values() if other.number not in named]
    return [_link(link, others) for link in links]


def _below(case: Around) -> str:
    return WORK_ORDER if case.type == CaseType.WORK_ORDER else CHILD


def _link(link: Link, others: Mapping[str, Around]) -> LinkOut:
    zh, en = RELATIONS[link.relation]
    other = others.get(link.number)
    return LinkOut(
        relation=Named(id=link.relation, name=Label(zh=zh, en=en)),
        number=link.number,
        title=other.title if other else None,
        type=CaseType(other.type) if other else None,
        state=CaseState(other.state) if other else None,
    )


def show_returns(happened: Iterable[Happened]) -> list[ReturnOut]:
    """Parts sent back and where they are."""
    return [
        ReturnOut(
            seq=one.seq,
            part=one.part,
            serial=one.serial,
            state=Named(id=one.state, name=Label(zh=STATES[one.state][0], en=STATES[one.state][1])),
            tracking=one.tracking,
        )
        for one in returns_of(happened)
    ]
