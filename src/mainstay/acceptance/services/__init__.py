"""Verbs of acceptance."""

from .acting import Doing, act_on_acceptance, record_acts
from .opening import open_acceptances
from .timing import fire_late

__all__ = ["Doing", "act_on_acceptance", "fire_late", "open_acceptances", "record_acts"]
