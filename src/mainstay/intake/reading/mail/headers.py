"""Headers into text: encoded words (RFC 2047), raw eight-bit ones, addresses, parameters (RFC 2231), dates."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import parsedate_to_datetime

from .charsets import decode_text

LONGEST = 20_000
ADDRESS = re.compile(r"[^\s<>()\[\],;:\\\"@]{1,64}@[^\s<>()\[\],;:\\\"@]{1,190}")
ANGLE = re.compile(r"<\s*([^<>]*)\s*>")
QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"')
COMMENT = re.compile(r"\([^()]*\)")
ENCODED = re.compile(r"=\?[^?\s]+\?[bq]\?[^?]*\?=", re.IGNORECASE)


def raw_values(message: "Message[str, str]", name: str) -> list[str]:
    """The values of a header as they stand, unfolded, each cut to a bearable length."""
    wanted = name.lower()
    return [_unfold(str(value))[:LONGEST] for key, value in message.raw_items() if key.lower() == wanted]


def text_of(raw: str) -> str:
    """A header's words: encoded ones decoded, eight-bit ones guessed, control characters as blanks."""
    if "=?" not in raw:
        return _line(decode_text(_bytes(raw)))
    raw = re.sub(r"\?=\s+=\?", "?==?", raw)
    try:
        parts = decode_header(raw)
    except (HeaderParseError, ValueError, LookupError):
        return _line(decode_text(_bytes(raw)))
    text = "".join(
        decode_text(part if isinstance(part, bytes) else _bytes(part), charset or "")
        for part, charset in _joined(parts)
    )
    return _line(text)


def first_text(message: "Message[str, str]", name: str) -> str:
    """The words of a header's first value; empty when it is missing."""
    return text_of(next(iter(raw_values(message, name)), ""))


def addresses(raw: str) -> tuple[tuple[str, str], ...]:
    """Names and addresses in a header, in lower case; only what stands in angle brackets, else what stands alone."""
    found = []
    for part in _split(raw):
        bare = COMMENT.sub(" ", QUOTED.sub(" ", part))
        angles = ANGLE.findall(bare)
        inside = angles[-1] if angles else bare
        match = ADDRESS.fullmatch(inside.strip())
        if match and len(angles) < 2:
            name = text_of(ANGLE.sub("", part).strip().strip('"').replace('\\"', '"')) if angles else ""
            found.append((name.strip(), match.group().lower()))
    return tuple(found)


def claims_other_address(raw: str) -> bool:
    """True when the name shows an address that is not the one in brackets, as forged senders do."""
    return any(shown.group().lower() != address for name, address in addresses(raw) if (shown := ADDRESS.search(name)))


def parameter(message: "Message[str, str]", header: str, name: str) -> str:
    """A parameter of a header, decoded by RFC 2231 or 2047, whatever its bytes."""
    for raw in raw_values(message, header):
        holder: Message[str, str] = Message()
        holder[header] = decode_text(_bytes(raw)).replace("\r", " ").replace("\n", " ")
        value = holder.get_param(name, header=header)
        if isinstance(value, tuple):
            charset, _, text = value
            return _line(decode_text(text.encode("latin-1", "replace"), charset or ""))
        if value:
            return text_of(value) if ENCODED.search(value) else _line(value)
    return ""


def date_of(message: "Message[str, str]") -> datetime | None:
    """The moment in the Date header, in UTC; None when it cannot be read."""
    for raw in raw_values(message, "date"):
        try:
            found = parsedate_to_datetime(raw)
            return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
        except (ValueError, TypeError, OverflowError, IndexError):
            continue
    return None


def _joined(parts: Iterable[tuple[bytes | str, str | None]]) -> list[tuple[bytes | str, str | None]]:
    """Neighbours of one charset joined before decoding: mail programs cut characters in two."""
    found: list[tuple[bytes | str, str | None]] = []
    for part, charset in parts:
        if found and charset and found[-1][1] == charset and isinstance(part, bytes):
            before = found[-1][0]
            found[-1] = ((before if isinstance(before, bytes) else before.encode()) + part, charset)
        else:
            found.append((part, charset))
    return found


def _split(raw: str) -> list[str]:
    """The mailboxes of an address list: cut at commas and semicolons outside quotes, brackets and comments."""
    parts, depth, quoted, start = [], 0, False, 0
    for place, sign in enumerate(raw):
        if sign == '"' and (place == 0 or raw[place - 1] != "\\"):
            quoted = not quoted
        elif not quoted and sign in "(<":
            depth += 1
        elif not quoted and sign in ")>":
            depth = max(depth - 1, 0)
        elif not quoted and not depth and sign in ",;":
            parts.append(raw[start:place])
            start = place + 1
    return [*parts, raw[start:]]


def _unfold(value: str) -> str:
    return re.sub(r"\r?\n[ \t]?", " ", value).strip()


def _bytes(raw: str) -> bytes:
    return raw.encode("utf-8", "surrogateescape")


def _line(text: str) -> str:
    return " ".join("".join(sign if sign.isprintable() or sign == "\u3000" else " " for sign in text).split())
