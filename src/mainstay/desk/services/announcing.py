"""Telling open pages that a case has changed: which one and how far it is, never what was written."""

from collections.abc import Sequence
from datetime import datetime

from mainstay.gateway.public import case_subject
from mainstay.kernel.bus import announce

from .following.followed import Followed


def follow_live(followed: Sequence[Followed], now: datetime) -> None:  # noqa: ARG001  as followers are called
    """Announce each case, also one that was taken over or computed anew: its page and the lists show it."""
    for one in followed:
        announce(case_subject(one.case.contract_id, one.case.number), seq=one.case.seq)
