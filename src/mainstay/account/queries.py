"""Reads of second factors and of the rule for roles."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Count

from mainstay.directory.public import Grant, OrganisationFacts
from mainstay.kernel.paging import Page, keyset

from .models import (
    ApiToken,
    DirectoryServer,
    FactorRule,
    Passkey,
    RecoveryCode,
    Registration,
    RegistrationPlace,
    Source,
    SourceLink,
    TotpSecret,
    TrustedDevice,
)
from .rules.registering import RegistrationState
from .rules.sources import SourceKind
from .rules.steps import Factor

FACTORS = """
SELECT 'totp' FROM account_totpsecret WHERE person_id = %(person)s
UNION ALL (SELECT 'passkey' FROM account_passkey WHERE person_id = %(person)s LIMIT 1)
UNION ALL (SELECT 'recovery' FROM account_recoverycode WHERE person_id = %(person)s AND used_at IS NULL LIMIT 1)
"""


def factors_of(person_id: UUID) -> tuple[Factor, ...]:
    """The kinds of second factor that a person has, in one query."""
    with connection.cursor() as cursor:
        cursor.execute(FACTORS, {"person": person_id})
        return tuple(Factor(row[0]) for row in cursor.fetchall())


def needs_factor(grants: Iterable[Grant]) -> bool:
    """Whether one of these roles may be used with a second factor only."""
    return FactorRule.objects.filter(role__in={grant.role for grant in grants}).exists()


def required_roles() -> frozenset[str]:
    """The roles that need a second factor."""
    return frozenset(FactorRule.objects.values_list("role", flat=True))


def security_of(person_id: UUID, *, now: datetime) -> dict[str, Any]:
    """The second factors and trusted devices of a person, as their page shows them."""
    app = TotpSecret.objects.filter(person_id=person_id).values_list("since", flat=True).first()
    left = RecoveryCode.objects.filter(person_id=person_id, used_at__isnull=True).count()
    keys = Passkey.objects.filter(person_id=person_id).order_by("since")
    devices = TrustedDevice.objects.filter(person_id=person_id, until__gt=now).order_by("-since")
    return {
        "totp_since": app,
        "recovery_left": left,
        "passkeys": list(keys.values("id", "name", "since", "used_at")),
        "devices": list(devices.values("id", "device", "address", "since", "until")),
    }


def tokens_of(person_ids: Sequence[UUID]) -> list[ApiToken]:
    """The tokens of these owners, the newest first."""
    return list(ApiToken.objects.filter(person_id__in=person_ids).select_related("made_by").order_by("-since"))


def list_sources() -> list[Source]:
    """All sources of sign-in, the oldest first; their secrets stay sealed."""
    return list(Source.objects.order_by("at", "id"))


def servers_of(sources: Sequence[Source]) -> dict[UUID, DirectoryServer]:
    """What those of these sources that are directories need, by the source; in a query only where there are any."""
    directories = [one.pk for one in sources if one.kind == SourceKind.LDAP]
    return {one.source_id: one for one in DirectoryServer.objects.filter(pk__in=directories)} if directories else {}


def links_of_sources() -> dict[UUID, int]:
    """How many people are linked to each source."""
    return dict(SourceLink.objects.values_list("source").annotate(Count("id")))


def list_places() -> list[OrganisationFacts]:
    """The organisations that take registrations, by name."""
    rows = RegistrationPlace.objects.order_by("organisation__name").values_list("organisation_id", "organisation__name")
    return [OrganisationFacts(key, name) for key, name in rows]


def page_of_registrations(state: RegistrationState, *, cursor: str | None, limit: int) -> Page[Registration]:
    """Registrations in a state: those that wait the oldest first, the others the newest first."""
    rows = Registration.objects.filter(state=state).select_related("organisation", "decided_by", "source")
    return keyset(rows, by="at", newest=state is not RegistrationState.WAITING, cursor=cursor, limit=limit)
