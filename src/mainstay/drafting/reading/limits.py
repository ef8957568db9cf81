"""How large a document may be, and the words for one that cannot be read."""

from typing import NoReturn

from mainstay.kernel.errors import Malformed, Problem, TooLarge

MAX_BYTES = 100_000_000
MAX_UNPACKED = 200_000_000
MAX_RATIO = 200
MAX_PARTS = 5_000
MAX_PAGES = 1_000
MAX_CHARACTERS = 3_000_000
MAX_CELLS = 200_000


class Unreadable(Malformed):
    """A document that no draft can be made of: `zh` and `en` say why and what to do."""

    code = "unreadable_document"
    title_zh = "文件无法读取"
    title_en = "The document cannot be read"


def unreadable(reason: str, *, zh: str, en: str) -> NoReturn:
    """Refuse a document; `reason` is the stable code of the problem."""
    raise Unreadable(zh=zh, en=en, problems=(Problem(reason, zh, en),))


def too_large(*, zh: str, en: str) -> NoReturn:
    """Refuse a document over a limit."""
    raise TooLarge(zh=zh, en=en)
