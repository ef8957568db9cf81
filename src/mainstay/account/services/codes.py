"""Codes by SMS and mail: sent to whom they belong, bound to the browser that asked, used once."""

import secrets
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from django.conf import settings
from django.db.models import F
from django.utils.crypto import constant_time_compare

from mainstay.account.models import SentCode
from mainstay.account.rules.codes import DIGITS, LIFE, MOST_TRIES, Purpose, is_mail, is_mobile
from mainstay.account.rules.limits import Act
from mainstay.directory.public import PersonFacts, accounts, list_people, normal_phone
from mainstay.kernel.errors import Malformed, NotSignedIn, Problem, TooMany
from mainstay.kernel.pages import address_of
from mainstay.kernel.sealing import blind
from mainstay.notify.public import Channel, Message, Recipient, send

from .limits import begin_try

WRONG = ("验证码不正确或已过期。", "The code is not right, or it has expired.")
PAGES = {Purpose.SIGN_IN: "sign-in", Purpose.RESET: "reset-password"}


@dataclass(frozen=True, slots=True)
class Goal:
    """Where a code goes: a channel and an address, and whose account it is about; nobody's for a stranger."""

    channel: Channel
    address: str
    person: PersonFacts | None = None


def open_channels() -> frozenset[Channel]:
    """The channels by which codes can leave."""
    ways = ((Channel.SMS, settings.SMS_GATEWAY), (Channel.MAIL, settings.SMTP_URL))
    return frozenset(channel for channel, way in ways if way)


@accounts.ends_with_account
def end_codes(person_id: UUID, now: datetime) -> None:
    """No code on its way lets an account in that is closed."""
    SentCode.objects.filter(person_id=person_id, used_at__isnull=True).update(used_at=now)


def ask_for_account(typed: str, purpose: Purpose, *, address: str, now: datetime) -> UUID:
    """Send a code to whoever owns what was typed; the code's id. What follows is the same when nobody does.

    TooMany when this was asked for too often, for the account as typed or from the address. The limit of a person
    is kept silently: it would tell that two names are one account.
    """
    what = typed.replace("\0", "").strip().lower()
    begin_try(Act.ASK, f"{purpose} {what}", address=address, now=now)
    person_id = accounts.find_account(what)
    (person,) = list_people([person_id], now=now) if person_id else (None,)
    goal = _goal(what, person)
    if goal is None or person is None or not _may_send(str(person.id), now=now):
        return _keep(Goal(Channel.SMS, ""), purpose, secrets.token_hex(16), now=now)
    return _send(goal, purpose, language=person.language, now=now)


def ask_for_number(typed: str, purpose: Purpose, *, language: str, address: str, now: datetime) -> UUID:
    """Send a code to a mobile number that somebody says is theirs; the code's id. Malformed, TooMany."""
    number = normal_phone(typed)
    if not is_mobile(number):
        problem = Problem("not_mobile", "请填写 11 位手机号", "an eleven-digit mobile number is needed", "phone")
        raise Malformed("手机号不正确。", "This is no mobile number.", [problem])
    begin_try(Act.ASK, f"{purpose} {number}", address=address, now=now)
    if not _may_send(number, now=now):
        raise TooMany("该号码获取验证码过于频繁，请稍后再试。", "Too many codes for this number; try again later.")
    return _send(Goal(Channel.SMS, number), purpose, language=language, now=now)


def ask_for_mail(typed: str, purpose: Purpose, *, language: str, address: str, now: datetime) -> UUID:
    """As `ask_for_number`, for a mail address."""
    mail = typed.strip().lower()
    if not is_mail(mail):
        problem = Problem("not_mail", "邮箱格式不正确", "not a mail address", "mail")
        raise Malformed("邮箱不正确。", "This is no mail address.", [problem])
    begin_try(Act.ASK, f"{purpose} {mail}", address=address, now=now)
    if not _may_send(mail, now=now):
        raise TooMany("该邮箱获取验证码过于频繁，请稍后再试。", "Too many codes for this address; try again later.")
    return _send(Goal(Channel.MAIL, mail), purpose, language=language, now=now)


