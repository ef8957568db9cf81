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


def refuse_size(size: int) -> None:
    """TooLarge for a file over the limit, by its size in bytes, before anything of it is read."""
    if size > MAX_BYTES:
        most = MAX_BYTES // 1_000_000
        too_large(
            zh=f"文件有 {size // 1_000_000} MB，超过 {most} MB 的上限；扫描件请用 200 dpi 灰度重新扫描，或拆分",
            en=f"the file has {size // 1_000_000} MB, at most {most} MB are read; scan at 200 dpi in grey, or split it",
        )


def unreadable(reason: str, *, zh: str, en: str) -> NoReturn:
    """Refuse a document; `reason` is the stable code of the problem."""
    raise Unreadable(zh=zh, en=en, problems=(Problem(reason, zh, en),))


def too_large(*, zh: str, en: str) -> NoReturn:
    """Refuse a document over a limit."""
    raise TooLarge(zh=zh, en=en)
