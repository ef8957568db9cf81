"""People signed in with one role, on one of two contracts."""

from uuid import UUID, uuid4

from django.contrib.auth import get_user_model
from django.test import Client

from mainstay.directory.public import RoleName, add_person, grant_role

from .make import NOW

OURS, THEIRS = UUID(int=1), UUID(int=2)
R = RoleName


def signed_in(role: RoleName, contract: UUID | None = OURS) -> Client:
    """A person with one role, signed in."""
    person = add_person(uuid4().hex, name=role.value, password=None, organisation_id=None, now=NOW)
    grant_role(person, role=role, contract_id=contract, since=NOW)
    client = Client()
    client.force_login(get_user_model().objects.get(pk=person))
    return client
