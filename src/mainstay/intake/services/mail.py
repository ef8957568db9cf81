"""Mail as it came from the server into an arrival: kept whole first, then read, then received."""

import hashlib
import re
from collections.abc import Collection
from datetime import datetime
from email.utils import parseaddr
from urllib.parse import unquote, urlsplit

from django.conf import settings

from mainstay.directory.public import SYSTEM
from mainstay.intake.models import Arrival
from mainstay.intake.queries.arrivals import find_arrival
from mainstay.intake.reading.mail import Mail, TooIntricate, read_mail
from mainstay.intake.rules.automatic import automatic_reason, came_back, wants_no_answer
from mainstay.intake.rules.marks import first_line, flags_urgent, is_urgent
from mainstay.intake.rules.proof import is_proven
from mainstay.intake.rules.words import ArrivalChannel, Reason
from mainstay.kernel.files import store_bytes
from mainstay.notify.public import record_bounce

from .received import Received
from .receiving import receive


def receive_mail(content: bytes, *, now: datetime, size: int | None = None) -> Arrival:
    """The arrival of a mail; with `size` the content is only the head of a mail that is too large to fetch."""
    mail, problem = _read(content, cut=size is not None)
    key = key_of(mail, content, size)
    known = find_arrival(ArrivalChannel.MAIL, key)
    if known is not None:
        return known
    problem = problem or problem_of(mail, own=own_addresses())
    received = Received(
        channel=ArrivalChannel.MAIL,
        key=key,
        sender=mail.sender,
        sender_name=mail.sender_name,
        mail=mail.sender,
        subject=mail.subject,
        text=mail.answer,
        message_id=mail.message_id,
        references=mail.references,
        tags=mail.tags,
        urgent=is_urgent(mail.subject, first_line(mail.answer), flagged=flags_urgent(mail.headers)),
        no_answer=wants_no_answer(mail.headers),
        problem=problem,
        attachments=mail.attachments,
        digest=hashlib.sha256(content).hexdigest(),
        size=size if size is not None else len(content),
        file=store_bytes(content, name=_file_name(mail), uploaded_by=SYSTEM.id, now=now) if content else None,
    )
    words = came_back(content) if problem is Reason.BOUNCE else None
    if words is not None:
        record_bounce(content.decode("utf-8", "replace"), words=words, now=now)
    return receive(received, now=now)


def read_again(content: bytes) -> Mail:
    """A kept mail once more, whole as far as it can be unfolded."""
    return _read(content, cut=False)[0]


def key_of(mail: Mail, content: bytes, size: int | None) -> str:
    """One key for one mail: its Message-ID and its body. The way it travelled does not matter, nor does its folder."""
    body = re.split(rb"\r?\n\r?\n", content, maxsplit=1)[-1] if size is None else b"%d" % size
    if not mail.message_id:
        return hashlib.sha256(content).hexdigest()
    return hashlib.sha256(mail.message_id.encode() + b"\0" + hashlib.sha256(body).digest()).hexdigest()


def problem_of(mail: Mail, *, own: Collection[str]) -> Reason | None:
    """What keeps a mail from being judged by its sender: machines, forgers, emptiness."""
    machine = automatic_reason(mail.headers, sender=mail.sender, subject=mail.subject, own=own)
    if machine is not None:
        return machine
    if not mail.sender:
        return Reason.SENDER_UNCLEAR
    if not is_proven(mail.headers, settings.MAIL_AUTHSERV, mail.sender):
        return Reason.UNPROVEN
    if not (mail.subject or mail.answer or mail.attachments):
        return Reason.EMPTY
    return None


def own_addresses() -> frozenset[str]:
    """The addresses that this installation itself writes from and reads."""
    found = {parseaddr(settings.MAIL_FROM)[1], parseaddr(settings.MAIL_REPLY_TO)[1]}
    found.add(unquote(urlsplit(settings.IMAP_URL).username or ""))
    return frozenset(one.lower() for one in found if "@" in one)


def _read(content: bytes, *, cut: bool) -> tuple[Mail, Reason | None]:
    if cut:
        return read_mail(content, headers_only=True), Reason.TOO_LARGE
    try:
        return read_mail(content), None
    except TooIntricate:
        return read_mail(content, headers_only=True), Reason.TOO_INTRICATE


def _file_name(mail: Mail) -> str:
    return f"{mail.subject[:60] or '来信'}.eml"
