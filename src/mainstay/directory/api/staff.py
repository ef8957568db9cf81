"""Routes of people: who works under an administrator, their roles, and the export of their attributes."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Status
from pydantic import ConfigDict, Field, StringConstraints

from mainstay.directory import queries
from mainstay.directory.public import Actor, RoleName, actor_on
from mainstay.directory.queries import units as reads
from mainstay.directory.services import roles, units
from mainstay.kernel.schema import Schema
from mainstay.kernel.time import now

from .people_showing import PersonDetail, PersonPage, show_people, show_person

router = Router(tags=["directory"])
LINE = r"^[^\x00-\x1f]*$"
Words = Annotated[str, StringConstraints(max_length=100, pattern=LINE, strip_whitespace=True)]
Login = Annotated[str, StringConstraints(min_length=1, max_length=100, pattern=r"^[^\x00-\x20]+$")]
Named = Annotated[str, StringConstraints(min_length=1, max_length=100, pattern=LINE, strip_whitespace=True)]
Phone = Annotated[str, StringConstraints(max_length=32, pattern=r"^[0-9+() -]*$")]
Mail = Annotated[str, StringConstraints(max_length=254, pattern=r"^([^@\s\x00]+@[^@\s\x00]+)?$")]
Cursor = Annotated[str | None, Field(max_length=200)]
Limit = Annotated[int, Field(ge=1, le=200)]


class StaffIn(Schema):
    """What is kept of somebody who works in a unit."""

    model_config = ConfigDict(extra="forbid")

    name: Named
    title: Words = ""
    phone: Phone = ""
    mail: Mail = ""

    def words(self) -> units.StaffWords:
        """The same for the service."""
        return units.StaffWords(self.name, self.title, self.phone, self.mail)


class StaffNew(StaffIn):
    """Somebody new, with the login and the unit."""

    login: Login
    unit_id: UUID


class StaffPatch(StaffIn):
    """The same of somebody who is there."""

    is_active: bool = True


class PlaceIn(Schema):
    """In which unit somebody is to work, and as what."""

    model_config = ConfigDict(extra="forbid")

    unit_id: UUID
    title: Words = ""


class RoleIn(Schema):
    """A role on a contract."""

    model_config = ConfigDict(extra="forbid")

    role: RoleName
    contract_id: UUID


class PersonExported(Schema):
    """Somebody's attributes and activity."""

    id: UUID
    login: str
    name: str
    organisation: str
    unit: str
    title: str
    phone: str
    mail: str
    language: str
    is_active: bool
    joined_at: datetime
    roles: list[str]
    last_signed_in_at: datetime | None
    sign_ins: int


class ExportPage(Schema):
    """A page of the export."""

    items: list[PersonExported]
    next: str | None


@router.get("/people", response=PersonPage, summary="People under one")
def list_people(
    request: HttpRequest, unit: UUID | None = None, q: Words = "", cursor: Cursor = None, limit: Limit = 50
) -> PersonPage:
    """Those who work in the actor's units, the newest first; of a unit those in it and below. `q` searches names."""
    under = _under(actor_on(request))
    inside = reads.access_unit(unit, under) if unit else None
    page = reads.list_people_under(under, unit=inside, words=q, cursor=cursor, limit=limit)
    return PersonPage(items=show_people(page.items, under), next=page.next)


@router.get("/people/export", response=ExportPage, summary="Export people's attributes")
def export_people(request: HttpRequest, cursor: Cursor = None, limit: Limit = 200) -> ExportPage:
    """Attributes and activity of everybody under the actor, page by page; each page leaves a line in the record."""
    actor = actor_on(request)
    page = reads.list_people_under(_under(actor), unit=None, words="", cursor=cursor, limit=limit)
    found = queries.attributes_of(page.items, now=now())
    return ExportPage(items=[PersonExported.model_validate(one) for one in found], next=page.next)


@router.post("/people", response={201: PersonDetail}, summary="Add somebody")
def add_person(request: HttpRequest, body: StaffNew) -> Status[PersonDetail]:
    """A new person in one of the actor's units; 409 for a login in use."""
    actor, moment = actor_on(request), now()
    under = _under(actor)
    person = units.add_staff(body.login, body.words(), unit_id=body.unit_id, under=under, actor=actor, now=moment)
    return Status(201, show_person(person, under, now=moment))


@router.get("/people/{person_id}", response=PersonDetail, summary="Somebody under one")
def get_person(request: HttpRequest, person_id: UUID) -> PersonDetail:
    """Somebody who works under the actor now; 404 from the moment on that he has left."""
    under = _under(actor_on(request))
    return show_person(reads.access_person(person_id, under), under, now=now())


@router.patch("/people/{person_id}", response=PersonDetail, summary="Keep somebody's attributes")
def change_person(request: HttpRequest, person_id: UUID, body: StaffPatch) -> PersonDetail:
    """Name, title and reach; who is made inactive is signed out at once."""
    actor, moment = actor_on(request), now()
    under = _under(actor)
    person = units.change_staff(person_id, body.words(), is_active=body.is_active, under=under, actor=actor, now=moment)
    return show_person(person, under, now=moment)


@router.put("/people/{person_id}/unit", response=PersonDetail, summary="Put somebody into a unit")
def place_person(request: HttpRequest, person_id: UUID, body: PlaceIn) -> PersonDetail:
    """For somebody who works in none; 409 for who works in one, who changes by a request."""
    actor, moment = actor_on(request), now()
    under = _under(actor)
    person = units.place_person(person_id, **body.model_dump(), under=under, actor=actor, now=moment)
    return show_person(person, under, now=moment)


@router.post("/people/{person_id}/roles", response=PersonDetail, summary="Give a role")
def give_role(request: HttpRequest, person_id: UUID, body: RoleIn) -> PersonDetail:
    """A role on a contract, held through the unit in which the person works: it ends when he leaves that unit."""
    actor, moment = actor_on(request), now()
    person = roles.give_role(person_id, role=body.role, contract_id=body.contract_id, actor=actor, now=moment)
    return show_person(person, _under(actor), now=moment)


@router.delete("/people/{person_id}/roles/{grant_id}", response=PersonDetail, summary="End a role")
def end_role(request: HttpRequest, person_id: UUID, grant_id: UUID) -> PersonDetail:
    """It counts no longer from now on; 404 for a role that this person does not hold."""
    actor, moment = actor_on(request), now()
    person = roles.take_role(person_id, grant_id, actor=actor, now=moment)
    return show_person(person, _under(actor), now=moment)


def _under(actor: Actor) -> reads.Administered:
    return reads.administered(actor.grants)
