"""One call of each operation of saved views, bulk acts and exports of lists."""

from typing import Any

from mainstay.desk.models import Export
from mainstay.desk.queries.lists import Filters, Order
from mainstay.desk.rules.columns import USUAL
from mainstay.desk.services.exporting import Wish, ask_for_export
from mainstay.desk.services.views import ViewWords, save_view
from mainstay.directory.models import Person
from mainstay.directory.public import Actor, get_actor
from mainstay.kernel.files import store_bytes
from mainstay.kernel.time import now

from .call import Call
from .world import World


def _caller(world: World) -> Actor:
    return get_actor(Person.objects.values_list("pk", flat=True).get(login=world.caller), now=now())


def _view(world: World) -> dict[str, str]:
    words = ViewWords("急件", Filters(open=True), USUAL, Order.DUE, None)
    return {"view_id": str(save_view(words, actor=_caller(world), now=now()).pk)}


def _export(world: World) -> dict[str, str]:
    export = ask_for_export(Wish(Filters(), Order.NEWEST, USUAL, "zh"), actor=_caller(world), now=now())
    return {"export_id": str(export.pk)}


def _written(world: World) -> dict[str, str]:
    named = _export(world)
    kept = store_bytes(b"PK", name="a.xlsx", uploaded_by=_caller(world).id, now=now())
    Export.objects.filter(pk=named["export_id"]).update(state="done", file_id=kept.id)
    return named


def _saved(_world: World) -> dict[str, Any]:
    return {"name": "超时", "filters": {"overdue": True}, "columns": ["level"], "order": "newest"}


def _chosen(world: World) -> dict[str, Any]:
    return {"cases": world.cases}


def _order(world: World) -> dict[str, Any]:
    return {"act": "respond", "cases": [{"number": number, "expected_seq": 1} for number in world.cases]}


# Views and exports are made by the call itself, so that each stands alone: what that takes is counted with it.
LIST_CALLS = (
    Call("POST /api/desk/cases/bulk/acts", "engineer", body=_chosen),
    Call("POST /api/desk/cases/bulk", "engineer", body=_order),
    Call("GET /api/desk/views", "engineer", is_list=True),
    Call("POST /api/desk/views", "engineer", body=_saved),
    Call("PUT /api/desk/views/start", "engineer", body=lambda world: {"view": None}),
    Call("PUT /api/desk/views/{view_id}", "engineer", fill=_view, body=_saved),
    Call("DELETE /api/desk/views/{view_id}", "engineer", fill=_view),
    Call("GET /api/desk/exports", "engineer", is_list=True),
    Call("POST /api/desk/exports", "engineer", body=lambda world: {}),
    Call("GET /api/desk/exports/{export_id}", "engineer", fill=_export),
    Call("POST /api/desk/exports/{export_id}/cancel", "engineer", fill=_export),
    Call("GET /api/desk/exports/{export_id}/file", "engineer", fill=_written),
)
