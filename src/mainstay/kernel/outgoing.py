"""Requests to addresses that a user has typed: to the outside only, and to the very address that was checked."""

# A name is resolved once; every address that it has must be a public one, and the connection goes to one of those, so
# that a name that means something else a moment later changes nothing. Redirections go through the same check.
# MAINSTAY_OUTGOING_ALLOW names networks and hosts inside that the operator lets through.

import socket
import ssl
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network
from time import monotonic
from urllib.parse import SplitResult, urljoin, urlsplit

from django.conf import settings

from .errors import MainstayError, Malformed, Problem

Address = IPv4Address | IPv6Address
PORTS = {"http": 80, "https": 443}
MOST_REDIRECTIONS = 3
ANSWER_LIMIT = 256 * 1024
PATIENCE = 15.0
PIECE = 16 * 1024
REDIRECTIONS = frozenset({301, 302, 303, 307, 308})
# Addresses that carry an IPv4 address inside: what counts is the one that they lead to.
NAT64 = IPv6Network("64:ff9b::/96")


class NotReached(MainstayError):
    """502: the other side did not answer, or not as it should; `is_permanent` says that trying again is no use."""

    code = "not_reached"
    status = 502
    title_zh = "对方地址无法访问"
    title_en = "Not reached"
    is_permanent: bool = False


class NotOutside(NotReached):
    """502: the name leads to an address inside, which users may not have called."""

    code = "not_outside"
    title_zh = "不允许访问该地址"
    title_en = "Not an address outside"
    is_permanent = True


@dataclass(frozen=True, slots=True)
class Order:
    """What is sent: a verb, an address, headers, a body."""

    verb: str
    url: str
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back; the body as far as the limit goes."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def check_url(url: str) -> SplitResult:
    """The parts of an address that may be kept for later; Malformed for what is no http(s) address of a host.

    Where it leads is asked each time that it is called, not here: names change what they mean.
    """
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise _malformed(url) from error
    plain = url.isascii() and url.isprintable() and " " not in url and "\\" not in url
    if not plain or parts.scheme not in PORTS or not parts.hostname or "@" in parts.netloc or port == 0:
        raise _malformed(url)
    return parts


def send(order: Order, *, patience: float = PATIENCE, limit: int = ANSWER_LIMIT) -> Answer:
    """Send an order to the outside and read the answer; `patience` is for all of it, redirections included.

    Malformed for an address that is none, NotOutside for one inside, NotReached when nothing came of it. A redirection
    of anything but GET and HEAD is an answer like any other: a body goes where it was sent and nowhere else.
    """
    until = monotonic() + patience
    for _ in range(MOST_REDIRECTIONS + 1):
        answer = _send_once(order, until, limit)
        onwards = answer.headers.get("location", "")
        if answer.status not in REDIRECTIONS or not onwards or order.verb not in {"GET", "HEAD"}:
            return answer
        order = Order(order.verb, urljoin(order.url, onwards))
    raise NotReached("重定向次数过多。", "Too many redirections.")


