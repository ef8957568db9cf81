"""The ladders of a case: what has fired and who was told, what is to come and whom it would reach, what is void."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.http import HttpRequest
from ninja import Router

from mainstay.contracts.public import RungAction
from mainstay.desk.models import Case
from mainstay.desk.queries.cases import access_case
from mainstay.desk.queries.ladders import CaseStandings, Standing, standings_of
from mainstay.desk.queries.upcoming import told_of
from mainstay.desk.rules.acknowledging import were_asked
from mainstay.desk.rules.flow import effective
from mainstay.desk.rules.roles import replacement
from mainstay.desk.rules.rungs import ACTIONS, LadderRung, about_words, acknowledge_words, role_words, step_words
from mainstay.desk.services.telling import Circle, circle_of
from mainstay.directory.public import actor_on
from mainstay.kernel.schema import Label
from mainstay.kernel.time import now
from mainstay.notify.public import Sending, list_sendings

from .ladder_schemas import CaseLadders, DeliveryOut, LadderOut, RungOut
from .references import show_clause
from .routes import Number
from .schemas import ClauseRef, ContractRef

router = Router(tags=["desk"])


@router.get("/cases/{number}/ladder", response=CaseLadders, summary="The ladders of a case")
def get_ladder(request: HttpRequest, number: Number) -> CaseLadders:
    """Every rung of the ladders of the case's contract version, and what it came to or will come to on this case."""
    return show_ladders(access_case(number, actor=actor_on(request)), now=now())


def show_ladders(case: Case, *, now: datetime) -> CaseLadders:
    """The ladders in the paper's order, their rungs in the order in which they are due."""
    standings = standings_of(case, now=now)
    pinned = standings.pinned
    shown = _Shown(case, standings, circle_of(pinned, now=now), list_sendings([case.number])[case.number])
    of_ladders = [one for one in standings.found if one.rung is not None]
    return CaseLadders(
        number=case.number,
        title=case.title,
        stream=case.stream,
        contract=ContractRef(
            id=pinned.contract_id,
            code=pinned.code,
            title=Label.of(pinned.contract.title),
            timezone=pinned.timezone,
        ),
        contract_version=pinned.version,
        ladders=[
            LadderOut(
                id=ladder.id,
                name=Label.of(ladder.name),
                clause=shown.clause(ladder.clause),
                about=label(about_words(ladder)),
                rungs=shown.rungs([one for one in of_ladders if one.rung and one.rung.ladder.id == ladder.id]),
            )
            for ladder in pinned.contract.ladders
            if any(one.rung and one.rung.ladder.id == ladder.id for one in of_ladders)
        ],
        others=shown.rungs([one for one in standings.found if one.rung is None]),
        problem=label(standings.problem) if standings.problem else None,
        now=now,
    )


class _Shown:
    """Turns standings of one case into rungs of its page."""

    def __init__(self, case: Case, standings: CaseStandings, circle: Circle, sendings: Sequence[Sending]) -> None:
        self.case, self.pinned, self.entries = case, standings.pinned, standings.entries
        self.circle, self.sendings = circle, sendings

    def rungs(self, found: Sequence[Standing]) -> list[RungOut]:
        """In the order in which they are due, those that do not act last."""
        ordered = sorted(found, key=lambda one: (one.due is None, one.due or self.case.reported_at))
        return [self._rung(one) for one in ordered]

    def clause(self, clause_id: str) -> ClauseRef:
        """A clause of the pinned version."""
        return show_clause(clause_id, self.pinned)

    def _rung(self, one: Standing) -> RungOut:
        said = self._of_ladder(one.rung) if one.rung else self._of_desk(one)
        return RungOut(
            key=f"{one.clock} {one.name}",
            kind=one.kind,
            state=one.state,
            due=one.due,
            fired_at=one.fired_at,
            late_seconds=None if one.late_ms is None else one.late_ms // 1000,
            reason=label(one.reason) if one.reason else None,
            failing=one.failing,
            entry=one.entry.seq if one.entry else None,
            told=_told(one),
            deliveries=self._deliveries(one),
            reached=self._reached(one) if one.state == "pending" else [],
            **said,
        )

    def _of_ladder(self, found: LadderRung) -> dict[str, Any]:
        rung = found.rung
        within = rung.acknowledge_within if rung.must_acknowledge else None
        return {
            "watches": Label.of(found.target.name) if found.target else None,
            "step": label(step_words(found.ladder, rung)),
            "what": label(ACTIONS[rung.action]),
            "to": [label(role_words(self.pinned.contract, role)) for role in rung.roles],
            "channels": [str(channel) for channel in rung.channels],
            "acknowledge": label(acknowledge_words(within)) if within else None,
            "clause": self.clause(found.clause_id),
        }

    def _of_desk(self, one: Standing) -> dict[str, Any]:
        what, to, clause = told_of(one.kind, one.clock, one.name, self.pinned, self.entries)
        return {
            "watches": None,
            "step": None,
            "what": Label(zh=what.zh, en=what.en),
            "to": [Label(zh=role.zh, en=role.en) for role in to],
            "channels": [],
            "acknowledge": None,
            "clause": self.clause(clause.id) if clause else None,
        }

    def _deliveries(self, one: Standing) -> list[DeliveryOut]:
        """The messages that were queued in the moment in which it acted."""
        return [
            DeliveryOut(
                id=sent.id,
                name=sent.name,
                channel=sent.channel.value,
                state=sent.state.value,
                handed_over_at=sent.handed_over_at,
            )
            for sent in self.sendings
            if one.fired_at is not None and sent.created_at == one.fired_at and sent.name in _told(one)
        ]

    def _reached(self, one: Standing) -> list[str]:
        """Whom a rung would reach if it acted now."""
        if one.rung is None:
            return []
        rung, assignee = one.rung.rung, self.case.assignee_id
        if rung.action is RungAction.REASSIGN:
            asked = were_asked(effective(self.entries))
            person = replacement(self.circle.people, duty=self.circle.duty, assignee=assignee, passed_over=asked)
            return [person.name] if person else []
        people = [person for role in rung.roles for person in self.circle.by_role(role, assignee=assignee)]
        return list(dict.fromkeys(person.name for person in people))


def _told(one: Standing) -> list[str]:
    """The people whom its entry names."""
    if one.entry is None:
        return []
    told = one.entry.payload.get("told") or ([one.entry.payload["to"]] if one.entry.payload.get("to") else [])
    return [str(person["name"]) for person in told]


def label(words: tuple[str, str]) -> Label:
    """Words in both languages."""
    return Label(zh=words[0], en=words[1])
