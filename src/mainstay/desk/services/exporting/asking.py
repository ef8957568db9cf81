"""Asking for an export, giving it up, finding one's own."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection, transaction

from mainstay.desk.models import Export
from mainstay.desk.queries.lists import Filters, Order, read_stored, stored
from mainstay.desk.rules.columns import Column
from mainstay.desk.rules.exports import AT_ONCE, FAILURES, KEPT, UNDERWAY, ExportState, Failure
from mainstay.directory.public import Actor, get_actor, sees_all_contracts, visible_contracts
from mainstay.kernel.errors import NotFound, TooMany
from mainstay.kernel.jobs import enqueue

SHOWN = 50


@dataclass(frozen=True, slots=True)
class Wish:
    """The list that is to be exported, and the language of its headings."""

    filters: Filters
    order: Order
    columns: Sequence[Column]
    language: str


@transaction.atomic
def ask_for_export(wish: Wish, *, actor: Actor, now: datetime) -> Export:
    """An export of one's own, waiting for the worker; TooMany while several of one's own are under way."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('desk_export'), hashtext(%s))", [str(actor.id)])
    underway = Export.objects.filter(person_id=actor.id, state__in=UNDERWAY, expires_at__gt=now).count()
    if underway >= AT_ONCE:
        raise TooMany(
            f"您已有 {AT_ONCE} 项导出正在进行，请等待完成或取消后再试。",
            f"{AT_ONCE} of your exports are under way; wait for one or cancel it.",
        )
    export = Export.objects.create(
        person_id=actor.id,
        filters=stored(wish.filters),
        columns=[column.value for column in wish.columns],
        order=wish.order.value,
        language=wish.language,
        state=ExportState.WAITING.value,
        asked_at=now,
        expires_at=now + KEPT,
    )
    enqueue("desk.write_export", export_id=str(export.pk))
    return export


def list_exports(actor: Actor, *, now: datetime) -> list[Export]:
    """One's own exports that have not expired, the latest first."""
    return list(Export.objects.filter(person_id=actor.id, expires_at__gt=now).order_by("-asked_at", "-pk")[:SHOWN])


def access_export(export_id: UUID, *, actor: Actor, now: datetime) -> Export:
    """An export of one's own; NotFound when it is another's or has expired."""
    export = Export.objects.filter(pk=export_id, person_id=actor.id, expires_at__gt=now).first()
    if export is None:
        raise _gone()
    return export


def cancel_export(export_id: UUID, *, actor: Actor, now: datetime) -> Export:
    """Give an export up; the worker stops at its next step. One that has ended stays as it is."""
    export = access_export(export_id, actor=actor, now=now)
    cancelled = {"state": ExportState.CANCELLED.value, "ended_at": now}
    Export.objects.filter(pk=export.pk, state__in=UNDERWAY).update(**cancelled)
    export.refresh_from_db()
    return export


def who_asked_for(export_id: UUID, *, now: datetime) -> Actor:
    """Who asked for an export, with the roles held now.

    NotFound where the export or the person is gone, or where none of the contracts asked for is seen any more.
    """
    export = Export.objects.filter(pk=export_id).first()
    if export is None:
        raise _gone()
    actor = get_actor(export.person_id, now=now)
    seen = visible_contracts(actor)
    if not sees_all_contracts(actor) and seen.isdisjoint(read_stored(export.filters)[0].contract or seen):
        raise NotFound(*FAILURES[Failure.REFUSED])
    return actor


def refuse_export(export_id: UUID, *, now: datetime) -> None:
    """End an export that may not be written for who asked; one that has ended stays as it is."""
    refused = {"state": ExportState.FAILED.value, "failure": Failure.REFUSED.value, "ended_at": now}
    Export.objects.filter(pk=export_id, state__in=UNDERWAY).update(**refused)


def _gone() -> NotFound:
    return NotFound("没有这份导出文件，或已过期。", "There is no such export, or it has expired.")
