"""Whether the receiving mail server vouches for a sender (RFC 8601, Authentication-Results)."""

import re
from collections.abc import Mapping

METHOD = re.compile(r"\b(dmarc|spf|dkim)\s*=\s*([a-z]+)([^;]*)", re.IGNORECASE)
DOMAIN = re.compile(
    r"(?:header\.(?:from|d|i)|smtp\.(?:mailfrom|helo))\s*=\s*\"?(?:[^\s;\"@]*@)?([^\s;\"]+)", re.IGNORECASE
)


def is_proven(headers: Mapping[str, str], server: str, sender: str) -> bool:
    """True when `server` is not named, or has written that DMARC passed, or SPF or DKIM for the sender's own domain.

    Only the topmost header counts, and only when it begins with the server's name: anybody may write others.
    """
    if not server:
        return True
    name, _, results = headers.get("authentication-results", "").partition(";")
    if name.split(" ")[0].strip().lower() != server.strip().lower():
        return False
    domain = sender.rpartition("@")[2]
    for method, result, rest in METHOD.findall(results):
        if result.lower() != "pass":
            continue
        if method.lower() == "dmarc" or any(one.lower() == domain for one in DOMAIN.findall(rest)):
            return True
    return False
