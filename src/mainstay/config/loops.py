"""The loops that a worker runs, one line a module."""

from mainstay.desk.public import follow_changes
from mainstay.intake.public import read_mailbox
from mainstay.kernel.timers import fire_due
from mainstay.kernel.waking import Loop
from mainstay.notify.public import deliver_endpoints, deliver_mail, deliver_push, deliver_sms

LOOPS: tuple[Loop, ...] = (
    Loop("desk.changes", follow_changes),
    Loop("intake.mail", read_mailbox),
    Loop("kernel.timers", fire_due),
    Loop("notify.endpoints", deliver_endpoints),
    Loop("notify.mail", deliver_mail),
    Loop("notify.push", deliver_push),
    Loop("notify.sms", deliver_sms),
)
