"""Systems that administrators register: made, changed, closed, given a new secret."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from mainstay.directory.public import AccessKind, Actor, record_change, require
from mainstay.kernel.errors import Malformed, NotFound, Problem, Refused
from mainstay.kernel.secrecy import digest, new_token
from mainstay.provider.models import Client, Token
from mainstay.provider.rules import Scope, is_safe_return
from mainstay.provider.rules.permissions import KEEP_SYSTEMS


@dataclass(frozen=True, slots=True)
class Shown:
    """A client, with the secret on the one occasion when it is shown."""

    client: Client
    secret: str = ""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a client is to be."""

    name: str
    redirect_uris: tuple[str, ...]
    logout_uris: tuple[str, ...]
    scopes: frozenset[Scope]


def secret_digest(secret: str) -> str:
    """How a client's secret is recognised."""
    return digest("provider client", secret)


@transaction.atomic
def make_client(wanted: Wanted, *, public: bool, actor: Actor, now: datetime) -> Shown:
    """A new client and its secret; a public one has none. Malformed, Refused for a name in use."""
    require(actor, KEEP_SYSTEMS)
    require_safe(wanted)
    secret = "" if public else new_token()
    client = Client(made_by_id=actor.id, at=now, secret_digest=secret_digest(secret) if secret else "")
    _write(client, wanted)
    _record(actor, "system.registered", client, now=now)
    return Shown(client, secret)


@transaction.atomic
def change_client(client_id: UUID, wanted: Wanted, *, active: bool, actor: Actor, now: datetime) -> Client:
    """Change a client; one that is closed gets nothing any more, and what it was given counts no longer."""
    require(actor, KEEP_SYSTEMS)
    require_safe(wanted)
    client = _locked(client_id)
    if client.is_active and not active:
        Token.objects.filter(client=client, revoked_at__isnull=True).update(revoked_at=now)
    client.is_active = active
    _write(client, wanted)
    _record(actor, "system.changed" if active else "system.closed", client, now=now)
    return client


@transaction.atomic
def renew_secret(client_id: UUID, *, actor: Actor, now: datetime) -> Shown:
    """A new secret, shown once; the one before counts no longer. Refused for a public client."""
    require(actor, KEEP_SYSTEMS)
    client = _locked(client_id)
    if not client.secret_digest:
        raise Refused("公开客户端没有密钥。", "A public client has no secret.")
    secret = new_token()
    client.secret_digest = secret_digest(secret)
    client.save(update_fields=["secret_digest"])
    _record(actor, "system.secret_renewed", client, now=now)
    return Shown(client, secret)


def require_safe(wanted: Wanted) -> None:
    """Malformed when somebody would be sent to an address that is not safe, naming each."""
    problems = [
        *_unsafe("redirect_uris", wanted.redirect_uris),
        *_unsafe("logout_uris", wanted.logout_uris),
    ]
    if problems:
        raise Malformed("回调地址不正确。", "An address is not right.", problems)


def _unsafe(field: str, uris: Sequence[str]) -> list[Problem]:
    zh, en = (
        "须为 https 地址（本机可用 http），不能含 # 或通配符",
        "must be https (http on this machine only), without # or *",
    )
    return [
        Problem("unsafe_address", f"{uri}：{zh}", f"{uri}: {en}", f"{field}.{number}")
        for number, uri in enumerate(uris)
        if not is_safe_return(uri)
    ]


def _record(actor: Actor, what: str, client: Client, *, now: datetime) -> None:
    record_change(actor, AccessKind.ADMINISTRATION, what, client.name, now=now)


def _locked(client_id: UUID) -> Client:
    client = Client.objects.select_for_update().filter(pk=client_id).first()
    if client is None:
        raise NotFound("没有这个第三方系统。", "There is no such system.")
    return client


def _write(client: Client, wanted: Wanted) -> None:
    client.name = wanted.name
    client.redirect_uris, client.logout_uris = list(wanted.redirect_uris), list(wanted.logout_uris)
    client.scopes = [scope.value for scope in Scope if scope in wanted.scopes | {Scope.OPENID}]
    try:
        with transaction.atomic():
            client.save()
    except IntegrityError as error:
        raise Refused(f"名称“{wanted.name}”已被使用。", f"The name “{wanted.name}” is taken.") from error
