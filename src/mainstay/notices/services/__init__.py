"""Verbs of notices."""

from .acting import act_on_notice
from .addressing import change_address
from .sending import Sending, send_notice
from .timing import fire_silence

__all__ = ["Sending", "act_on_notice", "change_address", "fire_silence", "send_notice"]
