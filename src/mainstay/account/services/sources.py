"""Sources of sign-in, as administrators keep them: made, changed, checked from end to end."""

import ssl
from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit
from uuid import UUID

from django.db import IntegrityError, transaction

from mainstay.account.models import DirectoryServer, Registration, Source, SourceLink
from mainstay.account.rules.directories import SECRETS, holds_certificates, read_address
from mainstay.account.rules.filters import read_filter
from mainstay.account.rules.openid import Provider
from mainstay.account.rules.permissions import KEEP_SOURCES
from mainstay.account.rules.registering import RegistrationState
from mainstay.account.rules.sources import LinkBy, Linking, SourceKind, Unknown, is_safe
from mainstay.directory.public import AccessKind, Actor, accounts, record_change, require
from mainstay.kernel.errors import MainstayError, Malformed, NotFound, Problem, Refused
from mainstay.kernel.outgoing import PORTS, NotReached, addresses_outside

from . import directories, openid

# A client that is not known is told so before its code is looked at (RFC 6749 5.2); here only the code is wrong.
ONLY_THE_CODE = "invalid_grant"
CERTIFICATE = ("证书未通过核验：{why}。", "The certificate does not hold: {why}.")


@dataclass(frozen=True, slots=True)
class Client:
    """What we are at a provider of OpenID Connect; an empty secret leaves the one before."""

    issuer: str
    client_id: str
    client_secret: str
    scopes: str


