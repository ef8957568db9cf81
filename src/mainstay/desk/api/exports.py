"""Routes of exports of lists."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from ninja import Router, Status
from pydantic import ConfigDict, Field

from mainstay.desk.models import Export
from mainstay.desk.queries.lists import Order
from mainstay.desk.rules.columns import USUAL, Column
from mainstay.desk.rules.exports import FAILURES, ExportState, Failure
from mainstay.desk.services import exporting
from mainstay.directory.public import actor_on, tell_access
from mainstay.kernel.errors import Refused
from mainstay.kernel.files import file_response, get_file
from mainstay.kernel.schema import Label, Schema
from mainstay.kernel.time import now

from .lists import ListFilters

router = Router(tags=["desk"])


class ExportBody(Schema):
    """The list to export; the usual columns unless told."""

    model_config = ConfigDict(extra="forbid")

    filters: ListFilters = ListFilters()
    order: Order = Order.NEWEST
    columns: Annotated[list[Column], Field(max_length=len(Column))] = []
    language: Literal["zh", "en"] = "zh"


class ExportOut(Schema):
    """An export: `done` of `total` cases are written; `total` is unknown until the worker has begun."""

    id: UUID
    state: ExportState
    done: int
    total: int | None
    failure: Label | None
    name: str
    size: int
    asked_at: datetime
    ended_at: datetime | None
    expires_at: datetime


@router.get("/exports", response=list[ExportOut], summary="One's own exports")
def list_exports(request: HttpRequest) -> list[ExportOut]:
    """The latest first; those that have expired are gone."""
    return [_show(export) for export in exporting.list_exports(actor_on(request), now=now())]


@router.post("/exports", response={201: ExportOut}, summary="Export a list")
def ask_for_export(request: HttpRequest, body: ExportBody) -> Status[ExportOut]:
    """Ask for a list as xlsx; the worker writes it. 429 while several of one's own are under way."""
    columns = list(dict.fromkeys(body.columns)) or USUAL
    wish = exporting.Wish(body.filters.filters(), body.order, columns, body.language)
    tell_access(request, subject="", contract_id=None, filters=body.filters.model_dump_json(exclude_defaults=True))
    return Status(201, _show(exporting.ask_for_export(wish, actor=actor_on(request), now=now())))


@router.get("/exports/{export_id}", response=ExportOut, summary="An export")
def get_export(request: HttpRequest, export_id: UUID) -> ExportOut:
    """How far one's own export is."""
    return _show(exporting.access_export(export_id, actor=actor_on(request), now=now()))


@router.post("/exports/{export_id}/cancel", response=ExportOut, summary="Cancel an export")
def cancel_export(request: HttpRequest, export_id: UUID) -> ExportOut:
    """Give an export up; one that has ended stays as it is."""
    return _show(exporting.cancel_export(export_id, actor=actor_on(request), now=now()))


@router.get("/exports/{export_id}/file", response={200: None}, summary="The file of an export")
def download_export(request: HttpRequest, export_id: UUID) -> HttpResponseBase:
    """The workbook, for who asked for it; 409 until it is written."""
    export = exporting.access_export(export_id, actor=actor_on(request), now=now())
    if export.file_id is None:
        raise Refused("导出尚未完成，没有可下载的文件。", "The export is not finished; there is no file yet.")
    tell_access(request, subject=export.file_name, contract_id=None, cases=export.done)
    return file_response(request, get_file(export.file_id), inline=False)


def _show(export: Export) -> ExportOut:
    failure = FAILURES[Failure(export.failure)] if export.failure else None
    return ExportOut(
        id=export.id,
        state=ExportState(export.state),
        done=export.done,
        total=export.total,
        failure=Label(zh=failure[0], en=failure[1]) if failure else None,
        name=export.file_name,
        size=export.file_size,
        asked_at=export.asked_at,
        ended_at=export.ended_at,
        expires_at=export.expires_at,
    )
