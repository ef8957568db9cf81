"""Reads of arrivals: which have come, what waits for a seat, which case a message belongs to."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from mainstay.directory.public import Actor, require, sees_all_contracts
from mainstay.intake.models import Arrival
from mainstay.intake.rules.permissions import READ, SEATS
from mainstay.intake.rules.words import ArrivalChannel, ArrivalState
from mainstay.kernel.errors import NotFound
from mainstay.kernel.paging import Page, keyset
from mainstay.kernel.sealing import blind_numbers, indexed_as
from mainstay.kernel.text import grams_and_signs, terms_of

LONGEST_ID = 300
GRAMS = "intake_arrival.grams"


@dataclass(frozen=True, slots=True)
class Filters:
    """What a list is narrowed to; None is everything."""

    state: ArrivalState | None = None
    channel: ArrivalChannel | None = None
    urgent: bool | None = None
    words: str = ""


def seats_contracts(actor: Actor) -> frozenset[UUID]:
    """The contracts that the actor answers for at the desk."""
    return frozenset(grant.contract_id for grant in actor.grants if grant.role in SEATS and grant.contract_id)


def access_arrival(arrival_id: UUID, *, actor: Actor, lock: bool = False) -> Arrival:
    """An arrival that the actor may deal with; NotFound for one of another's contract."""
    require(actor, READ)
    rows = Arrival.objects.select_for_update() if lock else Arrival.objects.all()
    found = rows.filter(seen_by(actor), pk=arrival_id).first()
    if found is None:
        raise NotFound("没有这个来件，或您无权查看。", "There is no such arrival, or none that you may see.")
    return found


def list_arrivals(*, actor: Actor, filters: Filters, cursor: str | None, limit: int) -> Page[Arrival]:
    """Arrivals, the latest first. What belongs to no contract yet is seen by every seat."""
    require(actor, READ)
    rows = _narrowed(Arrival.objects.filter(seen_by(actor)), filters)
    return keyset(rows, by="arrived_at", newest=True, cursor=cursor, limit=limit)


def count_parked(*, actor: Actor) -> tuple[int, int]:
    """How many wait for a seat, and how many of them are urgent; one query."""
    require(actor, READ)
    rows = Arrival.objects.filter(seen_by(actor), state=ArrivalState.PARKED)
    found = rows.aggregate(all=Count("id"), urgent=Count("id", filter=Q(urgent=True)))
    return found["all"], found["urgent"]


def find_arrival(channel: ArrivalChannel, key: str) -> Arrival | None:
    """What has this key already."""
    return Arrival.objects.filter(channel=channel, key=key).first()


def case_of_messages(message_ids: Sequence[str]) -> str:
    """The case that one of these earlier messages has become or joined; the last named goes first."""
    kept = [kept_id(one) for one in message_ids]
    rows = Arrival.objects.filter(message_id__in=kept).exclude(case_number="")
    cases = dict(rows.values_list("message_id", "case_number"))
    return next((cases[one] for one in reversed(kept) if one in cases), "")


def arrived_lately(sender: str, *, now: datetime) -> int:
    """How many messages of this sender came within the last hour."""
    index = indexed_as(Arrival, "sender_index", sender)
    rows = Arrival.objects.filter(sender_index=index, arrived_at__gt=now - timedelta(hours=1))
    return rows.count() if sender else 0


def grams_found_by(subject: str, sender: str) -> list[int]:
    """What an arrival is found by in lists."""
    return blind_numbers({gram for text in (subject, sender) for gram in grams_and_signs(text)}, GRAMS)


def kept_id(message_id: str) -> str:
    """A Message-ID as the table keeps it."""
    return message_id.replace("\0", "")[:LONGEST_ID]


def seen_by(actor: Actor) -> Q:
    """Rows of the seat's contracts, and those of none yet."""
    if sees_all_contracts(actor):
        return Q()
    return Q(contract_id__isnull=True) | Q(contract_id__in=seats_contracts(actor))


def _narrowed(rows: "QuerySet[Arrival]", filters: Filters) -> "QuerySet[Arrival]":
    if filters.state is not None:
        rows = rows.filter(state=filters.state)
    if filters.channel is not None:
        rows = rows.filter(channel=filters.channel)
    if filters.urgent is not None:
        rows = rows.filter(urgent=filters.urgent)
    if filters.words:
        rows = rows.filter(_worded(filters.words) | Q(case_number=filters.words.upper()))
    return rows


def _worded(words: str) -> Q:
    """Subject or sender hold every term, as far as its grams say."""
    wanted = {gram for term in terms_of(words) for gram in term.asked}
    return Q(grams__contains=blind_numbers(wanted, GRAMS)) if wanted else Q(pk__in=())
