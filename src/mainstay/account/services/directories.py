"""People by their password in a directory: looked for with the account of the source, then bound as what was found."""

import logging
from collections.abc import Callable, Generator
from contextlib import ExitStack
from datetime import datetime
from typing import Any
from uuid import uuid4

from mainstay.account.models import DirectoryServer, Source
from mainstay.account.rules.directories import (
    MOST_FOUND,
    NO_ANSWER,
    SEARCH_SECONDS,
    Address,
    Attributes,
    claims_of,
    linking_of_directory,
    read_address,
)
from mainstay.account.rules.filters import ANYTHING, read_filter
from mainstay.account.rules.ldap import Code, Entry, Result, Scope, Search
from mainstay.account.rules.limits import Act
from mainstay.account.rules.sources import LinkBy, NotBelieved, named_in, subject_of
from mainstay.kernel.errors import TooMany
from mainstay.kernel.outgoing import addresses_outside

from .ldap import Line
from .limits import begin_try, forget_tries

LOG = logging.getLogger(__name__)
NO_ATTRIBUTES = "1.1"  # RFC 4511, 4.5.1.8
ENDED = {
    Code.TIME_LIMIT_EXCEEDED: ("目录服务器搜索超时", "the search takes the directory too long"),
    Code.STRONGER_AUTH_REQUIRED: ("目录服务器要求加密连接", "the directory wants an encrypted line"),
    Code.REFERRAL: (
        "目录服务器指向其他服务器，本系统不跟随",
        "the directory refers to another server, which is not followed",
    ),
    Code.CONFIDENTIALITY_REQUIRED: ("目录服务器要求加密连接", "the directory wants an encrypted line"),
    Code.NO_SUCH_OBJECT: ("目录中没有这个搜索基准", "the directory has no such base"),
    Code.INVALID_CREDENTIALS: ("查询账号的 DN 或密码不正确", "the DN that asks, or its password, is not right"),
}
REFUSED = ("目录服务器拒绝", "the directory refuses")


def claims_by_password(
    source: Source, login: str, password: str, *, address: str, now: datetime
) -> dict[str, Any] | None:
    """What the directory says of whoever has this login and this password, which is not empty; None for nobody.

    Nobody is also: more than one, and an entry that has had its share of tries. Each costs as many requests as a wrong
    password. NotReached, NotOutside and NotBelieved where the directory does not answer as it should.
    """
    server = server_of(source)
    with Line(_address_of(server), server.certificates) as line:
        _bind_as_source(line, server)
        entry = _only_entry(_look_for(line, source, server, login))
        if entry is not None and not _may_try(source, entry, address=address, now=now):
            entry = None
        result = line.bind(entry.dn if entry else f"cn={uuid4()},{server.base}", password)
    if entry is None:
        return None
    if result.code in NO_ANSWER:
        raise _ended(result)
    if result.code != Code.SUCCESS:
        return None
    forget_tries(Act.ENTRY, _tried(source, entry), now=now)
    return claims_of(entry, attributes_of(source, server))


def check_steps(source: Source, login: str) -> Generator[tuple[str, Callable[[], tuple[str, str]]]]:
    """The steps of a sign-in without a password, each with what it found in words; the last for a login that is given.

    A step raises as a sign-in does. The line is closed with the iterator.
    """
    server, address, lines = server_of(source), _address_of(server_of(source)), []

    def name() -> tuple[str, str]:
        words = ", ".join(str(one) for one in addresses_outside(address.host, address.port))
        return f"{address.host} → {words}", f"{address.host} → {words}"

    def line() -> tuple[str, str]:
        lines.append(opened.enter_context(Line(address, server.certificates)))
        tls = lines[0].tls
        zh = f"已连接，{tls}，证书与主机名相符" if tls else "已连接（本机，不加密）"
        return zh, f"connected, {tls}, the certificate is the host's" if tls else "connected on this machine, in clear"

    def bind() -> tuple[str, str]:
        _bind_as_source(lines[0], server)
        if not server.bind_dn:
            return "未设查询账号，匿名查询", "no account of the source: asked as nobody"
        return f"{server.bind_dn} 已登录", f"{server.bind_dn} is bound"

    def base() -> tuple[str, str]:
        _search(lines[0], Search(server.base, Scope.BASE, ANYTHING.encoded(""), [NO_ATTRIBUTES], 1, SEARCH_SECONDS))
        return server.base, server.base

    def person() -> tuple[str, str]:
        return _told(source, server, _look_for(lines[0], source, server, login))

    with ExitStack() as opened:
        yield from (("name", name), ("line", line), ("bind", bind), ("base", base))
        if login:
            yield ("person", person)


