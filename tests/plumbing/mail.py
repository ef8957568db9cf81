"""A real mail server for tests: Debian's exim4 and dovecot as throw-away processes on loopback ports."""

import grp
import os
import pwd
import random
import secrets
import shutil
import signal
import smtplib
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import pytest
from imapclient import IMAPClient

from mainstay.config.ports import next_free
from mainstay.config.unprivileged import Account, account, die_with_parent

DOVECOT, EXIM = Path("/usr/sbin/dovecot"), Path("/usr/sbin/exim4")
LMTPD = Path("/usr/lib/dovecot/lmtp")
MISSING = "no mail server here: apt-get install dovecot-imapd dovecot-lmtpd exim4-daemon-light"
DOMAIN = "mail.test"
START_SECONDS = 30


@dataclass(frozen=True)
class MailServer:
    """Ports and the one password; every address at `mail.test` exists, with or without a +tag.

    Sending needs the password. `nobody@` is refused for good (550), `busy@` for now (451). The server answers when it
    has a mail safely, and delivers then: `settle` waits until nothing is on its way; the readers here do so first.
    """

    smtp_port: int
    imap_port: int
    password: str
    spool: Path
    host: str = "127.0.0.1"

    def address(self, name: str) -> str:
        """An address that no other test uses."""
        return f"{name}-{secrets.token_hex(4)}@{DOMAIN}"

    def smtp_url(self) -> str:
        """How a program sends: smtp://user:password@host:port."""
        return f"smtp://tester:{self.password}@{self.host}:{self.smtp_port}"

    def imap_url(self, address: str) -> str:
        """How a program reads a mailbox: imap://user:password@host:port."""
        return f"imap://{address.replace('@', '%40')}:{self.password}@{self.host}:{self.imap_port}"

    def send(self, message: EmailMessage | bytes, *, sender: str, to: str) -> None:
        """Send to one address, as any mail program would; it is in the mailbox when this returns."""
        content = message.as_bytes(policy=policy.SMTP) if isinstance(message, EmailMessage) else message
        with smtplib.SMTP(self.host, self.smtp_port, timeout=30) as session:
            session.login("tester", self.password)
            session.sendmail(sender, [to], content, ["BODY=8BITMIME"])
        self.settle()

    def settle(self) -> None:
        """Return when the server has delivered everything that it has taken."""
        deadline = time.monotonic() + START_SECONDS
        while any(self.spool.glob("input/**/*-[DHJ]")):
            if time.monotonic() > deadline:
                raise TimeoutError("the mail server does not deliver")
            time.sleep(0.01)

    @contextmanager
    def open(self, address: str) -> Iterator[IMAPClient]:
        """The mailbox of an address, its INBOX selected."""
        self.settle()
        with IMAPClient(self.host, port=self.imap_port, ssl=False) as session:
            session.login(address, self.password)
            session.select_folder("INBOX")
            yield session

    def messages(self, address: str) -> list[EmailMessage]:
        """What lies in the INBOX of an address, oldest first."""
        with self.open(address) as session:
            found = session.fetch(session.search(), ["BODY.PEEK[]"])
        return [_parsed(found[uid][b"BODY[]"]) for uid in sorted(found)]


def _parsed(content: bytes) -> EmailMessage:
    message = message_from_bytes(content, policy=policy.default)
    assert isinstance(message, EmailMessage)
    return message


def installed() -> bool:
    """Whether the programs are there."""
    return DOVECOT.exists() and EXIM.exists() and LMTPD.exists()


def write_configuration(place: Path, who: Account, server: MailServer, lmtp_port: int) -> None:
    """Both configurations, from the templates beside this file; everything belongs to the servers' user."""
    words = {
        "PLACE": str(place),
        "USER": pwd.getpwuid(who.uid).pw_name,
        "GROUP": grp.getgrgid(who.gid).gr_name,
        "UID": str(who.uid),
        "GID": str(who.gid),
        "PASSWORD": server.password,
        "SMTP": str(server.smtp_port),
        "IMAP": str(server.imap_port),
        "LMTP": str(lmtp_port),
    }
    for name in ("dovecot.conf", "exim.conf"):
        text = Path(__file__).with_name(name).read_text(encoding="utf-8")
        for word, value in words.items():
            text = text.replace(f"@{word}@", value)
        (place / name).write_text(text, encoding="utf-8")
    # A copy without the set-user-id bit: the server never becomes root, and ends with the tests that started it.
    shutil.copyfile(EXIM, place / "exim")
    (place / "exim").chmod(0o755)
    for name in ("spool", "run", "state", "mail"):
        (place / name).mkdir()
    for path in (place, *place.iterdir()):
        who.own(path)


def start(command: list[str], place: Path, who: Account, log: str) -> "subprocess.Popen[bytes]":
    """One server in the foreground, which ends with this process."""
    with (place / log).open("ab") as output:
        return subprocess.Popen(
            command,
            cwd="/",
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            start_new_session=True,
            preexec_fn=die_with_parent(signal.SIGTERM),  # noqa: PLW1509  no threads here
            env={"PATH": "/usr/sbin:/usr/bin:/sbin:/bin"},
            **who.options(),
        )


def wait_for(port: int, server: "subprocess.Popen[bytes]") -> None:
    """Return when the port answers; an error when its server ended first."""
    deadline = time.monotonic() + START_SECONDS
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=5).close()
            return
        except OSError:
            if server.poll() is not None or time.monotonic() > deadline:
                raise
        time.sleep(0.02)


def free_ports(count: int) -> list[int]:
    """Ports below those given to outgoing connections; the start is drawn, so that parallel runs do not meet."""
    ports: list[int] = []
    begin = random.randrange(20_000, 31_000)
    for _ in range(count):
        ports.append(next_free(begin))
        begin = ports[-1] + 1
    return ports


@contextmanager
def running_mail_server() -> Iterator[MailServer]:
    """The servers, up and answering; they and their mail are gone at the end."""
    who = account()
    smtp, imap, lmtp = free_ports(3)
    with tempfile.TemporaryDirectory(prefix="mainstay-mail-", dir="/tmp", ignore_cleanup_errors=True) as name:
        place = Path(name)
        server = MailServer(smtp, imap, secrets.token_hex(8), place / "spool")
        write_configuration(place, who, server, lmtp)
        programs = (
            (["/usr/sbin/dovecot", "-F", "-c", f"{place}/dovecot.conf"], (imap, lmtp)),
            ([f"{place}/exim", "-C", f"{place}/exim.conf", "-bdf"], (smtp,)),
        )
        started: list[subprocess.Popen[bytes]] = []
        try:
            for command, ports in programs:
                started.append(start(command, place, who, "output.log"))
                for port in ports:
                    wait_for(port, started[-1])
            yield server
        finally:
            for process in reversed(started):
                process.terminate()
                process.wait(30)


@pytest.fixture(scope="session")
def mail_server() -> Iterator[MailServer]:
    """A real SMTP and IMAP server; skipped with the reason where none is installed, but never on CI."""
    if not installed():
        if os.environ.get("CI"):
            pytest.fail(MISSING)
        pytest.skip(MISSING)
    with running_mail_server() as server:
        yield server
