"""The mailbox that reports come to: read in order, each mail kept before it is marked, however often it breaks off."""

import contextlib
import logging
import ssl
import time
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.db import transaction
from imapclient import IMAPClient
from imapclient.exceptions import IMAPClientError

from mainstay.intake.models import MailboxPlace
from mainstay.kernel.time import now
from mainstay.kernel.waking import Round

from .mail import receive_mail

LOG = logging.getLogger(__name__)
BATCH = 20
LOOK_SECONDS = 60.0  # a look of our own, whatever the server announces
QUIET_SECONDS = 15.0  # between looks where the server announces nothing
SECONDS = 30
LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
SIZE, WHOLE, HEAD = b"RFC822.SIZE", b"BODY[]", b"BODY[HEADER]"


class BadMailbox(Exception):
    """MAINSTAY_IMAP_URL cannot be used; the words hold no secret."""


@dataclass
class Mailbox:
    """One connection, kept between rounds; the server announces new mail (IDLE) where it can."""

    url: str
    session: IMAPClient | None = None
    name: str = ""
    validity: int = 0
    announces: bool = False
    idling: bool = False
    looked_at: float = field(default=0.0)

    def round(self) -> Round:
        """Read what is new, at most a batch; after a failure the next round connects anew."""
        try:
            session = self._connected()
            if not self._something_new(session):
                return Round(0)
            self._rest(session)
            done = self._read(session)
            self.looked_at = 0.0 if done else time.monotonic()
            if not done:
                self._listen(session)
            return Round(done)
        except Exception:
            self.close()
            raise

    def close(self) -> None:
        """Leave the server."""
        if self.session is not None:
            with contextlib.suppress(OSError, IMAPClientError):
                self.session.shutdown()
        self.session, self.idling, self.looked_at = None, False, 0.0

    def _connected(self) -> IMAPClient:
        if self.session is None:
            self.session, self.name = connect(self.url)
            folder = unquote(urlsplit(self.url).path.strip("/")) or "INBOX"
            self.validity = int(self.session.select_folder(folder)[b"UIDVALIDITY"])
            self.announces = self.session.has_capability("IDLE")
        return self.session

    def _something_new(self, session: IMAPClient) -> bool:
        waited = time.monotonic() - self.looked_at
        if self.looked_at == 0.0 or waited > (LOOK_SECONDS if self.announces else QUIET_SECONDS):
            return True
        return self.idling and bool(session.idle_check(timeout=0))

    def _listen(self, session: IMAPClient) -> None:
        if self.announces:
            session.idle()
            self.idling = True

    def _rest(self, session: IMAPClient) -> None:
        if self.idling:
            session.idle_done()
            self.idling = False
        session.noop()  # so that the search below sees what has come by now

    def _read(self, session: IMAPClient) -> int:
        last = last_uid(self.name, self.validity)
        found = sorted(uid for uid in session.search(["UID", f"{last + 1}:*"]) if uid > last)
        done = 0
        for uid in found[:BATCH]:
            content, size = fetch(session, uid)
            if not keep(self.name, self.validity, uid, content, size):
                break
            done += 1
            if content is not None:
                session.add_flags([uid], [b"\\Seen"], silent=True)
        return done


def connect(url: str) -> tuple[IMAPClient, str]:
    """A signed-in session and the mailbox's name in our books. Without encryption only on this machine."""
    parts = urlsplit(url)
    if parts.scheme not in {"imap", "imaps"} or not parts.hostname or not parts.username:
        raise BadMailbox("MAINSTAY_IMAP_URL must read imaps://user:password@host:993/INBOX or imap://...")
    secure, user = parts.scheme == "imaps", unquote(parts.username)
    session = IMAPClient(parts.hostname, port=parts.port or (993 if secure else 143), ssl=secure, timeout=SECONDS)
    try:
        if not secure and parts.hostname not in LOOPBACK:
            session.starttls(ssl.create_default_context())
        session.login(user, unquote(parts.password or ""))
    except Exception:
        session.shutdown()
        raise
    folder = unquote(parts.path.strip("/")) or "INBOX"
    return session, f"{user}@{parts.hostname}/{folder}"[:300]


def fetch(session: IMAPClient, uid: int) -> tuple[bytes | None, int | None]:
    """The mail; of one over the limit only its head, with its size. None for one that has been deleted meanwhile."""
    told = session.fetch([uid], [SIZE]).get(uid)
    if told is None:
        return None, None
    if told[SIZE] > settings.MAIL_LIMIT:
        found = session.fetch([uid], [b"BODY.PEEK[HEADER]"]).get(uid, {})
        return found.get(HEAD), int(told[SIZE])
    found = session.fetch([uid], [b"BODY.PEEK[]"]).get(uid, {})
    return found.get(WHOLE), None


@transaction.atomic
def keep(name: str, validity: int, uid: int, content: bytes | None, size: int | None) -> bool:
    """Receive one mail and move the place in one transaction; False when another worker is reading."""
    moment = now()
    place = MailboxPlace.objects.select_for_update(skip_locked=True).filter(pk=name).first()
    if place is None:
        return False
    if place.validity == validity and place.last_uid >= uid:
        return True
    if content is not None:
        receive_mail(content, now=moment, size=size)
    place.validity, place.last_uid, place.read_at = validity, uid, moment
    place.save()
    return True


def last_uid(name: str, validity: int) -> int:
    """The last mail that is kept; 0 for a new folder, and when its numbering began anew."""
    place, _ = MailboxPlace.objects.get_or_create(
        pk=name, defaults={"validity": validity, "last_uid": 0, "read_at": now()}
    )
    return place.last_uid if place.validity == validity else 0


READER: dict[str, Mailbox] = {}


def read_mailbox() -> Round:
    """One round of the worker's loop; nothing to do where no mailbox is set."""
    url = settings.IMAP_URL
    for other in [known for known in READER if known != url]:
        READER.pop(other).close()
    if not url:
        return Round(0)
    return READER.setdefault(url, Mailbox(url)).round()
