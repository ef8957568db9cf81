"""Browsers in which somebody is signed in."""

from django.contrib.auth import get_user_model
from django.test import Client

from mainstay.directory.public import RoleName, add_person, grant_role

from .make import NINE, Desk


def signed_in(desk: Desk, role: str, *, login: str = "") -> Client:
    """A client of a new person with one role on the desk's contract."""
    person = add_person(login or role, name=role, password=None, organisation_id=None, now=NINE)
    grant_role(person, role=RoleName(role), contract_id=desk.contract_id, since=NINE)
    client = Client()
    client.force_login(get_user_model().objects.get(pk=person))
    return client
