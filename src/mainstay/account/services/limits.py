"""Tries are written down before they are looked at, so that many at once, in any process, count as many."""

from datetime import datetime

from django.db.models import Count, Q

from mainstay.account.models import Attempt
from mainstay.account.rules.limits import LIMITS, LONGEST, Act, Limit, Rate, exceeded
from mainstay.kernel.errors import TooMany
from mainstay.kernel.sealing import blind


def subject_of(what: str) -> str:
    """How the subject of a try is kept: people type passwords there by mistake, and numbers are soon tried out."""
    return blind(what.encode(errors="replace").decode(), "account_attempt.subject")


def begin_try(act: Act, what: str, *, address: str, now: datetime) -> None:
    """Write a try down; TooMany, and nothing written, when the subject or the address has had its share."""
    attempt = Attempt.objects.create(act=act, subject=subject_of(what), address=address[:45], at=now)
    broken = _broken(attempt, LIMITS[act], now)
    if broken is not None:
        attempt.delete()
        minutes = round(broken.within.total_seconds() / 60)
        raise TooMany(f"尝试次数过多，请 {minutes} 分钟后再试。", f"Too many attempts; try again in {minutes} minutes.")


def forget_tries(act: Act, what: str, *, now: datetime) -> None:
    """After a success: the subject begins anew, and what no longer counts is dropped."""
    Attempt.objects.filter(act=act, subject=subject_of(what)).delete()
    forget_old(now=now)


def forget_old(*, now: datetime) -> int:
    """Drop tries that count for no rate any more; says how many."""
    dropped, _ = Attempt.objects.filter(at__lt=now - LONGEST).delete()
    return dropped


def _broken(attempt: Attempt, limit: Limit, now: datetime) -> Rate | None:
    of_subject, of_address = Q(subject=attempt.subject), Q(address=attempt.address)
    wanted = [(rate, of_subject) for rate in limit.subject] + [(rate, of_address) for rate in limit.address]
    longest = max(rate.within for rate, _ in wanted)
    counts = Attempt.objects.filter(of_subject | of_address, act=attempt.act, at__gt=now - longest).aggregate(
        **{
            f"rate{number}": Count("id", filter=which & Q(at__gt=now - rate.within))
            for number, (rate, which) in enumerate(wanted)
        }
    )
    return exceeded(tuple(rate for rate, _ in wanted), tuple(counts[f"rate{n}"] for n in range(len(wanted))))
