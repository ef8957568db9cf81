"""Consent: given once for what was shown, taken back with everything that rests on it."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from mainstay.directory.public import Actor
from mainstay.directory.public.accounts import ends_with_account
from mainstay.kernel.errors import NotFound
from mainstay.provider.models import Code, Consent, Token


def has_consented(actor: Actor, client_id: UUID, scope: str) -> bool:
    """Whether this person has let the client know all of this before."""
    row = Consent.objects.filter(person_id=actor.id, client_id=client_id).first()
    return row is not None and set(scope.split()) <= set(row.scopes)


def give_consent(client_id: UUID, scope: str, *, actor: Actor, now: datetime) -> None:
    """Remember it, beside what was granted before."""
    row = Consent.objects.filter(person_id=actor.id, client_id=client_id).first()
    scopes = sorted({*scope.split(), *(row.scopes if row else ())})
    Consent.objects.update_or_create(person_id=actor.id, client_id=client_id, defaults={"scopes": scopes, "at": now})


@transaction.atomic
def withdraw(client_id: UUID, *, actor: Actor, now: datetime) -> None:
    """Forget the consent and revoke what was handed out; NotFound when there is none."""
    dropped, _ = Consent.objects.filter(person_id=actor.id, client_id=client_id).delete()
    if not dropped:
        raise NotFound("没有这项授权。", "There is no such consent.")
    revoke_for(actor.id, client_id, now=now)


def revoke_for(person_id: UUID, client_id: UUID, *, now: datetime) -> None:
    """What a client was handed out for a person counts no longer, nor codes on their way."""
    Code.objects.filter(person_id=person_id, client_id=client_id, used_at__isnull=True).update(used_at=now)
    Token.objects.filter(person_id=person_id, client_id=client_id, revoked_at__isnull=True).update(revoked_at=now)


@ends_with_account
def end_grants(person_id: UUID, now: datetime) -> None:
    """No system has anything of an account that is closed, nor the consent to ask for it again."""
    Consent.objects.filter(person_id=person_id).delete()
    Code.objects.filter(person_id=person_id, used_at__isnull=True).update(used_at=now)
    Token.objects.filter(person_id=person_id, revoked_at__isnull=True).update(revoked_at=now)


def forget_old(*, now: datetime) -> None:
    """Drop codes and tokens that count for nothing any more, not even to know theft by."""
    Code.objects.filter(until__lt=now).exclude(
        family__in=Token.objects.filter(refresh_until__gte=now).values("family")
    ).delete()
    Token.objects.filter(refresh_until__lt=now).delete()
