"""A line to a directory: opened over the guard of outgoing addresses, kept from being read, bound and searched."""

import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from time import monotonic
from types import TracebackType
from typing import Self

from mainstay.account.rules.directories import PATIENCE, Address, Tls
from mainstay.account.rules.ldap import (
    Answer,
    Code,
    Entry,
    NotLdap,
    Op,
    Result,
    Search,
    bind_request,
    read_answer,
    search_request,
    size_of,
    start_tls_request,
    unbind_request,
)
from mainstay.account.rules.sources import NotBelieved
from mainstay.kernel.outgoing import no_answer, open_line, time_left

LONGEST_MESSAGE = 256 * 1024
MOST_REFERENCES = 100  # to other servers, in one answer; none is followed
PIECE = 16 * 1024
UNREADABLE = ("目录服务器的应答无法读取。", "The answer of the directory cannot be read.")


class Line:
    """A conversation with a directory, one request after the other, all within the time that it was opened with.

    Any of it raises NotReached where the server does not answer in time, NotBelieved where what it answers is no LDAP.
    """

    def __init__(self, address: Address, certificates: str, *, patience: float = PATIENCE) -> None:
        """Connected, and over TLS unless it stays on this machine; `certificates` (PEM) replace the system's.

        NotOutside for a host inside that the operator has not let through; NotReached also for a certificate that does
        not hold, with the reason as its cause.
        """
        self._host, self._until, self._number, self._read = address.host, monotonic() + patience, 0, b""
        self._socket = open_line(address.host, address.port, until=self._until)
        try:
            if address.tls is Tls.START_TLS:
                self._start_tls()
            if address.tls is not Tls.NONE:
                self._secure(certificates)
        except BaseException:
            self._socket.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        with suppress(OSError):
            self._socket.settimeout(0)  # nobody waits for a farewell
            self._socket.sendall(unbind_request(self._number + 1))
        self._socket.close()

    @property
    def tls(self) -> str:
        """The version of TLS, empty for none."""
        return str(self._socket.version()) if isinstance(self._socket, ssl.SSLSocket) else ""

    def bind(self, dn: str, password: str) -> Result:
        """How the server takes this name and password; ValueError for an empty one."""
        self._number += 1
        self._send(bind_request(self._number, dn, password))
        return self._result(Op.BIND_RESPONSE)

    def search(self, search: Search) -> tuple[list[Entry], Result]:
        """What was found, as far as the size goes, and how the search ended. References are not followed."""
        self._number += 1
        self._send(search_request(self._number, search))
        found: list[Entry] = []
        for _ in range(search.most + MOST_REFERENCES):
            answer = self._answer(Op.SEARCH_ENTRY, Op.SEARCH_REFERENCE, Op.SEARCH_DONE)
            with _readable():
                if answer.op == Op.SEARCH_DONE:
                    return found, answer.result()
                if answer.op == Op.SEARCH_ENTRY:
                    found.append(answer.entry())
        return found, Result(Code.SIZE_LIMIT_EXCEEDED)

    def _start_tls(self) -> None:
        self._number += 1
        self._send(start_tls_request(self._number))
        result = self._result(Op.EXTENDED_RESPONSE)
        # What came in clear behind the answer would count as said over TLS (RFC 4511, 4.14.3).
        if result.code != Code.SUCCESS or self._read:
            raise NotBelieved(
                f"目录服务器不支持 StartTLS（{result.code}），请改用 ldaps://。",
                f"The directory does not start TLS ({result.code}); use ldaps://.",
            )

    def _secure(self, certificates: str) -> None:
        context = ssl.create_default_context(cadata=certificates or None)
        with self._in_time():
            self._socket.settimeout(time_left(self._until))
            self._socket = context.wrap_socket(self._socket, server_hostname=self._host)

    def _send(self, request: bytes) -> None:
        with self._in_time():
            self._socket.settimeout(time_left(self._until))
            self._socket.sendall(request)

    def _result(self, op: Op) -> Result:
        answer = self._answer(op)
        with _readable():
            return answer.result()

    def _answer(self, *ops: Op) -> Answer:
        """The next message, which has to answer the last request with one of these."""
        with _readable():
            answer = read_answer(self._message())
        if answer.number != self._number or answer.op not in ops:
            raise NotBelieved(*UNREADABLE)
        return answer

    def _message(self) -> bytes:
        while (size := size_of(self._read)) is None or size > len(self._read):
            if size is not None and size > LONGEST_MESSAGE:
                raise NotBelieved("目录服务器的应答过长。", "The answer of the directory is too long.")
            with self._in_time():
                self._socket.settimeout(time_left(self._until))
                piece = self._socket.recv(PIECE)
                if not piece:
                    raise ConnectionError("closed by the server")
            self._read += piece
        message, self._read = self._read[:size], self._read[size:]
        return message

    @contextmanager
    def _in_time(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise no_answer(self._host) from error


@contextmanager
def _readable() -> Iterator[None]:
    try:
        yield
    except NotLdap as error:
        raise NotBelieved(*UNREADABLE) from error
