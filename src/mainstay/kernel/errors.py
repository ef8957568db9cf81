"""The family of errors that people see: each has a stable code, a status, and words in Chinese and English."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with an input: what, and where.

    `line` and `column` count from 1 and are 0 where the input has no lines; `path` is dotted.
    """

    code: str
    zh: str
    en: str
    path: str = ""
    line: int = 0
    column: int = 0

    def message(self, language: str) -> str:
        """The words in the reader's language."""
        return self.en if language.startswith("en") else self.zh


@dataclass
class MainstayError(Exception):
    """Base of all errors rendered to people; subclasses set `code`, `status` and the two titles.

    `zh` and `en` say what happened this time; `problems` lists each fault of the input; `headers` go with the answer.
    """

    code: ClassVar[str] = "error"
    status: ClassVar[int] = 500
    title_zh: ClassVar[str] = "系统错误"
    title_en: ClassVar[str] = "Error"

    zh: str = ""
    en: str = ""
    problems: Sequence[Problem] = field(default_factory=tuple)
    headers: dict[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.detail("en")

    def title(self, language: str) -> str:
        """The kind of error in the reader's language."""
        return self.title_en if language.startswith("en") else self.title_zh

    def detail(self, language: str) -> str:
        """What happened this time, in the reader's language."""
        words = self.en if language.startswith("en") else self.zh
        return words or self.title(language)


class NotSignedIn(MainstayError):
    """401: nobody is signed in."""

    code = "not_signed_in"
    status = 401
    title_zh = "请先登录"
    title_en = "Sign in first"


class Forbidden(MainstayError):
    """403: this person may not do this."""

    code = "forbidden"
    status = 403
    title_zh = "无权进行此操作"
    title_en = "Not allowed"


class NotFound(MainstayError):
    """404: no such thing, or none that this person may see."""

    code = "not_found"
    status = 404
    title_zh = "未找到"
    title_en = "Not found"


class Refused(MainstayError):
    """409: well-formed, but the state or the contract does not allow it; nothing was changed."""

    code = "refused"
    status = 409
    title_zh = "操作被拒绝"
    title_en = "Refused"


class Stale(Refused):
    """409: somebody else has written since the page was loaded."""

    code = "stale"
    title_zh = "内容已更新"
    title_en = "Changed meanwhile"


class TooLarge(MainstayError):
    """413: the input is over a stated limit."""

    code = "too_large"
    status = 413
    title_zh = "内容过大"
    title_en = "Too large"


class NotAllowed(MainstayError):
    """405: the address is there, but not for this verb; the header `Allow` names those that are."""

    code = "method_not_allowed"
    status = 405
    title_zh = "不支持的请求方法"
    title_en = "Method not allowed"


class Malformed(MainstayError):
    """422: the input cannot be read; `problems` says what and where."""

    code = "malformed"
    status = 422
    title_zh = "内容有误"
    title_en = "Malformed input"


class TooMany(MainstayError):
    """429: too many attempts; try again later."""

    code = "too_many"
    status = 429
    title_zh = "操作过于频繁"
    title_en = "Too many attempts"
