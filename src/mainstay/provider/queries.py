"""Reads of clients and consents, and what an access token opens."""

from datetime import datetime
from typing import Any
from uuid import UUID

from .models import Client, Consent, Token


def list_clients() -> list[Client]:
    """All clients by name."""
    return list(Client.objects.order_by("name"))


def list_consents(person_id: UUID) -> list[dict[str, Any]]:
    """The systems that a person has let know things, and since when."""
    rows = Consent.objects.filter(person_id=person_id, client__is_active=True).select_related("client")
    return [
        {"client_id": row.client_id, "name": row.client.name, "scopes": row.scopes, "at": row.at}
        for row in rows.order_by("-at")
    ]


def find_access(digest: str, *, now: datetime) -> Token | None:
    """The token whose access counts at this moment."""
    wanted = Token.objects.filter(access_digest=digest, access_until__gt=now, revoked_at__isnull=True)
    return wanted.filter(client__is_active=True).first()