def addresses_outside(host: str, port: int) -> list[Address]:
    """Where a host's name leads; NotOutside when any of it is inside and not allowed, NotReached for no such name."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise NotReached(f"无法解析主机名“{host}”。", f"The name {host} is not known.") from error
    addresses = [ip_address(str(where[0]).partition("%")[0]) for *_, where in found]
    if not _is_allowed(host) and not all(is_outside(one) or _is_in_allowed_network(one) for one in addresses):
        raise NotOutside(
            f"“{host}”指向内部网络，不能访问。", f"{host} leads to a network inside and may not be called."
        )
    return list(dict.fromkeys(addresses))


def open_line(host: str, port: int, *, until: float) -> socket.socket:
    """A connection to the outside for what is not HTTP, to an address that was checked; `until` is of `monotonic`.

    NotOutside for a host inside, NotReached when none of its addresses takes the connection.
    """
    failed = OSError("no address")
    for address in addresses_outside(host, port):
        try:
            return _connected(address, port, until)
        except OSError as error:
            failed = error
    raise no_answer(host) from failed


def no_answer(host: str) -> NotReached:
    """What is said of a host that does not answer."""
    return NotReached(f"“{host}”没有应答。", f"{host} did not answer.")


def time_left(until: float) -> float:
    """The seconds until then, for a socket to wait; TimeoutError when there are none."""
    left = until - monotonic()
    if left <= 0:
        raise TimeoutError("out of patience")
    return left


def is_outside(address: Address) -> bool:
    """Whether an address is a public one, also behind the forms that carry an IPv4 address inside an IPv6 one."""
    if isinstance(address, IPv6Address):
        inner = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
        if address in NAT64:
            inner.append(IPv4Address(int(address) & 0xFFFFFFFF))
        if any(one is not None and not is_outside(one) for one in inner):
            return False
        if address.ipv4_mapped is not None or address in NAT64:
            return True
    return address.is_global and not address.is_multicast and not address.is_reserved


def _is_allowed(host: str) -> bool:
    return host.lower().rstrip(".") in {word.lower() for word in settings.OUTGOING_ALLOW if "/" not in word}


def _is_in_allowed_network(address: Address) -> bool:
    return any(address in ip_network(word) for word in settings.OUTGOING_ALLOW if "/" in word)


def _send_once(order: Order, until: float, limit: int) -> Answer:
    parts = check_url(order.url)
    host, port = str(parts.hostname), parts.port or PORTS[parts.scheme]
    failed: OSError | HTTPException = OSError("no address")
    for address in addresses_outside(host, port):
        connection = _connection(parts.scheme, host, port, address, until)
        try:
            return _exchange(connection, parts, order, until, limit)
        except (OSError, HTTPException) as error:
            failed = error
            if connection.sent:
                break
        finally:
            connection.close()
    raise no_answer(host) from failed


class _Checked(HTTPConnection):
    """A connection to an address that was checked, speaking to the host of that name."""

    sent = False

    def __init__(self, host: str, port: int, address: Address, until: float, context: ssl.SSLContext | None) -> None:
        super().__init__(host, port, timeout=time_left(until))
        self.address, self.until, self.context = address, until, context

    def connect(self) -> None:
        """To the checked address and no other; over TLS the certificate must be the host's."""
        self.sock = _connected(self.address, self.port, self.until)
        if self.context is not None:
            self.sock = self.context.wrap_socket(self.sock, server_hostname=self.host)


def _connection(scheme: str, host: str, port: int, address: Address, until: float) -> _Checked:
    context = ssl.create_default_context() if scheme == "https" else None
    connection = _Checked(host, port, address, until, context)
    connection.default_port = HTTPSConnection.default_port if context else HTTPConnection.default_port
    return connection


def _exchange(connection: _Checked, parts: SplitResult, order: Order, until: float, limit: int) -> Answer:
    connection.connect()
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    connection.sent = True
    connection.request(order.verb, target, body=order.body or None, headers=dict(order.headers))
    response = connection.getresponse()
    body = b""
    while len(body) < limit and (piece := response.read1(min(PIECE, limit - len(body)))):
        body += piece
        if connection.sock is not None:
            connection.sock.settimeout(time_left(until))
    return Answer(response.status, {name.lower(): value for name, value in response.getheaders()}, body)


def _connected(address: Address, port: int, until: float) -> socket.socket:
    line = socket.socket(socket.AF_INET6 if address.version == 6 else socket.AF_INET, socket.SOCK_STREAM)
    try:
        line.settimeout(time_left(until))
        line.connect((str(address), port))
    except OSError:
        line.close()
        raise
    return line


def _malformed(url: str) -> Malformed:
    zh, en = "应为 http 或 https 地址，且不含用户名和密码", "must be an http or https address without a user in it"
    return Malformed("地址有误。", "The address is malformed.", [Problem("bad_url", zh, f"{en}: {url[:100]}", "url")])
