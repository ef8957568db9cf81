"""The loops that a worker runs, one line a module."""

from mainstay.kernel.waking import Loop
from mainstay.notify.public import deliver_mail, deliver_sms

LOOPS: tuple[Loop, ...] = (
    Loop("notify.mail", deliver_mail),
    Loop("notify.sms", deliver_sms),
)
