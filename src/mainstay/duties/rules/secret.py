"""What is kept of a calendar address's secret. Pure."""

import hashlib


def digest_of(secret: str) -> str:
    """A digest: the secret itself is told once and kept nowhere."""
    return hashlib.sha256(secret.encode()).hexdigest()
