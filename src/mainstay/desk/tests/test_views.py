"""Saved views: whose they are, who may use and change them, and what in them is gone."""

from typing import Any
from uuid import UUID, uuid4

import pytest

from mainstay.desk.models import StartView, View
from mainstay.desk.queries.lists import Filters, Order
from mainstay.desk.queries.views import Gone, list_views
from mainstay.desk.rules.columns import Column
from mainstay.desk.rules.words import CaseState
from mainstay.desk.services.views import ViewWords, change_view, drop_view, save_view, start_with
from mainstay.directory.public import Actor
from mainstay.kernel.errors import Forbidden, Malformed, NotFound, Refused

from .make import Desk, after, make_desk

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk() -> Desk:
    return make_desk()


def words(name: str = "我的急件", shared_on: UUID | None = None, **filters: Any) -> ViewWords:
    return ViewWords(name, Filters(**filters), [Column.LEVEL, Column.DUE], Order.DUE, shared_on)


def save(actor: Actor, *given: Any, **filters: Any) -> View:
    return save_view(words(*given, **filters), actor=actor, now=after(0))


def names(actor: Actor) -> list[str]:
    return [known.view.name for known in list_views(actor, now=after(1))[0]]


def test_a_view_comes_back_as_it_was_saved(desk: Desk) -> None:
    engineer = desk.person("vendor_engineer")
    save(engineer, state=(CaseState.ACTIVE,), assignee="me", contract=(desk.contract_id,), level=("I",))
    [known], start = list_views(engineer, now=after(1))
    assert known.filters == Filters((desk.contract_id,), (CaseState.ACTIVE,), ("I",), assignee="me")
    assert (known.view.columns, known.view.order, known.gone, start) == (["level", "due"], "due", (), None)


def test_own_views_are_ones_own_and_shared_ones_for_the_contract(desk: Desk) -> None:
    seat, engineer = desk.person("vendor_seat"), desk.person("vendor_engineer")
    save(seat, "座席专用")
    save(seat, "共用", desk.contract_id)
    assert names(seat) == ["共用", "座席专用"]
    assert names(engineer) == ["共用"]
    assert names(desk.person("vendor_expert", contract_id=uuid4())) == []


def test_nobody_shares_on_a_contract_that_he_does_not_see(desk: Desk) -> None:
    with pytest.raises(NotFound):
        save(desk.person("vendor_engineer", contract_id=uuid4()), "共用", desk.contract_id)
    assert View.objects.count() == 0


def test_only_its_owner_changes_a_view(desk: Desk) -> None:
    seat, engineer = desk.person("vendor_seat"), desk.person("vendor_engineer")
    view = save(seat, "共用", desk.contract_id)
    with pytest.raises(Forbidden):
        change_view(view.id, words("改名"), actor=engineer, now=after(1))
    with pytest.raises(Forbidden):
        drop_view(view.id, actor=engineer)
    assert names(seat) == ["共用"]
    change_view(view.id, words("改名", open=True), actor=seat, now=after(1))
    assert (names(seat), names(engineer)) == (["改名"], [])
    drop_view(view.id, actor=seat)
    assert names(seat) == []


def test_a_private_view_of_another_does_not_exist(desk: Desk) -> None:
    view, engineer = save(desk.person("vendor_seat")), desk.person("vendor_engineer")
    with pytest.raises(NotFound):
        drop_view(view.id, actor=engineer)
    with pytest.raises(NotFound):
        start_with(view.id, actor=engineer)
    assert View.objects.count() == 1


def test_two_views_of_one_name_are_refused(desk: Desk) -> None:
    seat = desk.person("vendor_seat")
    save(seat)
    with pytest.raises(Refused):
        save(seat)
    save(desk.person("vendor_engineer"))
    assert View.objects.count() == 2


def test_start_view_is_chosen_changed_and_dropped(desk: Desk) -> None:
    seat = desk.person("vendor_seat")
    first, second = save(seat, "一"), save(seat, "二")
    start_with(first.id, actor=seat)
    start_with(second.id, actor=seat)
    assert list_views(seat, now=after(1))[1] == second.id
    drop_view(second.id, actor=seat)
    assert list_views(seat, now=after(1))[1] is None
    start_with(first.id, actor=seat)
    start_with(None, actor=seat)
    assert StartView.objects.count() == 0


def test_what_no_longer_exists_is_named(desk: Desk) -> None:
    """A contract that is not seen, a person who is not there, a level that the contract lacks, a state of old."""
    seat, gone, nobody = desk.person("vendor_seat"), uuid4(), uuid4()
    view = save(seat, contract=(desk.contract_id, gone), level=("I", "IX"), assignee=str(nobody))
    View.objects.filter(pk=view.pk).update(filters={**view.filters, "state": ["melted"]})
    [known], _ = list_views(seat, now=after(1))
    found = {Gone("state", "['melted']"), Gone("contract", str(gone)), Gone("level", "IX")}
    assert set(known.gone) == found | {Gone("assignee", str(nobody))}
    assert known.filters.level == ("I", "IX")


def test_an_assignee_who_is_none_is_malformed(desk: Desk) -> None:
    with pytest.raises(Malformed):
        save(desk.person("vendor_seat"), assignee="-" * 36)
    assert View.objects.count() == 0