def show_code(code_id: UUID, typed: str, purpose: Purpose, *, address: str, now: datetime) -> SentCode:
    """The code that was typed rightly, not used up yet; NotSignedIn, and after five wrong ones for good. TooMany.

    A try is counted before the code is compared, so that many at once count as many.
    """
    begin_try(Act.CODE, str(code_id), address=address, now=now)
    live = SentCode.objects.filter(pk=code_id, purpose=purpose, used_at__isnull=True, until__gt=now)
    counted = live.filter(tries__lt=MOST_TRIES).update(tries=F("tries") + 1)
    code = live.first() if counted else None
    given = "".join(sign for sign in typed if sign.isascii() and sign.isalnum())
    if code is None or not constant_time_compare(code.digest, _digest(code.id, given)):
        raise NotSignedIn(*WRONG)
    live.update(tries=0)
    return code


def use_up(code: SentCode, *, now: datetime) -> None:
    """The code counts no longer; NotSignedIn when another has just used it."""
    if SentCode.objects.filter(pk=code.pk, used_at__isnull=True).update(used_at=now) != 1:
        raise NotSignedIn(*WRONG)


def use_up_of_person(code: SentCode, *, now: datetime) -> UUID:
    """As `use_up`; the person whose code it was. NotSignedIn when it was nobody's."""
    use_up(code, now=now)
    if code.person_id is None:
        raise NotSignedIn(*WRONG)
    return code.person_id


def person_of(code_id: UUID) -> UUID | None:
    """Whose code it is; None for nobody's."""
    return SentCode.objects.filter(pk=code_id).values_list("person_id", flat=True).first()


def forget_codes(*, now: datetime) -> int:
    """Drop codes that have run out; says how many."""
    dropped, _ = SentCode.objects.filter(until__lt=now).delete()
    return dropped


def _goal(what: str, person: PersonFacts | None) -> Goal | None:
    """A number gets an SMS, an address a mail; a login either, where the person can be reached."""
    if person is None:
        return None
    phone, mail = normal_phone(person.phone), person.mail
    usable = open_channels()
    if is_mail(what):
        return Goal(Channel.MAIL, mail, person) if Channel.MAIL in usable else None
    if phone and Channel.SMS in usable:
        return Goal(Channel.SMS, phone, person)
    return Goal(Channel.MAIL, mail, person) if mail and Channel.MAIL in usable else None


def _may_send(whose: str, *, now: datetime) -> bool:
    try:
        begin_try(Act.SEND, whose, address="", now=now)
    except TooMany:
        return False
    return True


def _send(goal: Goal, purpose: Purpose, *, language: str, now: datetime) -> UUID:
    typed = "".join(secrets.choice("0123456789") for _ in range(DIGITS))
    code_id = _keep(goal, purpose, typed, now=now)
    name, reach = (goal.person.name, goal.person.id) if goal.person else ("", None)
    to = Recipient(
        name or ("您好" if language == "zh" else "Hello"),
        mail=goal.address if goal.channel is Channel.MAIL else "",
        phone=goal.address if goal.channel is Channel.SMS else "",
        language=language,
        person=reach,
    )
    minutes = str(round(LIFE[goal.channel].total_seconds() / 60))
    link = address_of(f"/{PAGES.get(purpose, '')}#code={typed}")
    values = {"code": typed, "minutes": minutes, "link": link}
    send([Message(f"code_{purpose}", to, goal.channel, f"code {code_id}", values=values)], now=now)
    return code_id


def _keep(goal: Goal, purpose: Purpose, typed: str, *, now: datetime) -> UUID:
    code_id = uuid4()
    SentCode.objects.create(
        id=code_id,
        purpose=purpose,
        person_id=goal.person.id if goal.person else None,
        channel=goal.channel,
        address=goal.address,
        digest=_digest(code_id, typed),
        at=now,
        until=now + LIFE[goal.channel],
    )
    return code_id


def _digest(code_id: UUID, typed: str) -> str:
    """Six digits are soon tried out: only both secrets together tell whether they are right."""
    return blind(typed, f"account code {code_id}")
