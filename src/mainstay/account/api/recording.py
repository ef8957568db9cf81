"""Sign-ins and refused ones go into the record of accesses, whichever way they came."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from uuid import UUID

from django.http import HttpRequest

from mainstay.account.rules.devices import device_of
from mainstay.account.rules.permissions import SIGN_IN
from mainstay.account.rules.steps import How
from mainstay.directory.public import Access, AccessKind, list_people, record_access
from mainstay.kernel.callers import caller_address
from mainstay.kernel.errors import NotSignedIn
from mainstay.kernel.time import now


def record_sign_in(request: HttpRequest, person_id: UUID, how: How) -> None:
    """Somebody is in."""
    _record(request, AccessKind.SIGN_IN, person_id, how, 200)


@contextmanager
def refusals_recorded(request: HttpRequest, how: How, whose: Callable[[], UUID | None]) -> Iterator[None]:
    """A step that is refused leaves a line, with whom it was about where that is known; never with what was typed."""
    try:
        yield
    except NotSignedIn as error:
        _record(request, AccessKind.SIGN_IN_REFUSED, whose(), how, error.status)
        raise


def _record(request: HttpRequest, kind: AccessKind, person_id: UUID | None, how: How, status: int) -> None:
    name = next((one.name for one in list_people([person_id], now=now())), "") if person_id else ""
    device = device_of(request.headers.get("User-Agent", ""))
    access = Access(
        kind,
        SIGN_IN.id,
        person_id,
        name,
        address=caller_address(request)[:45],
        status=status,
        detail={"how": how.value, "device": device},
    )
    record_access(access, now=now())
