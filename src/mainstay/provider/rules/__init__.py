"""What other systems may ask for, where they may be sent back to, and how long things count. Pure."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

CODE_LIFE = timedelta(minutes=1)
ACCESS_LIFE = timedelta(minutes=15)
REFRESH_LIFE = timedelta(days=30)
IDENTITY_LIFE = timedelta(hours=1)
# A new key is published this long before it signs, so that those who cache keys know it by then.
KEY_NOTICE = timedelta(hours=2)
KEYS_CACHED = timedelta(hours=1)
# A host, a port, then a path and a query, all in visible signs of ASCII.
RETURN = re.compile(
    r"(?:https://(?:[A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\])|http://(?:localhost|127\.0\.0\.1|\[::1\]))"
    r"(?::\d{1,5})?(?:[/?][^\x00-\x20\x7f-\U0010ffff#*\\<>\"`]*)?"
)


class Scope(StrEnum):
    """What a system may be told of a person, or may do in their absence."""

    OPENID = "openid"
    PROFILE = "profile"
    EMAIL = "email"
    PHONE = "phone"
    OFFLINE = "offline_access"


@dataclass(frozen=True, slots=True)
class Words:
    """A scope as people read it on the consent page."""

    zh: str
    en: str


SCOPES = {
    Scope.OPENID: Words("您的身份标识", "Who you are, as an identifier"),
    Scope.PROFILE: Words("姓名、登录名和语言", "Your name, login and language"),
    Scope.EMAIL: Words("邮箱", "Your mail address"),
    Scope.PHONE: Words("手机号", "Your mobile number"),
    Scope.OFFLINE: Words("在您未打开该系统时继续读取上述信息", "All this also while you are not using it"),
}


class Shown(StrEnum):
    """What the authorisation page shows: the sign-in, the consent, or nothing because it goes on at once."""

    SIGN_IN = "sign_in"
    CONSENT = "consent"
    GO_ON = "go_on"


def next_page(*, signed_in: bool, fresh: bool, consented: bool, prompts: frozenset[str]) -> Shown:
    """What comes next for a request that is in order. `fresh`: signed in lately enough for what it asks."""
    if not signed_in or not fresh or "login" in prompts:
        return Shown.SIGN_IN
    return Shown.GO_ON if consented and "consent" not in prompts else Shown.CONSENT


def allowed_scope(asked: str, allowed: Iterable[str]) -> str:
    """The scopes that were asked for and may be given, in their order, each once."""
    given = frozenset(allowed)
    return " ".join(dict.fromkeys(word for word in asked.split() if word in given))


def is_safe_return(uri: str) -> bool:
    """Whether people may be sent back there: https, or this machine itself; no fragment, no user, no wildcard."""
    return RETURN.fullmatch(uri) is not None


def claims_of(
    subject: str, scope: str, *, name: str, login: str, language: str, mail: str, phone: str
) -> dict[str, str]:
    """What a system is told of a person (OpenID Connect Core 5.4); nothing that its scopes do not cover."""
    given = frozenset(scope.split())
    claims = {"sub": subject}
    if Scope.PROFILE in given:
        claims |= {"name": name, "preferred_username": login, "locale": "en" if language == "en" else "zh-CN"}
    if Scope.EMAIL in given and mail:
        claims["email"] = mail
    if Scope.PHONE in given and phone:
        claims["phone_number"] = f"+86{phone}"
    return claims
