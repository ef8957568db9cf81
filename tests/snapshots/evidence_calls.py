"""One call of each operation of uploads, attachments and exports."""

from uuid import UUID

from mainstay.directory.models import Person
from mainstay.kernel.files import begin_upload, store_bytes
from mainstay.kernel.time import now

from .call import Call
from .world import World

TUS = {"Tus-Resumable": "1.0.0"}
PIECE = {**TUS, "Upload-Offset": "0", "Content-Type": "application/offset+octet-stream"}


def _speaking(_world: World, _body: str) -> dict[str, str]:
    return TUS


def _announcing(_world: World, _body: str) -> dict[str, str]:
    return {**TUS, "Upload-Length": "5"}


def _sending(_world: World, _body: str) -> dict[str, str]:
    return PIECE


def _caller(world: World) -> UUID:
    return Person.objects.values_list("pk", flat=True).get(login=world.caller)


def _upload(world: World) -> dict[str, str]:
    return {"upload_id": str(begin_upload(size=5, name="a.txt", by=_caller(world), now=now()).id)}


def _file(world: World) -> dict[str, str]:
    return {"file_id": str(store_bytes(b"hello", name="a.txt", uploaded_by=_caller(world), now=now()).id)}


def _case(world: World) -> dict[str, str]:
    return {"number": world.cases[0]}


def _contract(world: World) -> dict[str, str]:
    return {"contract_id": world.contract}


# Uploads and files are made by the call itself, so that each stands alone: what that takes is counted with it.
EVIDENCE_CALLS = (
    Call("OPTIONS /api/desk/uploads", "engineer"),
    Call("POST /api/desk/uploads", "engineer", headers=_announcing),
    Call("HEAD /api/desk/uploads/{upload_id}", "engineer", fill=_upload, headers=_speaking),
    Call(
        "PATCH /api/desk/uploads/{upload_id}",
        "engineer",
        fill=_upload,
        body=lambda world: "hello",
        headers=_sending,
    ),
    Call("DELETE /api/desk/uploads/{upload_id}", "engineer", fill=_upload, headers=_speaking),
    Call("GET /api/desk/files/{file_id}", "engineer", fill=_file),
    Call("GET /api/desk/cases/{number}/export", "engineer", fill=_case),
    Call("GET /api/desk/contracts/{contract_id}/export", "engineer", fill=_contract),
)
