"""One mail as plain data: who, to whom, which thread, the new words, the attachments."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from email.message import Message
from email.parser import BytesParser
from email.policy import compat32

from mainstay.intake.rules.quotes import new_text
from mainstay.intake.rules.threads import message_ids

from .charsets import decode_text
from .headers import addresses, claims_other_address, date_of, first_text, parameter, raw_values
from .markup import plain_text

MOST_PARTS = 200
DEEPEST = 20
MOST_ATTACHMENTS = 60
LONGEST_TEXT = 200_000
LONGEST_SUBJECT = 900
MOST_BOUNDARIES = 100
MOST_SEPARATORS = 20_000
MOST_HEADER_BYTES = 512 * 1024
TAG = re.compile(r"\+([A-Za-z0-9-]{1,40})@")


class TooIntricate(Exception):
    """A mail of more or deeper parts than people write: it is kept as it is and not unfolded."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that came with a mail, under the name that it gave itself."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Mail:
    """What a mail says. `text` is all of it, `answer` what its writer has added; both empty for none.

    `sender` is empty unless From names exactly one address. `headers` hold the first value of each, in lower case.
    """

    message_id: str = ""
    sender: str = ""
    sender_name: str = ""
    recipients: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    subject: str = ""
    text: str = ""
    answer: str = ""
    sent_at: datetime | None = None
    references: tuple[str, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    headers: Mapping[str, str] = field(default_factory=dict)


def read_mail(content: bytes, *, headers_only: bool = False) -> Mail:
    """The mail in these bytes; TooIntricate for a mail bomb. Nothing else is raised, whatever the bytes are."""
    head = re.split(rb"\r?\n\r?\n", content, maxsplit=1)[0]
    if headers_only or len(head) > MOST_HEADER_BYTES:
        message = BytesParser(policy=compat32).parsebytes(head[:MOST_HEADER_BYTES] + b"\r\n\r\n", headersonly=True)
        return _mail(message, "", ())
    refuse_bomb(content)
    try:
        message = BytesParser(policy=compat32).parsebytes(content)
        text, attachments = _body(message)
    except RecursionError as error:
        raise TooIntricate("nested too deeply") from error
    return _mail(message, text, attachments)


def refuse_bomb(content: bytes) -> None:
    """TooIntricate by what can be counted without taking the mail apart."""
    if content.lower().count(b"boundary=") > MOST_BOUNDARIES:
        raise TooIntricate("too many boundaries")
    if content.count(b"\n--") > MOST_SEPARATORS:
        raise TooIntricate("too many parts")


def _mail(message: "Message[str, str]", text: str, attachments: tuple[Attachment, ...]) -> Mail:
    senders = [one for raw in raw_values(message, "from") for one in addresses(raw)]
    clear = len(senders) == 1 and not any(claims_other_address(raw) for raw in raw_values(message, "from"))
    recipients = tuple(_recipients(message))
    return Mail(
        message_id=next(iter(message_ids(" ".join(raw_values(message, "message-id")[:1]))), ""),
        sender=senders[0][1] if clear else "",
        sender_name=senders[0][0][:100] if senders else "",
        recipients=recipients,
        tags=tuple(dict.fromkeys(tag for address in recipients for tag in TAG.findall(address))),
        subject=first_text(message, "subject")[:LONGEST_SUBJECT],
        text=text,
        answer=new_text(text),
        sent_at=date_of(message),
        references=_references(message),
        attachments=attachments,
        headers=_headers(message),
    )


def _headers(message: "Message[str, str]") -> dict[str, str]:
    found: dict[str, str] = {}
    for name, _ in message.raw_items():
        key = name.lower()
        if key not in found and len(found) < 300:
            found[key] = first_text(message, name)[:2000]
    return found


def _recipients(message: "Message[str, str]") -> Iterator[str]:
    seen: set[str] = set()
    for name in ("delivered-to", "x-original-to", "envelope-to", "to", "cc"):
        for raw in raw_values(message, name)[:5]:
            for _, address in addresses(raw)[:100]:
                if address not in seen:
                    seen.add(address)
                    yield address


def _references(message: "Message[str, str]") -> tuple[str, ...]:
    listed = [found for raw in raw_values(message, "references") for found in message_ids(raw)]
    answered = [found for raw in raw_values(message, "in-reply-to") for found in message_ids(raw)]
    return tuple(dict.fromkeys([*(one for one in listed if one not in answered), *answered]))[-50:]


def _body(message: "Message[str, str]") -> tuple[str, tuple[Attachment, ...]]:
    texts: list[str] = []
    attachments: list[Attachment] = []
    for count, part in enumerate(_parts(message, 0), start=1):
        if count > MOST_PARTS or len(attachments) > MOST_ATTACHMENTS:
            raise TooIntricate("too many parts")
        if _is_text(part):
            texts.append(_text(part))
        else:
            attachments.append(Attachment(_name(part), _content(part)))
    text = "\n\n".join(one for one in texts if one.strip())
    if len(text) > LONGEST_TEXT:
        attachments.append(Attachment("全文.txt", text.encode()))
        text = text[:LONGEST_TEXT]
    return text, tuple(one for one in attachments if one.content)


def _parts(part: "Message[str, str]", depth: int) -> Iterator["Message[str, str]"]:
    """The leaves that matter, in order: of alternatives one text and what hangs on it; forwarded mails are whole."""
    if depth > DEEPEST:
        raise TooIntricate("nested too deeply")
    payload = part.get_payload()
    if not isinstance(payload, list) or part.get_content_maintype() == "message":
        yield part
    elif part.get_content_subtype() == "alternative":
        yield from _alternative(payload, depth)
    else:
        for inner in payload:
            if isinstance(inner, Message):
                yield from _parts(inner, depth + 1)


def _alternative(payload: Sequence[object], depth: int) -> Iterator["Message[str, str]"]:
    leaves = [leaf for inner in payload if isinstance(inner, Message) for leaf in _parts(inner, depth + 1)]
    texts = [leaf for leaf in leaves if _is_text(leaf)]
    plain = [leaf for leaf in texts if leaf.get_content_subtype() != "html" and _text(leaf).strip()]
    yield from plain[:1] or texts[-1:]
    yield from (leaf for leaf in leaves if not _is_text(leaf))


def _is_text(part: "Message[str, str]") -> bool:
    if part.get_content_type() not in {"text/plain", "text/html"}:
        return False
    return part.get_content_disposition() != "attachment" and not _given_name(part)


def _text(part: "Message[str, str]") -> str:
    text = decode_text(_content(part), parameter(part, "content-type", "charset"))
    if part.get_content_subtype() == "html":
        return plain_text(text)
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def _given_name(part: "Message[str, str]") -> str:
    return parameter(part, "content-disposition", "filename") or parameter(part, "content-type", "name")


def _name(part: "Message[str, str]") -> str:
    if name := _given_name(part):
        return name
    if part.get_content_maintype() == "message":
        inner = part.get_payload()
        first = inner[0] if isinstance(inner, list) and inner else None
        subject = first_text(first, "subject") if isinstance(first, Message) else ""
        return f"{subject or '转发邮件'}.eml"
    endings = {"text/calendar": ".ics", "text/html": ".html", "text/plain": ".txt", "image/png": ".png"}
    return f"附件{endings.get(part.get_content_type(), '.' + part.get_content_subtype()[:10])}"


def _content(part: "Message[str, str]") -> bytes:
    payload = part.get_payload()
    if isinstance(payload, list):
        return b"\r\n".join(_whole(inner) for inner in payload if isinstance(inner, Message))
    decoded = part.get_payload(decode=True)
    return decoded if isinstance(decoded, bytes) else str(payload or "").encode("utf-8", "surrogateescape")


def _whole(message: "Message[str, str]") -> bytes:
    """A mail within a mail, as it came; where the library cannot write it again, its headers and text."""
    try:
        return message.as_bytes()
    except (ValueError, LookupError, TypeError, AttributeError, KeyError, IndexError):
        lines = [f"{name}: {value}" for name, value in message.raw_items()]
        return ("\r\n".join(lines) + "\r\n\r\n" + str(message.get_payload())).encode("utf-8", "surrogateescape")
