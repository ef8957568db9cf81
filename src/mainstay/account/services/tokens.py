"""Tokens by which programs act in the name of a person or a service account: made, used, revoked."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from mainstay.account.models import ApiToken
from mainstay.account.rules.limits import Act
from mainstay.account.rules.tokens import KEPT, MOST, PREFIX, USED_EVERY
from mainstay.directory.public import AccessKind, Actor, actor_of, record_change, require
from mainstay.directory.public.accounts import ends_with_account, hold_open
from mainstay.kernel.errors import Forbidden, Malformed, NotFound, NotSignedIn, Problem, Refused
from mainstay.kernel.permissions import Permission, Reach
from mainstay.kernel.secrecy import digest, new_token

from .limits import begin_try


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a token is to be: its name, the ids of the permissions that it opens, and for how many days."""

    name: str
    scopes: frozenset[str]
    days: int


def lendable(owner: Actor, table: Iterable[Permission]) -> tuple[Permission, ...]:
    """The permissions that a token of this owner may open: those that the owner has, but for what is done in person."""
    return tuple(row for row in table if row.reach is not Reach.ANYBODY and not row.in_person and _may(owner, row))


@transaction.atomic
def make_token(
    owner: Actor, wanted: Wanted, *, table: Iterable[Permission], actor: Actor, now: datetime
) -> tuple[ApiToken, str]:
    """A new token and its secret, which is known nowhere else. Malformed for scopes that the owner does not have.

    The owner's account cannot be closed meanwhile, or nothing would end the token; Refused when it is closed.
    """
    hold_open(owner.id)
    beyond = sorted(wanted.scopes - {row.id for row in lendable(owner, table)})
    if beyond:
        problems = [
            Problem("scope", f"“{one}”不在可授权的范围内", f"“{one}” cannot be granted", "scopes") for one in beyond
        ]
        raise Malformed("授权范围超出账号权限。", "The scopes go beyond what the account may.", problems)
    if ApiToken.objects.filter(person_id=owner.id, revoked_at__isnull=True, until__gt=now).count() >= MOST:
        raise Refused(f"有效令牌已达 {MOST} 个，请先撤销不用的。", f"{MOST} tokens count already: revoke one first.")
    secret = PREFIX + new_token()
    token = ApiToken.objects.create(
        person_id=owner.id,
        name=wanted.name,
        digest=_digest(secret),
        scopes=sorted(wanted.scopes),
        made_by_id=actor.id,
        since=now,
        until=now + timedelta(days=wanted.days),
    )
    _record("token.made", token, owner=owner.name, actor=actor, now=now)
    return token, secret


@transaction.atomic
def revoke_token(token_id: UUID, *, owner: Actor, actor: Actor, now: datetime) -> None:
    """It counts no longer; NotFound for another's, and for one that is revoked."""
    token = (
        ApiToken.objects.select_for_update().filter(pk=token_id, person_id=owner.id, revoked_at__isnull=True).first()
    )
    if token is None:
        raise NotFound("没有这个令牌。", "There is no such token.")
    token.revoked_at = now
    token.save(update_fields=["revoked_at"])
    _record("token.revoked", token, owner=owner.name, actor=actor, now=now)


@ends_with_account
def end_tokens(person_id: UUID, now: datetime) -> None:
    """None of the tokens of an account that is closed counts any longer."""
    ApiToken.objects.filter(person_id=person_id, revoked_at__isnull=True).update(revoked_at=now)


def actor_of_token(secret: str, *, address: str, now: datetime) -> Actor:
    """Whom a token stands for, with the roles held now and its scopes; NotSignedIn, TooMany after many that fail."""
    token = ApiToken.objects.filter(digest=_digest(secret), revoked_at__isnull=True, until__gt=now).first()
    owner = actor_of(token.person_id, now=now) if token else None
    if token is None or owner is None:
        begin_try(Act.TOKEN, secret, address=address, now=now)
        told = {"WWW-Authenticate": 'Bearer error="invalid_token"'}
        raise NotSignedIn("令牌无效或已过期。", "This token does not count, or no longer.", headers=told)
    if token.used_at is None or now - token.used_at >= USED_EVERY:
        ApiToken.objects.filter(pk=token.pk).update(used_at=now, used_from=address[:45])
    return replace(owner, scopes=frozenset(token.scopes), token=token.name)


def forget_ended(*, now: datetime) -> None:
    """Drop tokens that have ended long ago; the record of accesses knows of them."""
    ApiToken.objects.filter(Q(until__lt=now - KEPT) | Q(revoked_at__lt=now - KEPT)).delete()


def _may(owner: Actor, permission: Permission) -> bool:
    try:
        require(owner, permission)
    except Forbidden:
        return False
    return True


def _digest(secret: str) -> str:
    return digest("api token", secret)


def _record(what: str, token: ApiToken, *, owner: str, actor: Actor, now: datetime) -> None:
    record_change(actor, AccessKind.PERMISSION, what, f"{owner}：{token.name}", now=now, scopes=" ".join(token.scopes))