@dataclass(frozen=True, slots=True)
class Server:
    """Where a directory is, and how people are found in it; an empty password leaves the one before."""

    address: str
    certificates: str
    bind_dn: str
    bind_password: str
    base: str
    search_filter: str
    name_attribute: str
    mail_attribute: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a source is to be; `linking` names claims of a provider or attributes of a directory."""

    name_zh: str
    name_en: str
    way: Client | Server
    linking: Linking
    unknown: Unknown
    organisation_id: UUID | None
    is_active: bool

    @property
    def kind(self) -> SourceKind:
        """What the source speaks."""
        return SourceKind.OIDC if isinstance(self.way, Client) else SourceKind.LDAP


@dataclass(frozen=True, slots=True)
class Finding:
    """One step of a check: what was looked at, whether it holds, and what was found in words."""

    step: str
    holds: bool
    zh: str
    en: str


@transaction.atomic
def make_source(wanted: Wanted, *, actor: Actor, now: datetime) -> Source:
    """A new source. Malformed for what is not safe or does not fit together, Refused for a name in use."""
    require(actor, KEEP_SOURCES)
    source = Source(made_by_id=actor.id, at=now, kind=wanted.kind.value, client_secret="")
    _write(source, wanted, DirectoryServer(source=source))
    _record(actor, "source.made", source, now=now)
    return source


@transaction.atomic
def change_source(source_id: UUID, wanted: Wanted, *, actor: Actor, now: datetime) -> Source:
    """What it is from now on; the kind stays.

    With another issuer, address, or claim or attribute that names people, no link and no application holds. Another
    issuer or address does not get the secret of the one before. NotFound; Malformed and Refused as for a new one.
    """
    require(actor, KEEP_SOURCES)
    source = Source.objects.select_for_update().filter(pk=source_id).first()
    if source is None:
        raise NotFound("没有这个认证源。", "There is no such source.")
    if source.kind != wanted.kind:
        problem = Problem("other_kind", "类型不能更改", "the kind stays as it is", "kind")
        raise Malformed("认证源的类型不能更改。", "The kind of a source cannot be changed.", [problem])
    server = directories.server_of(source) if wanted.kind is SourceKind.LDAP else DirectoryServer(source=source)
    before = (source.issuer, server.address, source.subject_claim)
    _write(source, wanted, server)
    if before != (source.issuer, server.address, source.subject_claim):
        SourceLink.objects.filter(source=source).delete()
        Registration.objects.filter(source=source, state=RegistrationState.WAITING).delete()
    _record(actor, "source.changed" if wanted.is_active else "source.closed", source, now=now)
    return source


def check_source(source: Source, *, back: str, login: str, actor: Actor, now: datetime) -> list[Finding]:
    """Walk the way of a sign-in without a person, up to the first step that does not hold.

    With a login a directory is asked for it as well, which leaves a line in the record of accesses.
    """
    require(actor, KEEP_SOURCES)
    if login:
        _record(actor, "source.asked", source, now=now)
    found: list[Finding] = []
    with closing(
        directories.check_steps(source, login) if source.kind == SourceKind.LDAP else _steps(source, back)
    ) as steps:
        for step, look in steps:
            try:
                zh, en = look()
            except MainstayError as error:
                return [*found, Finding(step, False, *_told(error))]
            found.append(Finding(step, True, zh, en))
    return found


def _steps(source: Source, back: str) -> Generator[tuple[str, Callable[[], tuple[str, str]]]]:
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


def _write(source: Source, wanted: Wanted, server: DirectoryServer) -> None:
    units = {one.id for one in accounts.list_organisations()} if wanted.unknown is Unknown.REGISTER else set()
    if wanted.unknown is Unknown.REGISTER and wanted.organisation_id not in units:
        problem = Problem("unknown_unit", "请选择单位", "choose a unit", "organisation_id")
        raise Malformed("请选择注册人员所属的单位。", "Say to which unit people who register belong.", [problem])
    if isinstance(wanted.way, Client):
        _write_client(source, wanted.way)
    else:
        _write_server(server, wanted.way, wanted.linking)
    source.unknown = wanted.unknown.value
    source.organisation_id = wanted.organisation_id if wanted.unknown is Unknown.REGISTER else None
    source.name_zh, source.name_en, source.is_active = wanted.name_zh, wanted.name_en, wanted.is_active
    source.subject_claim, source.link_by = wanted.linking.subject_claim, wanted.linking.by.value
    source.login_claim = wanted.linking.login_claim
    try:
        with transaction.atomic():
            source.save()
    except IntegrityError as error:
        raise Refused(f"名称“{wanted.name_zh}”已被使用。", f"The name “{wanted.name_zh}” is taken.") from error
    if wanted.kind is SourceKind.LDAP:
        server.save()


def _write_client(source: Source, client: Client) -> None:
    if not is_safe(client.issuer) or "?" in client.issuer:
        zh, en = (
            "须为 https 地址（本机可用 http），不含 ? 和 #",
            "must be https (http on this machine only), without ? or #",
        )
        raise Malformed(
            "Issuer 地址不正确。", "The issuer is not right.", [Problem("unsafe_address", zh, en, "issuer")]
        )
    # A secret goes to whom it was given for: with another issuer it has to be typed anew.
    kept = source.client_secret if source.issuer == client.issuer else ""
    source.issuer, source.client_id, source.client_secret = (
        client.issuer,
        client.client_id,
        client.client_secret or kept,
    )
    source.scopes = " ".join(dict.fromkeys(["openid", *client.scopes.split()]))


def _write_server(server: DirectoryServer, given: Server, linking: Linking) -> None:
    kept = server.bind_password if server.address == given.address else ""
    password = (given.bind_password or kept) if given.bind_dn else ""
    problems = list(_problems(given, linking, has_password=bool(password)))
    if problems:
        raise Malformed("目录服务器的设置不正确。", "The settings of the directory are not right.", problems)
    read_filter(given.search_filter)
    server.address, server.certificates = given.address, given.certificates
    server.bind_dn, server.bind_password = given.bind_dn, password
    server.base, server.search_filter = given.base, given.search_filter
    server.name_attribute, server.mail_attribute = given.name_attribute, given.mail_attribute


def _problems(given: Server, linking: Linking, *, has_password: bool) -> Iterator[Problem]:
    if read_address(given.address) is None:
        zh, en = (
            "须为 ldaps://主机 或 ldap://主机，可带端口",
            "must be ldaps://host or ldap://host, with a port or without",
        )
        yield Problem("bad_address", zh, en, "address")
    if given.certificates and not holds_certificates(given.certificates):
        yield Problem("bad_certificates", "须为 PEM 格式的证书", "must be certificates in PEM", "certificates")
    if given.bind_dn and not has_password:
        yield Problem(
            "no_password", "请填写查询账号的密码", "type the password of the account that asks", "bind_password"
        )
    if linking.by is LinkBy.MAIL and not given.mail_attribute:
        yield Problem(
            "no_mail", "按邮箱对应时须填写邮箱属性", "people are found by it: name the attribute", "mail_attribute"
        )
    names = {"lasting_attribute": linking.subject_claim, "login_attribute": linking.login_claim}
    for path, name in (
        names | {"name_attribute": given.name_attribute, "mail_attribute": given.mail_attribute}
    ).items():
        if name.lower() in SECRETS:
            yield Problem("secret_attribute", "该属性存有密码，不能使用", "this attribute holds passwords", path)


def _record(actor: Actor, what: str, source: Source, *, now: datetime) -> None:
    record_change(actor, AccessKind.ADMINISTRATION, what, source.name_zh, now=now)
