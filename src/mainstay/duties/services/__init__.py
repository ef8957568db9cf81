"""Verbs of duties."""

from .acting import act_on_duty
from .feeding import make_feed, revoke_feed
from .history import Done, record_performances
from .opening import Asking, open_duty
from .planning import plan_contracts, plan_duties
from .timing import fire_late, fire_reminder, fire_silence

__all__ = [
    "Asking",
    "Done",
    "act_on_duty",
    "fire_late",
    "fire_reminder",
    "fire_silence",
    "make_feed",
    "open_duty",
    "plan_contracts",
    "plan_duties",
    "record_performances",
    "revoke_feed",
]
