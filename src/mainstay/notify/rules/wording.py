"""The words of a kind of message as somebody writes them: what is wrong with them, and how long an SMS is."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from mainstay.kernel.errors import Problem

from .filling import BadText, names_in

# Signs of the GSM alphabet that fit into a message of 160; each of the second group takes two places.
GSM = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿"
    "abcdefghijklmnopqrstuvwxyzäöñüà"
)
GSM_DOUBLE = frozenset("^{}\\[~]|€")
PARTS = ("subject", "mail", "sms")


@dataclass(frozen=True, slots=True)
class SmsLength:
    """How many places a text takes, and how many messages it is sent as."""

    places: int
    messages: int


def sms_length(text: str) -> SmsLength:
    """Chinese counts by UTF-16: 70 in one message, 67 in each of several; GSM signs 160 and 153 (3GPP 23.038)."""
    if all(sign in GSM or sign in GSM_DOUBLE for sign in text):
        places = sum(2 if sign in GSM_DOUBLE else 1 for sign in text)
        single, several = 160, 153
    else:
        places = len(text.encode("utf-16-le")) // 2
        single, several = 70, 67
    return SmsLength(places, 1 if places <= single else -(-places // several))


def problems_of(words: dict[str, str], allowed: Collection[str]) -> tuple[Problem, ...]:
    """What is wrong with subject, mail and SMS: empty, more than plain names between braces, names without a value."""
    return tuple(problem for part in PARTS for problem in _problems(part, words[part], allowed))


def _problems(part: str, text: str, allowed: Collection[str]) -> Iterator[Problem]:
    if not text.strip():
        yield Problem("missing", "不能为空", "this is required", part)
        return
    try:
        names = names_in(text)
    except BadText as error:
        zh = f"{error.part}：花括号内只能是变量名；要显示花括号，请连写两个"
        en = f"{error.part}: only a plain name may stand between braces; double a brace to show it"
        yield Problem("bad_placeholder", zh, en, part)
        return
    for name in names:
        if name not in allowed:
            yield Problem("unknown_placeholder", f"没有变量 {{{name}}}", f"there is no {{{name}}}", part)
