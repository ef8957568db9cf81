"""The front door of the intake: take in what comes from outside."""

from .services.mailbox import read_mailbox

__all__ = ["read_mailbox"]