def server_of(source: Source) -> DirectoryServer:
    """What a source that is a directory needs."""
    return DirectoryServer.objects.get(pk=source.pk)


def attributes_of(source: Source, server: DirectoryServer) -> Attributes:
    """Which attributes say what of a person."""
    return Attributes(source.subject_claim, source.login_claim, server.name_attribute, server.mail_attribute)


def _address_of(server: DirectoryServer) -> Address:
    address = read_address(server.address)
    if address is None:
        raise NotBelieved("目录服务器地址不正确。", "The address of the directory is not right.")
    return address


def _bind_as_source(line: Line, server: DirectoryServer) -> None:
    """As the account that may ask; as nobody where there is none."""
    if not server.bind_dn:
        return
    if not server.bind_password:
        raise NotBelieved("尚未填写查询账号的密码。", "The password of the account that asks is missing.")
    result = line.bind(server.bind_dn, server.bind_password)
    if result.code != Code.SUCCESS:
        raise _ended(result)


def _look_for(line: Line, source: Source, server: DirectoryServer, login: str) -> list[Entry]:
    found = read_filter(server.search_filter).encoded(login)
    attributes = attributes_of(source, server).asked()
    return _search(line, Search(server.base, Scope.SUBTREE, found, attributes, MOST_FOUND, SEARCH_SECONDS))


def _search(line: Line, search: Search) -> list[Entry]:
    """What was found; with more than was asked for the first ones."""
    found, result = line.search(search)
    if result.code not in {Code.SUCCESS, Code.SIZE_LIMIT_EXCEEDED}:
        raise _ended(result)
    return found


def _only_entry(found: list[Entry]) -> Entry | None:
    """The one that was found; the root has no name, and a bind without one is a bind as nobody."""
    return found[0] if len(found) == 1 and found[0].dn else None


def _may_try(source: Source, entry: Entry, *, address: str, now: datetime) -> bool:
    """Many spellings find one entry: it has its share of tries under all of them together."""
    try:
        begin_try(Act.ENTRY, _tried(source, entry), address=address, now=now)
    except TooMany:
        LOG.warning("source %s: too many passwords for one entry", source.pk)
        return False
    return True


def _tried(source: Source, entry: Entry) -> str:
    return f"{source.pk} {entry.dn.lower()}"


def _told(source: Source, server: DirectoryServer, found: list[Entry]) -> tuple[str, str]:
    """Who was found, in words; NotBelieved where a sign-in would come to nothing."""
    if len(found) != 1:
        several = ("不止一个条目符合过滤器", "more than one entry fits the filter")
        raise _failed(*(several if found else ("没有条目符合过滤器", "no entry fits the filter")))
    (entry,), attributes, by = found, attributes_of(source, server), LinkBy(source.link_by)
    claims, linking = claims_of(entry, attributes), linking_of_directory(by)
    named = named_in(claims, linking)
    needed = attributes.mail if by is LinkBy.MAIL else attributes.login
    if not subject_of(claims, linking):
        raise _failed(
            f"{entry.dn} 没有唯一的 {attributes.lasting}", f"{entry.dn} has not just one {attributes.lasting}"
        )
    if not (named.mail or named.login):
        raise _failed(f"{entry.dn} 没有唯一的 {needed}", f"{entry.dn} has not just one {needed}")
    said = (
        ("sub", attributes.lasting),
        ("login", attributes.login),
        ("name", attributes.name),
        ("email", attributes.mail),
    )
    words = "; ".join(f"{name}: {claims[claim]}" for claim, name in said if claim in claims)
    return f"{entry.dn} — {words}", f"{entry.dn} — {words}"


def _ended(result: Result) -> NotBelieved:
    zh, en = next((words for code, words in ENDED.items() if code == result.code), REFUSED)
    return _failed(f"{zh}（LDAP {result.code} {result.says}）", f"{en} (LDAP {result.code} {result.says})")


def _failed(zh: str, en: str) -> NotBelieved:
    return NotBelieved(f"{zh}。", f"{en[0].upper()}{en[1:]}.")
