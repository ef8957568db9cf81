"""Mail by SMTP: one connection for a batch, threads kept by the ids in the headers."""

import contextlib
import smtplib
import ssl
from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr
from urllib.parse import unquote, urlsplit

from django.conf import settings

from mainstay.notify.models import OutboxMessage
from mainstay.notify.rules.naming import message_id, thread_id
from mainstay.notify.rules.sending import Outcome
from mainstay.notify.services.way import ChannelDown, Way

SECONDS = 15.0
LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
PORTS = {"smtp": 587, "smtps": 465}


@dataclass(frozen=True, slots=True)
class MailRoute:
    """The server, the login, and the addresses that stand on every mail."""

    secure: bool
    host: str
    port: int
    user: str
    password: str
    sender_name: str
    sender: str
    reply_to: str

    @property
    def domain(self) -> str:
        """The part of the sender's address that message ids end in."""
        return self.sender.rpartition("@")[2]


def mail_way(lane: str) -> Way | None:  # noqa: ARG001  there is one server, whatever the lane is called
    """The way out for mail; None when there is no server, ChannelDown when the settings are wrong."""
    route = mail_route()
    return Way(f"{route.host}:{route.port}", settings.MAIL_PER_MINUTE, lambda: MailSession(route)) if route else None


def mail_route() -> MailRoute | None:
    """What MAINSTAY_SMTP_URL and MAINSTAY_MAIL_FROM say; None when there is no server. ChannelDown when unusable."""
    if not settings.SMTP_URL:
        return None
    parts = urlsplit(settings.SMTP_URL)
    name, sender = parseaddr(settings.MAIL_FROM)
    if parts.scheme not in PORTS or not parts.hostname:
        raise ChannelDown("MAINSTAY_SMTP_URL must read smtp://user:password@host:port or smtps://...")
    if "@" not in sender:
        raise ChannelDown("MAINSTAY_MAIL_FROM must hold the address that mail comes from")
    return MailRoute(
        parts.scheme == "smtps",
        parts.hostname,
        parts.port or PORTS[parts.scheme],
        unquote(parts.username or ""),
        unquote(parts.password or ""),
        name,
        sender,
        settings.MAIL_REPLY_TO,
    )


class MailSession:
    """A connection to the server, signed in."""

    def __init__(self, route: MailRoute) -> None:
        self.route = route
        try:
            self.server = connect(route)
        except (OSError, smtplib.SMTPException, ssl.SSLError) as error:
            raise ChannelDown(f"{route.host}:{route.port}: {error}") from error

    def deliver(self, message: OutboxMessage) -> Outcome:
        """One mail to one address. What the server refuses with 5xx is refused for good."""
        try:
            mail = compose(message, self.route).as_bytes(policy=SMTP)
        except (ValueError, UnicodeError) as error:
            return Outcome(False, f"not a mail: {error}", permanent=True)
        try:
            for code, answer in self._hand_over(message.address, mail):
                if code >= 400:
                    self.server.rset()
                    return Outcome(False, _words(code, answer), permanent=code >= 500)
        except (OSError, smtplib.SMTPException) as error:
            raise ChannelDown(str(error)) from error
        return Outcome(True, _words(code, answer))

    def _hand_over(self, address: str, mail: bytes) -> "list[tuple[int, bytes]]":
        answers = [self.server.mail(self.route.sender)]
        if answers[-1][0] < 400:
            answers.append(self.server.rcpt(address))
        if answers[-1][0] < 400:
            answers.append(self.server.data(mail))
        return answers

    def close(self) -> None:
        """Say good-bye."""
        with contextlib.suppress(OSError, smtplib.SMTPException):
            self.server.quit()


def connect(route: MailRoute) -> smtplib.SMTP:
    """A connection, encrypted where the server offers it; a password never travels in the clear to another machine."""
    trust = ssl.create_default_context()
    if route.secure:
        server: smtplib.SMTP = smtplib.SMTP_SSL(route.host, route.port, timeout=SECONDS, context=trust)
    else:
        server = smtplib.SMTP(route.host, route.port, timeout=SECONDS)
        server.ehlo()
        if server.has_extn("starttls") and route.host not in LOOPBACK:
            server.starttls(context=trust)
        elif route.user and route.host not in LOOPBACK:
            server.close()
            raise smtplib.SMTPException("the server offers no encryption: the password is not sent")
    if route.user:
        server.login(route.user, route.password)
    return server


def compose(message: OutboxMessage, route: MailRoute) -> EmailMessage:
    """The mail: sender, thread, and the marks by which machines know not to answer it."""
    mail = EmailMessage(policy=SMTP)
    mail["From"] = Address(route.sender_name, addr_spec=route.sender)
    mail["To"] = Address(message.name, addr_spec=message.address)
    mail["Subject"] = message.subject
    mail["Date"] = format_datetime(message.created_at)
    mail["Message-ID"] = message_id(message.about, message.token, route.domain)
    if route.reply_to:
        mail["Reply-To"] = Address(addr_spec=route.reply_to)
    if message.in_reply_to:
        mail["In-Reply-To"] = message.in_reply_to
    references = [*([thread_id(message.about, route.domain)] if message.about else []), *message.references]
    if references:
        mail["References"] = " ".join(dict.fromkeys(references))
    mail["Auto-Submitted"] = "auto-generated"
    mail["X-Auto-Response-Suppress"] = "All"
    mail.set_content(message.text)
    return mail


def _words(code: int, answer: bytes) -> str:
    return f"{code} {answer.decode('utf-8', 'replace')}"[:500]
