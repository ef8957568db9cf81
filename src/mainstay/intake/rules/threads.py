"""Which case a message belongs to: by our own Message-IDs, or by a number in the subject."""

import re
from collections.abc import Sequence

NUMBER = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,30}[A-Za-z0-9])?-\d{4}-\d{5,}"
OUR_ID = re.compile(rf"<case\.({NUMBER})\.[^@<>\s]*@[^<>\s]+>")
IN_SUBJECT = re.compile(rf"(?<![A-Za-z0-9-])({NUMBER})(?![A-Za-z0-9-])")
MESSAGE_ID = re.compile(r"<[^<>\s]{1,900}>")


def case_of_references(references: Sequence[str]) -> str:
    """The number in the last of our own Message-IDs that a mail refers to; empty when it refers to none."""
    for reference in reversed(references):
        if found := OUR_ID.fullmatch(reference):
            return found.group(1).upper()
    return ""


def case_in_subject(subject: str) -> str:
    """The first case number in a subject; empty when there is none."""
    found = IN_SUBJECT.search(subject)
    return found.group(1).upper() if found else ""


def message_ids(header: str) -> tuple[str, ...]:
    """The Message-IDs in a References or In-Reply-To header, in their order, each once, at most the last fifty."""
    return tuple(dict.fromkeys(MESSAGE_ID.findall(header)))[-50:]


def our_message_id(number: str, unique: str, host: str) -> str:
    """A Message-ID of ours, by which an answer finds its case."""
    return f"<case.{number}.{unique}@{host}>"
