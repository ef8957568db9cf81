"""Codes that travel to a telephone or a mailbox: what they are for, how long they count, where they go. Pure."""

import re
from datetime import timedelta
from enum import StrEnum

DIGITS = 6
MOST_TRIES = 5
LIFE = {"sms": timedelta(minutes=5), "mail": timedelta(minutes=10)}
AGAIN = timedelta(minutes=1)


class Purpose(StrEnum):
    """What a code opens; one for another purpose does not fit."""

    SIGN_IN = "sign_in"
    RESET = "reset"
    REGISTER = "register"
    REACH = "reach"


MOBILE = re.compile(r"1[3-9]\d{9}")


def is_mobile(number: str) -> bool:
    """Whether a number, in its one spelling, is a Chinese mobile number."""
    return MOBILE.fullmatch(number) is not None


def is_mail(typed: str) -> bool:
    """Whether something typed is meant as a mail address; whether it exists shows when a mail arrives."""
    return re.fullmatch(r"[^@\s]{1,64}@[^@\s]{1,189}", typed.strip()) is not None
