"""The names under which messages travel: tokens, ids and threads of mail."""

import hashlib
import re

CASE_IN_ID = re.compile(r"<case\.([^.@<>\s]+)\.[^@<>\s]+@[^<>\s]+>")
TOKEN_IN_ID = re.compile(r"<(?:case|note)\.[^.@<>\s]+\.([0-9a-f]{24})@[^<>\s]+>")


def token_of(key: str) -> str:
    """A short name for a key, the same each time: it makes a message's id and a gateway's idempotency key."""
    return hashlib.sha256(key.encode()).hexdigest()[:24]


def message_id(about: str, token: str, domain: str) -> str:
    """The Message-ID of a mail: `<case.NUMBER.TOKEN@domain>`, so that a reply names its case."""
    return f"<{_stem(about)}.{token}@{domain}>"


def thread_id(about: str, domain: str) -> str:
    """What all mails about a case refer to, so that they stand together."""
    return f"<{_stem(about)}.thread@{domain}>"


def case_in(message_ids: str) -> str:
    """The number of the case that the ids of a reply's headers name; empty for none."""
    found = CASE_IN_ID.search(message_ids)
    return found.group(1) if found else ""


def tokens_in(text: str) -> tuple[str, ...]:
    """The tokens of our messages whose ids stand in a text, each once."""
    return tuple(dict.fromkeys(TOKEN_IN_ID.findall(text)))


def with_number(subject: str, about: str) -> str:
    """The subject with the case's number in brackets, once, on one line."""
    line = " ".join(subject.split())
    return line if not about or f"[{about}]" in line else f"[{about}] {line}"


def _stem(about: str) -> str:
    return f"case.{about}" if about else "note.none"
