"""Saving, changing and dropping views, and choosing the one to start with."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from mainstay.desk.models import StartView, View
from mainstay.desk.queries.lists import ASSIGNEE_ME, ASSIGNEE_NOBODY, Filters, Order, stored
from mainstay.desk.queries.views import access_view
from mainstay.desk.rules.columns import Column
from mainstay.directory.public import Actor, is_administrator, require_contract
from mainstay.kernel.errors import Forbidden, Malformed, Problem, Refused

MOST_VIEWS = 100


@dataclass(frozen=True, slots=True)
class ViewWords:
    """What a view holds; `shared_on` is the contract whose people may use it, None for the owner alone."""

    name: str
    filters: Filters
    columns: Sequence[Column]
    order: Order
    shared_on: UUID | None


def save_view(words: ViewWords, *, actor: Actor, now: datetime) -> View:
    """A new view of the actor; Refused when he has one of this name, NotFound for a contract that he does not see."""
    if View.objects.filter(owner_id=actor.id).count() >= MOST_VIEWS:
        raise Refused(f"每人最多保存 {MOST_VIEWS} 个视图。", f"A person keeps at most {MOST_VIEWS} views.")
    view = View(owner_id=actor.id, owner_name=actor.name)
    return _write(view, words, actor=actor, now=now)


def change_view(view_id: UUID, words: ViewWords, *, actor: Actor, now: datetime) -> View:
    """Rename or rewrite a view of one's own; Forbidden for others' views."""
    view = access_view(view_id, actor=actor)
    if view.owner_id != actor.id:
        raise Forbidden("只能修改本人保存的视图。", "Only its owner may change a view.")
    return _write(view, words, actor=actor, now=now)


def drop_view(view_id: UUID, *, actor: Actor) -> None:
    """Remove a view: one's own, and an administrator any shared one."""
    view = access_view(view_id, actor=actor)
    if view.owner_id != actor.id and not is_administrator(actor):
        raise Forbidden("只能删除本人保存的视图。", "Only its owner or an administrator may delete a view.")
    view.delete()


def start_with(view_id: UUID | None, *, actor: Actor) -> None:
    """Let the list open with a view, or with none."""
    if view_id is None:
        StartView.objects.filter(person_id=actor.id).delete()
        return
    view = access_view(view_id, actor=actor)
    StartView.objects.update_or_create(person_id=actor.id, defaults={"view": view})


def _write(view: View, words: ViewWords, *, actor: Actor, now: datetime) -> View:
    if words.shared_on is not None:
        require_contract(actor, words.shared_on)
    _require_person(words.filters.assignee)
    view.name, view.order, view.shared_on_id = words.name, words.order.value, words.shared_on
    view.filters, view.columns, view.updated_at = stored(words.filters), [one.value for one in words.columns], now
    try:
        with transaction.atomic():
            view.save()
    except IntegrityError as error:
        if "desk_view_owner_name" not in str(error):
            raise
        raise Refused("您已有同名的视图，请换一个名称。", "You have a view of this name; choose another.") from error
    return view


def _require_person(assignee: str) -> None:
    if assignee in {"", ASSIGNEE_ME, ASSIGNEE_NOBODY}:
        return
    try:
        UUID(assignee)
    except ValueError:
        problem = Problem(
            "assignee", "处理人应为 me、nobody 或人员编号", "me, nobody or a person's id", "filters.assignee"
        )
        raise Malformed("提交的内容有误。", "The input is malformed.", [problem]) from None
