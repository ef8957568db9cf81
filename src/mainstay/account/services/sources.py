"""Sources of sign-in, as administrators keep them: made, changed, checked from end to end."""

import ssl
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit
from uuid import UUID

from django.db import IntegrityError, transaction

from mainstay.account.models import Registration, Source, SourceLink
from mainstay.account.rules.openid import Provider
from mainstay.account.rules.permissions import KEEP_SOURCES
from mainstay.account.rules.registering import RegistrationState
from mainstay.account.rules.sources import Linking, Unknown, is_safe
from mainstay.directory.public import AccessKind, Actor, accounts, record_change, require
from mainstay.kernel.errors import MainstayError, Malformed, NotFound, Problem, Refused
from mainstay.kernel.outgoing import PORTS, NotReached, addresses_outside

from . import openid

# A client that is not known is told so before its code is looked at (RFC 6749 5.2); here only the code is wrong.
ONLY_THE_CODE = "invalid_grant"
CERTIFICATE = ("证书未通过核验：{why}。", "The certificate does not hold: {why}.")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a source is to be; an empty secret leaves the one before."""

    name_zh: str
    name_en: str
    issuer: str
    client_id: str
    client_secret: str
    scopes: str
    linking: Linking
    unknown: Unknown
    organisation_id: UUID | None
    is_active: bool


@dataclass(frozen=True, slots=True)
class Finding:
    """One step of a check: what was looked at, whether it holds, and what was found in words."""

    step: str
    holds: bool
    zh: str
    en: str


@transaction.atomic
def make_source(wanted: Wanted, *, actor: Actor, now: datetime) -> Source:
    """A new source. Malformed for an address that is not safe, Refused for a name in use."""
    require(actor, KEEP_SOURCES)
    source = Source(made_by_id=actor.id, at=now, client_secret="")
    _write(source, wanted)
    _record(actor, "source.made", source, now=now)
    return source


@transaction.atomic
def change_source(source_id: UUID, wanted: Wanted, *, actor: Actor, now: datetime) -> Source:
    """What it is from now on. With another issuer or another claim that names people, no link and no application holds.

    Another issuer does not get the secret of the one before. NotFound; Malformed and Refused as for a new one.
    """
    require(actor, KEEP_SOURCES)
    source = Source.objects.select_for_update().filter(pk=source_id).first()
    if source is None:
        raise NotFound("没有这个认证源。", "There is no such source.")
    before = (source.issuer, source.subject_claim)
    _write(source, wanted)
    if before != (source.issuer, source.subject_claim):
        SourceLink.objects.filter(source=source).delete()
        Registration.objects.filter(source=source, state=RegistrationState.WAITING).delete()
    _record(actor, "source.changed" if wanted.is_active else "source.closed", source, now=now)
    return source


def check_source(source: Source, *, back: str) -> list[Finding]:
    """Walk the way of a sign-in without a person, up to the first step that does not hold."""
    found: list[Finding] = []
    for step, look in _steps(source, back):
        try:
            zh, en = look()
        except MainstayError as error:
            return [*found, Finding(step, False, *_told(error))]
        found.append(Finding(step, True, zh, en))
    return found


def _steps(source: Source, back: str) -> Iterator[tuple[str, Callable[[], tuple[str, str]]]]:
    provider: list[Provider] = []

    def name() -> tuple[str, str]:
        parts = urlsplit(source.issuer)
        addresses = addresses_outside(str(parts.hostname), parts.port or PORTS[parts.scheme])
        words = ", ".join(str(one) for one in addresses)
        return f"{parts.hostname} → {words}", f"{parts.hostname} → {words}"

    def document() -> tuple[str, str]:
        provider.append(openid.discover(source.issuer))
        return (
            "issuer 一致，各地址均为安全地址，支持授权码与 PKCE",
            "the issuer is the same, addresses are safe, codes with PKCE",
        )

    def keys() -> tuple[str, str]:
        count = len(list(openid.fetch_keys(provider[0])))
        return f"已读取 {count} 个签名密钥", f"keys that sign: {count}"

    def client() -> tuple[str, str]:
        try:
            openid.exchange(source, provider[0], openid.new_away(back), "mainstay-check")
        except openid.Declined as declined:
            if declined.error != ONLY_THE_CODE:
                raise
        return "认证源认可客户端标识与密钥", "the source knows the client and its secret"

    yield from (("name", name), ("document", document), ("keys", keys), ("client", client))


def _told(error: MainstayError) -> tuple[str, str]:
    """In words; of a line that was not made, what TLS found wrong."""
    cause = error.__cause__
    if isinstance(error, NotReached) and isinstance(cause, ssl.SSLCertVerificationError):
        why = cause.verify_message
        return CERTIFICATE[0].format(why=why), CERTIFICATE[1].format(why=why)
    if isinstance(error, NotReached) and isinstance(cause, OSError):
        return f"{error.zh}（{cause}）", f"{error.en} ({cause})"
    return error.detail("zh"), error.detail("en")


def _write(source: Source, wanted: Wanted) -> None:
    if not is_safe(wanted.issuer) or "?" in wanted.issuer:
        zh, en = (
            "须为 https 地址（本机可用 http），不含 ? 和 #",
            "must be https (http on this machine only), without ? or #",
        )
        raise Malformed(
            "Issuer 地址不正确。", "The issuer is not right.", [Problem("unsafe_address", zh, en, "issuer")]
        )
    units = {one.id for one in accounts.list_organisations()} if wanted.unknown is Unknown.REGISTER else set()
    if wanted.unknown is Unknown.REGISTER and wanted.organisation_id not in units:
        problem = Problem("unknown_unit", "请选择单位", "choose a unit", "organisation_id")
        raise Malformed("请选择注册人员所属的单位。", "Say to which unit people who register belong.", [problem])
    source.unknown = wanted.unknown.value
    source.organisation_id = wanted.organisation_id if wanted.unknown is Unknown.REGISTER else None
    source.name_zh, source.name_en, source.is_active = wanted.name_zh, wanted.name_en, wanted.is_active
    # A secret goes to whom it was given for: with another issuer it has to be typed anew.
    kept = source.client_secret if source.issuer == wanted.issuer else ""
    source.issuer, source.client_id, source.client_secret = (
        wanted.issuer,
        wanted.client_id,
        wanted.client_secret or kept,
    )
    source.scopes = " ".join(dict.fromkeys(["openid", *wanted.scopes.split()]))
    source.subject_claim, source.link_by = wanted.linking.subject_claim, wanted.linking.by.value
    source.login_claim = wanted.linking.login_claim
    try:
        with transaction.atomic():
            source.save()
    except IntegrityError as error:
        raise Refused(f"名称“{wanted.name_zh}”已被使用。", f"The name “{wanted.name_zh}” is taken.") from error


def _record(actor: Actor, what: str, source: Source, *, now: datetime) -> None:
    record_change(actor, AccessKind.ADMINISTRATION, what, source.name_zh, now=now)
