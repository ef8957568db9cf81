"""Routes of saved views."""

from typing import Annotated
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Status
from pydantic import ConfigDict, Field, StringConstraints

from mainstay.desk.queries.lists import Order, stored
from mainstay.desk.queries.views import KnownView, access_view, know_view, list_views
from mainstay.desk.rules.columns import COLUMN_NAMES, Column
from mainstay.desk.services import views
from mainstay.directory.public import Actor, actor_on
from mainstay.kernel.schema import NO_NUL, Label, Schema
from mainstay.kernel.time import now

from .lists import ListFilters

router = Router(tags=["desk"])
ViewName = Annotated[str, StringConstraints(min_length=1, max_length=60, pattern=NO_NUL, strip_whitespace=True)]
Columns = Annotated[list[Column], Field(max_length=len(Column))]


class ViewBody(Schema):
    """A view as it is to be; with `shared_on` everybody on that contract may use it."""

    model_config = ConfigDict(extra="forbid")

    name: ViewName
    filters: ListFilters = ListFilters()
    columns: Columns = []
    order: Order = Order.NEWEST
    shared_on: UUID | None = None


class GoneValue(Schema):
    """A value of a filter that no longer exists; the list goes without it where it cannot be asked for."""

    field: str
    value: str


class ViewOut(Schema):
    """A saved view. `mine` views may be changed; `gone` names what in the filters no longer exists."""

    id: UUID
    name: str
    filters: ListFilters
    columns: list[Column]
    order: Order
    shared_on: UUID | None
    owner: str
    mine: bool
    gone: list[GoneValue]


class ColumnOut(Schema):
    """A column that a list may show."""

    id: Column
    name: Label


class Views(Schema):
    """The views that a person may use, the one to start with, and all columns."""

    views: list[ViewOut]
    start: UUID | None
    columns: list[ColumnOut]


class StartBody(Schema):
    """The view to start with; none for the plain list."""

    model_config = ConfigDict(extra="forbid")

    view: UUID | None


@router.get("/views", response=Views, summary="Saved views")
def get_views(request: HttpRequest) -> Views:
    """One's own views and those shared on one's contracts, by name."""
    viewer = actor_on(request)
    found, start = list_views(viewer, now=now())
    columns = [ColumnOut(id=one, name=Label(zh=zh, en=en)) for one, (zh, en) in COLUMN_NAMES.items()]
    return Views(views=[_show(known, viewer) for known in found], start=start, columns=columns)


@router.post("/views", response={201: ViewOut}, summary="Save a view")
def save_view(request: HttpRequest, body: ViewBody) -> Status[ViewOut]:
    """Keep a list under a name; 409 when one has a view of this name."""
    viewer, moment = actor_on(request), now()
    view = views.save_view(_words(body), actor=viewer, now=moment)
    return Status(201, _show(know_view(view, viewer, now=moment), viewer))


@router.put("/views/start", response={204: None}, summary="Choose the view to start with")
def start_with(request: HttpRequest, body: StartBody) -> Status[None]:
    """The view that the list opens with for oneself."""
    views.start_with(body.view, actor=actor_on(request))
    return Status(204, None)


@router.put("/views/{view_id}", response=ViewOut, summary="Change a view")
def change_view(request: HttpRequest, view_id: UUID, body: ViewBody) -> ViewOut:
    """Rename or rewrite a view of one's own; 403 for others'."""
    viewer, moment = actor_on(request), now()
    access_view(view_id, actor=viewer)
    view = views.change_view(view_id, _words(body), actor=viewer, now=moment)
    return _show(know_view(view, viewer, now=moment), viewer)


@router.delete("/views/{view_id}", response={204: None}, summary="Delete a view")
def drop_view(request: HttpRequest, view_id: UUID) -> Status[None]:
    """One's own view, or as administrator any shared one."""
    views.drop_view(view_id, actor=actor_on(request))
    return Status(204, None)


def _words(body: ViewBody) -> views.ViewWords:
    return views.ViewWords(body.name, body.filters.filters(), body.columns, body.order, body.shared_on)


def _show(known: KnownView, viewer: Actor) -> ViewOut:
    view = known.view
    return ViewOut(
        id=view.id,
        name=view.name,
        filters=ListFilters(**stored(known.filters)),
        columns=[Column(name) for name in view.columns if name in set(Column)],
        order=Order(view.order),
        shared_on=view.shared_on_id,
        owner=view.owner_name,
        mine=view.owner_id == viewer.id,
        gone=[GoneValue(field=one.field, value=one.value) for one in known.gone],
    )
