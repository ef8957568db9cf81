"""Saved views that a person may use, and what in them no longer exists."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from mainstay.contracts import public as contracts
from mainstay.desk.models import StartView, View
from mainstay.directory.public import Actor, list_people, may_see_contract, sees_all_contracts, visible_contracts
from mainstay.kernel.errors import NotFound

from .lists import ASSIGNEE_ME, ASSIGNEE_NOBODY, Filters, read_stored
from .terms import Pinned, terms_of


@dataclass(frozen=True, slots=True)
class Gone:
    """A value of a filter that is no longer there: its field and what stood in it."""

    field: str
    value: str


@dataclass(frozen=True, slots=True)
class KnownView:
    """A view with its filters as far as they still mean something."""

    view: View
    filters: Filters
    gone: tuple[Gone, ...]


def list_views(actor: Actor, *, now: datetime) -> tuple[tuple[KnownView, ...], UUID | None]:
    """The person's own views and those shared on his contracts, by name; and the one that he starts with."""
    views = list(_usable(actor).order_by("name", "pk"))
    start = StartView.objects.filter(person_id=actor.id).values_list("view_id", flat=True).first()
    known = _known(views, actor, now=now)
    return known, start if any(view.pk == start for view in views) else None


def access_view(view_id: UUID, *, actor: Actor) -> View:
    """A view that the actor may use; NotFound."""
    view = _usable(actor).filter(pk=view_id).first()
    if view is None:
        raise NotFound("没有这个视图，或您无权查看。", "There is no such view, or none that you may see.")
    return view


def know_view(view: View, actor: Actor, *, now: datetime) -> KnownView:
    """A view with what in it no longer exists."""
    return _known([view], actor, now=now)[0]


def _usable(actor: Actor) -> "QuerySet[View]":
    own = Q(owner_id=actor.id)
    if sees_all_contracts(actor):
        return View.objects.filter(own | Q(shared_on__isnull=False))
    return View.objects.filter(own | Q(shared_on__in=visible_contracts(actor)))


def _known(views: Sequence[View], actor: Actor, *, now: datetime) -> tuple[KnownView, ...]:
    read = [read_stored(view.filters) for view in views]
    named = {contract for filters, _ in read for contract in filters.contract}
    found = {one.id: one for one in contracts.list_contracts(named, now=now)} if named else {}
    pinned = {key: terms_of(key, one.version) for key, one in found.items() if may_see_contract(actor, key)}
    people = _active_people([filters.assignee for filters, _ in read], now=now)
    return tuple(
        KnownView(view, filters, (*_unreadable(gone), *_absent(filters, pinned, people)))
        for view, (filters, gone) in zip(views, read, strict=True)
    )


def _active_people(assignees: Sequence[str], *, now: datetime) -> frozenset[str]:
    wanted = [UUID(one) for one in set(assignees) - {"", ASSIGNEE_ME, ASSIGNEE_NOBODY}]
    if not wanted:
        return frozenset()
    return frozenset(str(person.id) for person in list_people(wanted, now=now) if person.is_active)


def _unreadable(gone: dict[str, Any]) -> list[Gone]:
    return [Gone(field, str(value)) for field, value in gone.items()]


def _absent(filters: Filters, pinned: dict[UUID, Pinned], people: frozenset[str]) -> list[Gone]:
    """Contracts, people, levels and causes that the filters name and nobody can find any more."""
    gone = [Gone("contract", str(one)) for one in filters.contract if one not in pinned]
    if filters.assignee not in {"", ASSIGNEE_ME, ASSIGNEE_NOBODY} and filters.assignee not in people:
        gone.append(Gone("assignee", filters.assignee))
    terms = [pinned[one] for one in filters.contract if one in pinned]
    if not terms:
        return gone
    levels = {level.id for one in terms for level in one.vocabulary.levels}
    gone += [Gone("level", level) for level in filters.level if level not in levels]
    for name in ("kind", "cause"):
        value, choices = getattr(filters, name), _choices(name, terms)
        if value and choices and value not in choices:
            gone.append(Gone(name, value))
    return gone


def _choices(name: str, terms: Sequence[Pinned]) -> set[str]:
    facts = (fact for one in terms for fact in one.vocabulary.facts if fact.name == name)
    return {choice.id for fact in facts for choice in fact.values}
