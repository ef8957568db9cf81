"""The survey's link: an unguessable token for one closing of one case, and the case that it opens."""

import base64
import binascii
import hmac
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.crypto import salted_hmac

from mainstay.desk.models import Case
from mainstay.desk.queries.terms import entries_of
from mainstay.desk.rules.flow import Happened, effective
from mainstay.desk.rules.procedures.latest import last_of
from mainstay.desk.rules.survey import holds_until
from mainstay.desk.rules.words import Kind
from mainstay.kernel.errors import NotFound
from mainstay.kernel.ledger import Entry

SALT = "mainstay.desk.survey"
KEY, SEAL = 16, 16  # bytes of the case's key, and of the seal after it; between them four bytes: which closing


@dataclass(frozen=True, slots=True)
class OpenSurvey:
    """What a link leads to. `answered` says that the one answer has been given."""

    case: Case
    entries: tuple[Entry, ...]
    until: datetime
    answered: bool


def survey_token(case_id: UUID, closing: int) -> str:
    """The token for the closing of a case by its entry of this number; nobody makes it without the secret key."""
    body = case_id.bytes + closing.to_bytes(4, "big")
    return base64.urlsafe_b64encode(body + _seal(body)).decode().rstrip("=")


def survey_path(case: Case, happened: Sequence[Happened]) -> str | None:
    """The page of the survey on a closed case; None while it is open."""
    closing = last_of(happened, {Kind.CLOSED})
    if case.closed_at is None or closing is None:
        return None
    return f"/survey/{survey_token(case.id, closing.entry.seq)}"


def access_survey(token: str, *, now: datetime) -> OpenSurvey:
    """What the link leads to; NotFound alike for a token that is none, an earlier closing and one that has run out."""
    case_id, closing = _read(token)
    case = Case.objects.filter(pk=case_id, closed_at__isnull=False).first()
    if case is None or case.closed_at is None:
        raise _gone()
    entries = entries_of([case])[case.id]
    happened = effective(entries)
    last = last_of(happened, {Kind.CLOSED})
    until = holds_until(case.closed_at)
    if last is None or last.entry.seq != closing or now >= until:
        raise _gone()
    answered = any(one.kind is Kind.SURVEYED and one.entry.seq > closing for one in happened)
    return OpenSurvey(case, entries, until, answered)


def _read(token: str) -> tuple[UUID, int]:
    try:
        packed = base64.b64decode(token + "=" * (-len(token) % 4), altchars=b"-_", validate=True)
    except (ValueError, binascii.Error):
        raise _gone() from None
    body, seal = packed[:-SEAL], packed[-SEAL:]
    if len(body) != KEY + 4 or not hmac.compare_digest(seal, _seal(body)):
        raise _gone()
    return UUID(bytes=body[:KEY]), int.from_bytes(body[KEY:], "big")


def _seal(body: bytes) -> bytes:
    return salted_hmac(SALT, body, algorithm="sha256").digest()[:SEAL]


def _gone() -> NotFound:
    return NotFound("评价链接无效或已过期。", "This link is not valid, or it has run out.")
