"""A line to a directory: certificates, names, StartTLS, servers that are slow, silent or say nonsense."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from ssl import SSLCertVerificationError
from time import monotonic

import pytest
from pytest_django import Settings

from mainstay.account.rules.directories import Address, Tls
from mainstay.account.rules.filters import read_filter
from mainstay.account.rules.ldap import Code, Result, Scope, Search
from mainstay.account.rules.sources import NotBelieved
from mainstay.account.services.ldap import Line
from mainstay.kernel.outgoing import NotOutside, NotReached

from .slapd import BASE, HOST, PASSWORD, READER, READS, Directory, make_authority, written

pytestmark = pytest.mark.req("A-34")
WANG = f"uid=wang,ou=people,{BASE}"


def over_tls(ldap: Directory, host: str = HOST) -> Address:
    return Address(host, ldap.tls, Tls.AT_ONCE)


def search(login: str, *, most: int = 2, base: str = BASE) -> Search:
    return Search(base, Scope.SUBTREE, read_filter("(uid={login})").encoded(login), ["uid", "entryUUID"], most, 4)


def test_people_are_found_and_bound_over_tls(ldap: Directory) -> None:
    with Line(over_tls(ldap), ldap.authority) as line:
        assert line.tls == "TLSv1.3"
        assert line.bind(READER, READS).code == Code.SUCCESS
        (entry,), result = line.search(search("wang"))
        assert (entry.dn, entry.attributes["uid"], result.code) == (WANG, (b"wang",), Code.SUCCESS)
        assert line.bind(entry.dn, "wrong").code == Code.INVALID_CREDENTIALS
        assert line.bind(entry.dn, PASSWORD).code == Code.SUCCESS
        assert line.search(search("wang"))[0] == []  # somebody bound as himself sees nothing there


def test_more_than_was_asked_for_is_not_sent(ldap: Directory) -> None:
    with Line(over_tls(ldap), ldap.authority) as line:
        line.bind(READER, READS)
        found, result = line.search(search("double", most=1))
    assert (len(found), result.code) == (1, Code.SIZE_LIMIT_EXCEEDED)


def test_a_base_elsewhere_is_a_referral_and_is_not_followed(ldap: Directory) -> None:
    with Line(over_tls(ldap), ldap.authority) as line:
        line.bind(READER, READS)
        found, result = line.search(search("wang", base=f"ou=elsewhere,{BASE}"))
    assert (found, result.code) == ([], Code.REFERRAL)


@pytest.mark.parametrize(
    ("host", "is_own", "why"),
    [
        (HOST, False, "self-signed certificate in certificate chain"),
        ("other.bureau.example", True, "Hostname mismatch"),
    ],
)
def test_a_certificate_of_another_authority_or_host_is_refused(
    ldap: Directory, host: str, is_own: bool, why: str
) -> None:
    authority = ldap.authority if is_own else written(make_authority("Another CA")[1])
    with pytest.raises(NotReached) as refused:
        Line(over_tls(ldap, host), authority)
    cause = refused.value.__cause__
    assert isinstance(cause, SSLCertVerificationError)
    assert cause.verify_message.startswith(why)


def test_without_an_authority_of_its_own_those_of_the_system_count(ldap: Directory) -> None:
    with pytest.raises(NotReached):
        Line(over_tls(ldap), "")


def test_starttls_holds_the_certificate_against_the_name(ldap: Directory) -> None:
    with Line(Address(HOST, ldap.plain, Tls.START_TLS), ldap.authority) as line:
        assert (line.tls, line.bind(READER, READS).code) == ("TLSv1.3", Code.SUCCESS)
    with pytest.raises(NotReached):
        Line(Address("other.bureau.example", ldap.plain, Tls.START_TLS), ldap.authority)


def test_only_what_leads_outside_or_was_let_through_is_asked(ldap: Directory, settings: Settings) -> None:
    settings.OUTGOING_ALLOW = []
    with pytest.raises(NotOutside):
        Line(over_tls(ldap), ldap.authority)


@contextmanager
def server(answer: Callable[[socket.socket], None]) -> Iterator[int]:
    """A port whose first caller is answered like this."""
    with socket.socket() as listens:
        listens.bind(("127.0.0.1", 0))
        listens.listen()

        def serve() -> None:
            caller, _ = listens.accept()
            with caller:
                caller.settimeout(5)
                try:
                    answer(caller)
                except OSError:
                    return

        thread = threading.Thread(target=serve)
        thread.start()
        yield listens.getsockname()[1]
        thread.join(timeout=5)


def says(*pieces: str) -> Callable[[socket.socket], None]:
    """Reads a request, then sends these bytes one piece after the other."""

    def answer(caller: socket.socket) -> None:
        caller.recv(4096)
        for piece in pieces:
            caller.sendall(bytes.fromhex(piece))

    return answer


def trickles(caller: socket.socket) -> None:
    """A whole answer, a byte at a time, each before any single wait would be over."""
    for byte in bytes.fromhex("300c02010161070a010004000400"):
        caller.sendall(bytes((byte,)))
        threading.Event().wait(0.1)


def asked(port: int, *, patience: float = 0.5, tls: Tls = Tls.NONE) -> int:
    with Line(Address("127.0.0.1", port, tls), "", patience=patience) as line:
        return line.bind("cn=a", "secret").code


@pytest.fixture(autouse=True)
def this_machine(settings: Settings) -> None:
    settings.OUTGOING_ALLOW = ["127.0.0.1"]


def test_an_answer_in_pieces_is_one() -> None:
    with server(says("300c020101", "61070a01000400", "0400")) as port:
        assert asked(port) == Code.SUCCESS


@pytest.mark.parametrize("tls", [Tls.NONE, Tls.START_TLS, Tls.AT_ONCE])
def test_a_silent_server_is_given_up_in_time(silent: int, tls: Tls) -> None:
    began = monotonic()
    with pytest.raises(NotReached):
        asked(silent, tls=tls)
    assert 0.4 < monotonic() - began < 2


def test_time_counts_for_all_of_it_and_not_for_each_byte() -> None:
    began = monotonic()
    with server(trickles) as port, pytest.raises(NotReached):
        asked(port)
    assert monotonic() - began < 3


@pytest.mark.parametrize(
    "answer",
    [
        "300c02010261070a010004000400",  # to another request
        "300c02010165070a010004000400",  # of another operation
        "300c02010161070a010004",  # cut off: the server hangs up
        "3080",
        "04020101",
        "3003020101",
        "300502010161000000",
        "30840fffffff",  # longer than anybody needs
        "485454502f312e3120343030",  # HTTP
    ],
)
def test_nonsense_is_not_believed(answer: str) -> None:
    with server(says(answer)) as port, pytest.raises((NotBelieved, NotReached)):
        asked(port)


def test_what_comes_in_clear_behind_starttls_ends_it() -> None:
    pieces = "300c02010178070a010004000400300c02010261070a010004000400"
    with server(says(pieces)) as port, pytest.raises(NotBelieved):
        asked(port, tls=Tls.START_TLS)


def test_a_server_without_starttls_is_told_no_password() -> None:
    heard: list[bytes] = []

    def refuses(caller: socket.socket) -> None:
        heard.append(caller.recv(4096))
        caller.sendall(bytes.fromhex("300c02010178070a010204000400"))
        heard.append(caller.recv(4096))

    with server(refuses) as port, pytest.raises(NotBelieved):
        asked(port, tls=Tls.START_TLS)
    assert b"secret" not in b"".join(heard)


def test_references_without_end_are_cut_off() -> None:
    reference = "300c020101730704056c6461703a"

    def refers(caller: socket.socket) -> None:
        caller.recv(4096)
        caller.sendall(bytes.fromhex(reference) * 200)

    with server(refers) as port, Line(Address("127.0.0.1", port, Tls.NONE), "") as line:
        assert line.search(search("wang")) == ([], Result(Code.SIZE_LIMIT_EXCEEDED))
