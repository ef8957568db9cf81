"""What the words of a message say: urgent or not, a solution confirmed, which contract is meant."""

import re
from collections.abc import Collection, Mapping

URGENT = re.compile(r"紧急|緊急|加急|特急|十万火急|\burgent\b|\bemergency\b|\basap\b", re.IGNORECASE)
NOT_URGENT = re.compile(
    r"(?:不|非|并不|不是|不算|没有|无)(?:那么|很|太|是)?(?:紧急|緊急|加急|特急)|\bnot\s+(?:so\s+|very\s+)?urgent\b|\bno\s+emergency\b|\bnon-urgent\b",
    re.IGNORECASE,
)
# The whole first line confirms, and nothing else: a doubt anywhere in it makes it a comment.
CONFIRMS = re.compile(
    r"^(?:您好|你好)?[\s,，。!！]*(?:已经?|我方|本单位|我单位|现予?|同意|予以)*"
    r"(?:确认|確認)(?:解决|已解决|恢复|已恢复|修复|已修复|完成|关闭|结单|无误|可以关闭|收到并确认)*"
    r"[\s,，。.!！~～]*(?:谢谢|感谢|辛苦了)?[\s,，。.!！~～]*$"
    r"|^(?:i\s+)?confirm(?:ed)?(?:\s+(?:solved|fixed|resolved|closed))?[\s.!]*(?:thanks|thank\s+you)?[\s.!]*$",
    re.IGNORECASE,
)
CODE_IN_SUBJECT = re.compile(
    r"[\[【(（]\s*(?:合同|contract)?\s*[:：]?\s*([A-Za-z0-9-]{1,40})\s*[\]】)）]", re.IGNORECASE
)


def is_urgent(subject: str, first_line: str, *, flagged: bool) -> bool:
    """True when the sender's program flags it as important, or the subject or first line says urgent.

    Contracts that let only named contacts ask except in an emergency (D-01) let such a message pass.
    """
    said = f"{subject}\n{first_line}"
    if NOT_URGENT.search(said):
        return False
    return flagged or bool(URGENT.search(said))


def flags_urgent(headers: Mapping[str, str]) -> bool:
    """True for Importance: high, X-Priority 1 or 2, Priority: urgent; header names in lower case."""
    return (
        headers.get("importance", "").strip().lower() == "high"
        or headers.get("x-priority", "").strip()[:1] in {"1", "2"}
        or headers.get("priority", "").strip().lower() == "urgent"
    )


def confirms(text: str) -> bool:
    """True when the first line of an answer says 确认 or confirmed and nothing that limits it."""
    return bool(CONFIRMS.match(first_line(text)))


def first_line(text: str) -> str:
    """The first line that holds anything, without blanks around it."""
    return next((line.strip() for line in text.splitlines() if line.strip()), "")


def codes_named(tags: Collection[str], subject: str) -> tuple[str, ...]:
    """Contract codes that the address's plus-tag or brackets in the subject name, in upper case, each once."""
    found = [*tags, *CODE_IN_SUBJECT.findall(subject)]
    return tuple(dict.fromkeys(code.upper() for code in found))
