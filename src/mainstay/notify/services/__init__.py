"""Verbs of notify: put messages into the outbox, carry them out, keep what becomes of them."""

from functools import partial

from mainstay.notify.rules.words import ENDPOINTS, Channel

from .answering import record_bounce
from .delivering import deliver_due
from .outages import note_case, note_over_told
from .queueing import send, send_letter

__all__ = [
    "deliver_endpoints",
    "deliver_mail",
    "deliver_push",
    "deliver_sms",
    "note_case",
    "note_over_told",
    "record_bounce",
    "send",
    "send_letter",
]

deliver_mail, deliver_sms = partial(deliver_due, Channel.MAIL), partial(deliver_due, Channel.SMS)
deliver_push = partial(deliver_due, Channel.PUSH)
deliver_endpoints = partial(deliver_due, *ENDPOINTS)
