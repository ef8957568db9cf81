"""The work that a contract's price already covers: what is left of it, and which requests have drawn on it."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router
from pydantic import Field

from mainstay.contracts.public import access_terms
from mainstay.desk.models import Case
from mainstay.desk.queries.allowances import balance_of, list_draws
from mainstay.desk.queries.terms import Pinned, terms_of
from mainstay.desk.rules.allowances import Balance, plain
from mainstay.desk.rules.flow import Happened, progress_of
from mainstay.desk.rules.procedures.draws import draw_of
from mainstay.desk.rules.procedures.latest import payload_of_last
from mainstay.desk.rules.words import CaseType, Kind
from mainstay.directory.public import actor_on
from mainstay.kernel.schema import Label, Schema
from mainstay.kernel.time import now

from .references import show_clause
from .schemas import ClauseRef

router = Router(tags=["desk"])
Cursor = Annotated[str | None, Field(max_length=200)]
Limit = Annotated[int, Field(ge=1, le=200)]


class AllowanceOut(Schema):
    """An allowance over the term or a year of it, `ends` not included; quantities are decimal text."""

    id: str
    name: Label
    clause: ClauseRef
    unit: Label
    quantity: str
    drawn: str
    left: str
    begins: datetime
    ends: datetime


class DrawRow(Schema):
    """What a request has drawn, by the entry in which its estimate was accepted."""

    number: str
    title: str
    days: str
    at: datetime


class AllowancePage(Schema):
    """How the allowance stands, null where the price covers none, and one page of what was drawn, the latest first."""

    allowance: AllowanceOut | None
    items: list[DrawRow]
    next: str | None


class EstimateOut(Schema):
    """The estimate of a request: what of it is free and what is over, priced; `drawn` once the customer accepted it."""

    allowance: AllowanceOut
    effort: str | None
    free: str | None
    over: str | None
    price: str | None
    drawn: str | None


@router.get("/contracts/{uuid:contract_id}/allowance", response=AllowancePage, summary="What the price still covers")
def get_allowance(request: HttpRequest, contract_id: UUID, cursor: Cursor = None, limit: Limit = 20) -> AllowancePage:
    """The balance of the allowance that requests draw on, by the version in force, and the draws that make it."""
    moment = now()
    version = access_terms(actor_on(request), contract_id, None, now=moment).version
    pinned = terms_of(contract_id, version)
    balance = balance_of(pinned, moment)
    if balance is None:
        return AllowancePage(allowance=None, items=[], next=None)
    page = list_draws(contract_id, balance, cursor=cursor, limit=limit)
    return AllowancePage(allowance=show_balance(balance, pinned), items=_draws(page.items), next=page.next)


def show_balance(balance: Balance, pinned: Pinned) -> AllowanceOut:
    """An allowance with what is left of it."""
    one = balance.allowance
    return AllowanceOut(
        id=one.id,
        name=Label.of(one.name),
        clause=show_clause(one.clause, pinned),
        unit=Label.of(one.unit),
        quantity=plain(one.quantity),
        drawn=plain(balance.drawn),
        left=plain(balance.left),
        begins=balance.begins,
        ends=balance.ends,
    )


def show_estimate(case: Case, happened: Sequence[Happened], *, now: datetime) -> EstimateOut | None:
    """The estimate of a request against the allowance; None for other cases and where the price covers none."""
    pinned = terms_of(case.contract_id, case.contract_version)
    balance = balance_of(pinned, case.drawn_at or now) if case.type == CaseType.REQUEST else None
    if balance is None:
        return None
    payload = payload_of_last(happened, Kind.ESTIMATED)
    share: dict[str, Any] = payload.get("allowance", {})
    draw = draw_of(happened, progress_of(happened))
    return EstimateOut(
        allowance=show_balance(balance, pinned),
        effort=_number(payload.get("effort")),
        free=share.get("free"),
        over=share.get("over"),
        price=_number(payload.get("price")),
        drawn=plain(draw.days) if draw else None,
    )


def _number(value: int | str | None) -> str | None:
    return None if value is None else plain(Decimal(value))


def _draws(cases: Sequence[Case]) -> list[DrawRow]:
    return [
        DrawRow(number=case.number, title=case.title, days=plain(case.drawn_days), at=case.drawn_at)
        for case in cases
        if case.drawn_at is not None
    ]
