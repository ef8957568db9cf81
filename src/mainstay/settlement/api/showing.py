"""From what settlement computes to what its routes give."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from mainstay.directory.public import ROLES, Actor, RoleName, roles_on
from mainstay.kernel.entries import Entry
from mainstay.kernel.schema import Label
from mainstay.settlement.models import IssuedStatement
from mainstay.settlement.queries.sight import Settled
from mainstay.settlement.queries.statements import Computed, list_issued, overview, signers_of
from mainstay.settlement.rules.canonical import (
    clauses_of,
    digest_of,
    money,
    scored_data,
    sheet_digest,
    sheet_name,
    stage_data,
    statement_bytes,
    statement_data,
)
from mainstay.settlement.rules.checks import choices_of, marks_of
from mainstay.settlement.rules.period import Period
from mainstay.settlement.rules.statement import SheetFigures
from mainstay.settlement.rules.words import ACTS, EVENTS, EVERYBODY, RecordKind

from .schemas import (
    EventName,
    IssuedOut,
    MonthOut,
    MonthScore,
    OverviewOut,
    RecordActOut,
    RecordOut,
    SaidOut,
    ScoredSheet,
    SettlementChoice,
    StatementPage,
)
from .statement_schemas import SheetState, SignatureOut, StatementOut

KIND_NAMES = {rule.kind: Label(zh=rule.zh, en=rule.en) for rule in ACTS.values()}
KIND_NAMES[RecordKind.ISSUED] = Label(zh="出具结算单", en="Issue the statement")
RECORDS_SHOWN = 200


def show_page(computed: Computed, period: Period, *, actor: Actor) -> StatementPage:
    """A statement with all that belongs to its page."""
    settled, gathered = computed.settled, computed.gathered
    roles = roles_of(settled, actor)
    return StatementPage(
        contract_id=settled.id,
        seq=gathered.seq,
        is_over=computed.is_over,
        digest=digest_of(statement_bytes(computed.statement)),
        statement=StatementOut.model_validate(statement_data(computed.statement)),
        sheets=[_sheet(one, computed) for one in computed.statement.sheets],
        said=[SaidOut.model_validate(one) for one in gathered.records.said],
        issued=[show_issued(row) for row in list_issued(settled, period)],
        acts=acts_of(roles),
        side=next((ROLES[RoleName(role)].side.value for role in roles), ""),
        may_issue=computed.is_over and any(role in EVERYBODY for role in roles),
    )


def _sheet(figures: SheetFigures, computed: Computed) -> SheetState:
    signed = signers_of(figures, computed.gathered.records.signatures)
    return SheetState(
        name=sheet_name(figures.sheet),
        digest=sheet_digest(figures),
        signatures=[SignatureOut(side=one.side, by=one.by, at=one.at) for one in signed],
    )


def roles_of(settled: Settled, actor: Actor) -> list[str]:
    """The names of the roles that the actor holds on the contract."""
    return [grant.role.value for grant in roles_on(actor, settled.id)]


def acts_of(roles: Sequence[str]) -> list[RecordActOut]:
    """The acts that these roles may do."""
    return [
        RecordActOut(
            act=rule.act,
            label=Label(zh=rule.zh, en=rule.en),
            required=list(rule.required),
            optional=list(rule.optional),
        )
        for rule in ACTS.values()
        if rule.roles.intersection(roles)
    ]


def show_issued(row: IssuedStatement) -> IssuedOut:
    """An issued statement, without its bytes."""
    return IssuedOut(
        period=str(Period(row.period_start, row.period_end)),
        revision=row.revision,
        contract_version=row.contract_version,
        digest=row.digest,
        net=money(row.net),
        closing=money(row.closing),
        issued_at=row.issued_at,
        issued_by=row.issued_by_name,
    )


def show_overview(settled: Settled, *, actor: Actor, now: datetime) -> OverviewOut:
    """How a contract stands today."""
    state, months, gathered = overview(settled, now=now)
    contract = settled.version.contract
    latest: dict[str, IssuedOut] = {}
    for row in list_issued(settled):
        shown = show_issued(row)
        latest.setdefault(shown.period, shown)
    scored = [ScoredSheet(**one) for one in scored_data(contract)]
    penalties = [SettlementChoice(id=one.id, label=Label.of(one.name)) for one in contract.penalties]
    return OverviewOut(
        contract_id=settled.id,
        code=settled.summary.code,
        title=Label.of(settled.summary.title),
        timezone=contract.timezone,
        seq=gathered.seq,
        balance=money(state.balance),
        paid=money(state.paid),
        upkeep=None if state.upkeep is None else {"begins": state.upkeep.begins, "ends": state.upkeep.ends},
        stages=[stage_data(stage) for stage in state.stages],
        clauses=clauses_of(contract, {stage.payment.clause for stage in state.stages} | {one.clause for one in scored}),
        months=[
            MonthOut(
                period=str(month.period),
                net=money(month.net),
                closing=money(month.closing),
                scores=[
                    MonthScore(sheet=sheet, score=f"{score:f}", undisputed=f"{undisputed:f}", signed=list(signed))
                    for sheet, score, undisputed, signed in month.scores
                ],
                is_over=month.is_over,
                issued=latest.get(str(month.period)),
            )
            for month in months
        ],
        scored=scored,
        records=show_records(gathered.entries),
        acts=acts_of(roles_of(settled, actor)),
        events=[EventName(event=event, label=Label(zh=zh, en=en)) for event, (zh, en) in EVENTS.items()],
        rules=[SettlementChoice(id=name, label=Label.of(words)) for name, words in choices_of(contract)],
        marks=[SettlementChoice(id=name, label=Label.of(words)) for name, words in marks_of(contract)],
        penalties=penalties,
        levels=[SettlementChoice(id=one.id, label=Label.of(one.name)) for one in contract.levels],
    )


def show_records(entries: Iterable[Entry]) -> list[RecordOut]:
    """The latest records first."""
    kept = list(entries)
    gone = {entry.corrects for entry in kept if entry.kind == RecordKind.VOID}
    return [_record(entry, voided=entry.seq in gone) for entry in reversed(kept[-RECORDS_SHOWN:])]


def _record(entry: Entry, *, voided: bool) -> RecordOut:
    role = ROLES[RoleName(entry.role)]
    return RecordOut(
        seq=entry.seq,
        kind=entry.kind,
        label=KIND_NAMES[RecordKind(entry.kind)],
        occurred_at=entry.occurred_at,
        recorded_at=entry.recorded_at,
        actor=entry.actor_name,
        role=Label(zh=role.zh, en=role.en),
        side=entry.side,
        payload=dict(entry.payload),
        corrects=entry.corrects,
        voided=voided,
        hash=entry.hash.hex(),
    )
