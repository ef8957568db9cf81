"""What a session remembers on the way: a sign-in that waits for its second factor, offers, and who has just shown."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID

from django.http import HttpRequest

from mainstay.account.rules.steps import FRESH, HELD, SHOWN_KEY, How, is_live
from mainstay.directory.public import Actor
from mainstay.kernel.errors import Forbidden, NotSignedIn
from mainstay.kernel.time import read, written

HELD_KEY, OFFER_KEY, CHALLENGE_KEY, CODE_KEY = "account.held", "account.offer", "account.challenge", "account.code"
SOURCE_KEY = "account.source"


class ConfirmFirst(Forbidden):
    """403: this person may, but has to show again who they are."""

    code: ClassVar[str] = "confirm_first"
    title_zh: ClassVar[str] = "请先确认身份"
    title_en: ClassVar[str] = "Confirm who you are"


@dataclass(frozen=True, slots=True)
class Held:
    """A sign-in whose first step is done."""

    person: UUID
    how: How


def hold(request: HttpRequest, person_id: UUID, how: How, *, now: datetime) -> None:
    """Remember the first step, under a new session key; nobody is signed in yet."""
    request.session.cycle_key()
    request.session[HELD_KEY] = {"person": str(person_id), "how": how.value, "at": written(now)}


def held(request: HttpRequest, *, now: datetime) -> Held | None:
    """The sign-in that waits, None when there is none or it has waited for too long."""
    kept = request.session.get(HELD_KEY)
    if not kept or not is_live(read(kept["at"]), span=HELD, now=now):
        return None
    return Held(UUID(kept["person"]), How(kept["how"]))


def require_held(request: HttpRequest, *, now: datetime) -> Held:
    """As `held`; NotSignedIn when the sign-in has to begin anew."""
    found = held(request, now=now)
    if found is None:
        raise NotSignedIn("登录步骤已过期，请重新登录。", "This sign-in has expired; begin anew.")
    return found


def release(request: HttpRequest, *, now: datetime) -> None:
    """The sign-in is whole: nothing waits any more, and its person has just shown who they are."""
    request.session.pop(HELD_KEY, None)
    note_shown(request, now=now)


def note_shown(request: HttpRequest, *, now: datetime) -> None:
    """Who is signed in has just shown it."""
    request.session[SHOWN_KEY] = written(now)


def is_fresh(request: HttpRequest, *, now: datetime) -> bool:
    """Whether who is signed in has shown it lately."""
    shown = request.session.get(SHOWN_KEY)
    return shown is not None and is_live(read(shown), span=FRESH, now=now)


def require_fresh(request: HttpRequest, actor: Actor, *, now: datetime) -> UUID:
    """The person who is signed in; ConfirmFirst when they have not shown it lately."""
    if not is_fresh(request, now=now):
        raise ConfirmFirst("请先输入密码或验证码确认身份。", "Confirm with your password or a code first.")
    return actor.id


def keep(request: HttpRequest, key: str, value: Any) -> None:
    """Remember an offer or a challenge."""
    request.session[key] = value


def recall(request: HttpRequest, key: str) -> Any:
    """What was remembered, which stays so; None for nothing."""
    return request.session.get(key)


def take(request: HttpRequest, key: str) -> Any:
    """What was remembered, which is then forgotten; NotSignedIn when there is nothing."""
    kept = request.session.pop(key, None)
    if kept is None:
        raise NotSignedIn("本次操作已过期，请重新开始。", "This has expired; begin anew.")
    return kept
