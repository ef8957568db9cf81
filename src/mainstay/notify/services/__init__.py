"""Verbs of notify: put messages into the outbox, and carry them out."""

from functools import partial

from mainstay.notify.rules import Channel

from .delivering import deliver_due
from .queueing import send, send_letter

__all__ = ["deliver_mail", "deliver_sms", "send", "send_letter"]

deliver_mail, deliver_sms = partial(deliver_due, Channel.MAIL), partial(deliver_due, Channel.SMS)
