"""The keys that sign: made, published ahead of use, published until nothing signed with them counts any more."""

from datetime import datetime
from typing import Any

from django.db import connection, transaction
from django.db.models import Q
from joserfc.jwk import RSAKey

from mainstay.kernel.secrecy import new_token
from mainstay.provider.models import SigningKey
from mainstay.provider.rules import IDENTITY_LIFE, KEY_NOTICE

BITS, ALGORITHM = 3072, "RS256"  # as strong as 128 bits


def published(*, now: datetime) -> list[dict[str, Any]]:
    """The public keys, those that sign later among them."""
    _ensure_key(now=now)
    shown = SigningKey.objects.filter(Q(shown_until__isnull=True) | Q(shown_until__gt=now)).order_by("signs_from")
    return [_read(row).as_dict(private=False) for row in shown]


def signing_key(*, now: datetime) -> RSAKey:
    """The key that signs at this moment: the newest whose time has come."""
    _ensure_key(now=now)
    row = SigningKey.objects.filter(signs_from__lte=now).order_by("-signs_from").first()
    if row is None:
        raise LookupError("no key of the provider signs yet")
    return _read(row)


@transaction.atomic
def rotate(*, now: datetime, at_once: bool = False) -> tuple[str, datetime]:
    """Make a new key; its name, and when it begins to sign. The others stay published as long as they can be met.

    `at_once` is for a key that has leaked: the others are published no longer, and what they signed fails.
    """
    _lock()
    begins = now if at_once else now + KEY_NOTICE
    ends = now if at_once else begins + IDENTITY_LIFE
    SigningKey.objects.filter(Q(shown_until__isnull=True) | Q(shown_until__gt=ends)).update(shown_until=ends)
    return _make(begins), begins


def _ensure_key(*, now: datetime) -> None:
    if SigningKey.objects.exists():
        return
    with transaction.atomic():
        _lock()
        if not SigningKey.objects.exists():
            _make(now)


def _lock() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('provider keys'))")


def _make(begins: datetime) -> str:
    kid = new_token()[:24]
    key = RSAKey.generate_key(BITS, {"kid": kid, "use": "sig", "alg": ALGORITHM}, private=True)
    SigningKey.objects.create(kid=kid, pem=key.as_pem(private=True).decode(), signs_from=begins)
    return kid


def _read(row: SigningKey) -> RSAKey:
    return RSAKey.import_key(row.pem, {"kid": row.kid, "use": "sig", "alg": ALGORITHM})
