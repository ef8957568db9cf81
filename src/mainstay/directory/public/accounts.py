"""What signing in asks of people: who is meant, whether a password is theirs, and a session in their name."""

from typing import cast
from uuid import UUID

from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY, login
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare

from mainstay.directory import queries, services
from mainstay.directory.models import Person
from mainstay.directory.rules import Grant
from mainstay.directory.services import closing
from mainstay.kernel.errors import NotSignedIn
from mainstay.kernel.permissions import PermissionTable
from mainstay.kernel.time import now

from . import Actor, OrganisationFacts

change_password, end_connections = services.change_password, services.end_connections
ends_with_account, hold_open = closing.ends_with_account, closing.hold_open
password_is, admit, require_strong = services.password_is, services.admit, services.require_strong
Newcomer = services.Newcomer


def find_account(typed: str) -> UUID | None:
    """The active person meant by a login, a mail address or a telephone number; None when nobody, or more than one."""
    return queries.find_account(typed)


def open_session(request: HttpRequest, person_id: UUID) -> str:
    """Sign a person in under a new session key, which is returned; what a stranger had in the session stays."""
    person = Person.objects.filter(pk=person_id, is_active=True, is_service=False).first()
    if person is None:
        raise NotSignedIn("账号已停用。", "This account is closed.")
    if SESSION_KEY in request.session:
        request.session.cycle_key()  # for the same person login() would keep the key
    login(request, person, backend="django.contrib.auth.backends.ModelBackend")
    return str(request.session.session_key)


def person_of_session(request: HttpRequest) -> tuple[Person, tuple[Grant, ...]] | None:
    """Who is signed in on a request, with the roles held now; None for a stranger, and when the password is another."""
    key = request.session.get(SESSION_KEY)
    if key is None:
        return None
    found = queries.get_person_with_grants(UUID(key), now=now())
    if found is None:
        return None
    given = request.session.get(HASH_SESSION_KEY, "")
    return found if constant_time_compare(given, found[0].get_session_auth_hash()) else None


def signed_in_actor(request: HttpRequest) -> Actor | None:
    """Who is signed in on a request, None for a stranger; for routes that are open to both."""
    found = person_of_session(request)
    if found is None:
        return None
    person, grants = found
    return Actor(person.id, person.name, person.organisation.name if person.organisation else "", grants)


def permissions_on(request: HttpRequest) -> PermissionTable:
    """The table that the sign-in check held this request against."""
    return cast("PermissionTable", request.permissions)  # type: ignore[attr-defined]  # SignedIn has left it there


def list_organisations() -> tuple[OrganisationFacts, ...]:
    """All organisations by name."""
    return tuple(OrganisationFacts(one.id, one.name) for one in queries.list_organisations())
