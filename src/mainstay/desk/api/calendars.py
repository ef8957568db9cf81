"""Routes of holiday tables: the files in use, and what another one would move on the open cases."""

from datetime import date
from typing import Any

from django.http import HttpRequest
from ninja import Router
from pydantic import AwareDatetime

from mainstay.contracts.public import list_holiday_files
from mainstay.desk.queries.terms import terms_of
from mainstay.desk.queries.upcoming import RUNG, TIMER_KINDS
from mainstay.desk.rules.moving import Move
from mainstay.desk.rules.permissions import PREVIEW_CALENDAR
from mainstay.desk.rules.rungs import both, find_rung, rung_words
from mainstay.desk.services.trying import MOST_SHOWN, Preview, preview_holidays
from mainstay.directory.public import actor_on, require
from mainstay.kernel.document import refuse_oversize
from mainstay.kernel.schema import Label, Schema
from mainstay.kernel.time import now

from .references import show_contract
from .schemas import ContractRef

router = Router(tags=["desk"])
FILE_BODY: dict[str, Any] = {
    "requestBody": {"required": True, "content": {"application/yaml": {"schema": {"type": "string"}}}}
}


class HolidayFileOut(Schema):
    """A holiday table in use; `own` when it is the installation's, and not one that ships."""

    year: int
    own: bool
    text: str


class MoveOut(Schema):
    """Something of a case that would be due at another moment (null: not at all), and the days that bring it about."""

    number: str
    contract: ContractRef
    what: Label
    was: AwareDatetime | None
    will_be: AwareDatetime | None
    days: list[date]


class MovedContract(Schema):
    """A contract with how many of its open cases, and how many things on them, would move."""

    contract: ContractRef
    cases: int
    moves: int


class HolidayPreview(Schema):
    """What a table would move: of `cases` open ones `moved_cases`, in `moves` things, the first `most` in `first`.

    `unknown` of the cases lack the table of some year and cannot be told; some are named.
    """

    days: list[date]
    cases: int
    moved_cases: int
    moves: int
    unknown: int
    unknown_first: list[str]
    contracts: list[MovedContract]
    first: list[MoveOut]
    most: int


@router.get("/calendars", response=list[HolidayFileOut], summary="The holiday tables in use")
def list_calendars(request: HttpRequest) -> list[HolidayFileOut]:
    """The files by year, to begin an edit from; administrators only."""
    require(actor_on(request), PREVIEW_CALENDAR)
    return [HolidayFileOut.model_validate(file) for file in list_holiday_files()]


@router.post("/calendars/preview", response=HolidayPreview, openapi_extra=FILE_BODY, summary="Try a holiday table")
def preview(request: HttpRequest) -> HolidayPreview:
    """What a year's file would move on the open cases; administrators only, nothing is stored.

    422 names the line of a fault, 409 more open cases than a page may wait for.
    """
    declared = str(request.META.get("CONTENT_LENGTH") or "0")
    refuse_oversize(int(declared) if declared.isdigit() else 0)
    return _shown(preview_holidays(request.body, actor=actor_on(request), now=now()))


def _shown(found: Preview) -> HolidayPreview:
    return HolidayPreview(
        days=list(found.days),
        cases=found.cases,
        moved_cases=found.moved_cases,
        moves=found.moves,
        unknown=found.unknown_count,
        unknown_first=found.unknown,
        contracts=sorted(
            (
                MovedContract(
                    contract=show_contract(terms_of(contract, found.versions[contract])), cases=cases, moves=moves
                )
                for contract, (cases, moves) in found.by_contract.items()
            ),
            key=lambda one: one.contract.code,
        ),
        first=[_move(move) for move in found.first],
        most=MOST_SHOWN,
    )


def _move(move: Move) -> MoveOut:
    return MoveOut(
        number=move.number,
        contract=show_contract(terms_of(move.contract_id, move.version)),
        what=_what(move),
        was=move.was,
        will_be=move.will_be,
        days=list(move.days),
    )


def _what(move: Move) -> Label:
    contract = terms_of(move.contract_id, move.version).contract
    if not move.kind:
        target = next(one for one in contract.targets if one.id == move.clock)
        zh, en = both(target.name)
        return Label(zh=f"“{zh}”时限", en=f"Time limit: {en}")
    rung = find_rung(contract, move.clock, move.rung) if move.kind == RUNG else None
    words = rung_words(rung) if rung else (TIMER_KINDS[move.kind].zh, TIMER_KINDS[move.kind].en)
    return Label(zh=words[0], en=words[1])
