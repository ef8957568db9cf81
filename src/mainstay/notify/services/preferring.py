"""A person sets what comes by which channel, and hours in which nothing comes."""

from collections.abc import Collection
from datetime import datetime, time
from zoneinfo import available_timezones

from mainstay.directory.public import Actor
from mainstay.kernel.errors import Malformed, Problem
from mainstay.notify.models import Preference
from mainstay.notify.reading.templates import kinds, template_of
from mainstay.notify.rules.preferring import PERSONAL, Wish


def set_wish(wish: Wish, *, actor: Actor, now: datetime) -> None:
    """Keep what the actor wants. Malformed for a kind that a contract demands or that there is not, and half hours."""
    problems = _problems(wish.off, wish.quiet_from, wish.quiet_until, wish.timezone)
    if problems:
        raise Malformed("通知偏好有误，未保存。", "The preferences are not right; nothing was kept.", problems)
    Preference.objects.update_or_create(
        person_id=actor.id,
        defaults={
            "off": sorted(f"{kind}:{channel}" for kind, channel in wish.off),
            "quiet_from": wish.quiet_from,
            "quiet_until": wish.quiet_until,
            "timezone": wish.timezone,
            "changed_at": now,
        },
    )


def _problems(off: Collection[tuple[str, str]], begin: time | None, end: time | None, timezone: str) -> list[Problem]:
    found = []
    for kind, channel in sorted(off):
        if kind not in kinds() or channel not in PERSONAL:
            found.append(Problem("unknown", f"没有这类消息：{kind}", f"there is no such kind: {kind}", "off"))
        elif template_of(kind).binding:
            name = template_of(kind).name
            zh, en = (name.zh, name.en) if name else (kind, kind)
            found.append(Problem("binding", f"合同要求通知“{zh}”，不能关闭", f"the contract demands “{en}”", "off"))
    if (begin is None) != (end is None):
        found.append(Problem("missing", "请同时填写起止时间", "give both ends of the quiet hours", "quiet_until"))
    if timezone not in available_timezones():
        found.append(Problem("unknown", "没有这个时区", "there is no such time zone", "timezone"))
    return found
