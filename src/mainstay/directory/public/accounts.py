"""What signing in asks of people: who is meant, whether a password is theirs, and a session in their name."""

from uuid import UUID

from django.contrib.auth import SESSION_KEY, login
from django.http import HttpRequest

from mainstay.directory import queries, services
from mainstay.directory.models import Person
from mainstay.kernel.errors import NotSignedIn

from . import OrganisationFacts

change_password, end_connections = services.change_password, services.end_connections
password_is, admit, require_strong = services.password_is, services.admit, services.require_strong


def find_account(typed: str) -> UUID | None:
    """The active person meant by a login, a mail address or a telephone number; None when nobody, or more than one."""
    return queries.find_account(typed)


def open_session(request: HttpRequest, person_id: UUID) -> str:
    """Sign a person in under a new session key, which is returned; what a stranger had in the session stays."""
    person = Person.objects.filter(pk=person_id, is_active=True).first()
    if person is None:
        raise NotSignedIn("账号已停用。", "This account is closed.")
    if SESSION_KEY in request.session:
        request.session.cycle_key()  # for the same person login() would keep the key
    login(request, person, backend="django.contrib.auth.backends.ModelBackend")
    return str(request.session.session_key)


def list_organisations() -> tuple[OrganisationFacts, ...]:
    """All organisations by name."""
    return tuple(OrganisationFacts(one.id, one.name) for one in queries.list_organisations())
