"""Passwords that are easy to guess for those who know the place. Pure."""

import re
from collections.abc import Iterable

# Names of the product and of the roles that sign in, in the spellings that people type.
PRODUCT = ("mainstay", "dizhu", "砥柱")
ROLE_WORDS = ("administrator", "engineer", "auditor", "manager", "customer", "vendor", "admin", "user", "password")
LEFT = 6


def is_familiar(password: str, names: Iterable[str]) -> bool:
    """Whether a password is little more than words that everybody here knows: fewer than six letters are left of it.

    Figures and signs do not count as letters: `Mainstay-2026!` is the product's name and a year.
    """
    rest = password.lower()
    known = sorted({word.lower().strip() for word in (*PRODUCT, *ROLE_WORDS, *names)}, key=len, reverse=True)
    found = [word for word in known if len(word) > 1 and word in rest]
    for word in found:
        rest = rest.replace(word, "")
    return bool(found) and len(re.sub(r"[\d\W_]", "", rest)) < LEFT
