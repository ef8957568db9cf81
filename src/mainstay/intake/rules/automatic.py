"""Mail that no person has written: automatic replies, bounces, bulk mail and our own (RFC 3834, RFC 3464)."""

import re
from collections.abc import Collection, Mapping

from .words import Reason

DAEMONS = frozenset({"mailer-daemon", "postmaster", "mail-daemon", "maildelivery"})
BULK = frozenset({"bulk", "list", "junk"})
AUTO_HEADERS = ("x-autoreply", "x-autorespond", "x-autoresponder", "x-auto-reply", "auto-reply")
AUTO_SUBJECT = re.compile(
    r"^\s*(?:自动回复|自動回覆|自动答复|外出自动|休假自动|automatic reply|auto[- ]?reply|auto:|out of (?:the )?office)",
    re.IGNORECASE,
)
FAILED = re.compile(rb"^Action:[ \t]*failed\b", re.IGNORECASE | re.MULTILINE)
DIAGNOSTIC = re.compile(rb"^Diagnostic-Code:[ \t]*((?:[^\r\n]|\r?\n[ \t])+)", re.IGNORECASE | re.MULTILINE)
STATUS = re.compile(rb"^Status:[ \t]*([0-9.]+)", re.IGNORECASE | re.MULTILINE)
MOST_AN_HOUR = 30


def automatic_reason(
    headers: Mapping[str, str], *, sender: str, subject: str, own: Collection[str] = ()
) -> Reason | None:
    """Why a mail was written by a machine, None for one by a person; header names in lower case."""
    if sender in own:
        return Reason.OWN
    if is_bounce(headers, sender=sender):
        return Reason.BOUNCE
    submitted = headers.get("auto-submitted", "no").partition(";")[0].strip().lower()
    if submitted not in {"", "no"} or any(name in headers for name in AUTO_HEADERS) or AUTO_SUBJECT.match(subject):
        return Reason.AUTO_REPLY
    precedence = headers.get("precedence", "").strip().lower()
    if precedence in {"auto_reply", "auto-reply"}:
        return Reason.AUTO_REPLY
    if precedence in BULK or "list-id" in headers or "list-unsubscribe" in headers:
        return Reason.BULK
    return None


def is_bounce(headers: Mapping[str, str], *, sender: str) -> bool:
    """True for the null sender, a delivery report, and the usual names of mail daemons."""
    kind = " ".join(headers.get("content-type", "").lower().split())
    report = kind.startswith("multipart/report") and "disposition-notification" not in kind
    null_sender = headers.get("return-path", "").replace(" ", "") == "<>"
    return null_sender or report or sender.partition("@")[0] in DAEMONS


def came_back(content: bytes) -> str | None:
    """Why a mail of ours came back, in the words of the server that says so (RFC 3464); None when none is said to.

    A report of a delay, or an automatic answer that quotes our id, is no bounce.
    """
    if not FAILED.search(content):
        return None
    found = DIAGNOSTIC.search(content) or STATUS.search(content)
    return " ".join(found.group(1).decode("utf-8", "replace").split())[:500] if found else "failed"


def wants_no_answer(headers: Mapping[str, str]) -> bool:
    """True when the sender's program asks that no automatic answer be sent (X-Auto-Response-Suppress)."""
    asked = {word.strip().lower() for word in headers.get("x-auto-response-suppress", "").split(",")}
    return bool(asked & {"all", "autoreply", "oof"})


def is_flood(arrived_last_hour: int) -> bool:
    """True when one sender has sent more within an hour than people write."""
    return arrived_last_hour > MOST_AN_HOUR
