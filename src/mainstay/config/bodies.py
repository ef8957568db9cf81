"""Bodies of requests: JSON as it is read, but for texts that no table can keep."""

import re
from typing import Any

from django.http import HttpRequest
from ninja.parser import Parser

from mainstay.kernel.errors import Malformed, Problem

# A zero byte, or half of a pair that stands for one sign: JSON can spell them, PostgreSQL and UTF-8 cannot keep them.
SPELT = re.compile(rb"\\u(?:0000|[dD][89a-fA-F])")
UNKEPT = re.compile("[\0\ud800-\udfff]")


class Bodies(Parser):
    """Refuses what could be stored nowhere, before anything is done with it."""

    def parse_body(self, request: HttpRequest) -> Any:
        """The document; Malformed, with the place of the text, where one cannot be kept."""
        document = super().parse_body(request)
        if SPELT.search(request.body) and (path := _unkept(document)) is not None:
            zh, en = "含有无法保存的字符", "holds a character that cannot be kept"
            problem = Problem("unkept_text", f"{path}：{zh}" if path else zh, f"{path}: {en}" if path else en, path)
            raise Malformed("提交的内容有误。", "The input is malformed.", [problem])
        return document


def _unkept(document: Any) -> str | None:
    """The place of the first text or name that cannot be kept, in dots; None when all can. A name is not repeated."""
    waiting: list[tuple[str, Any]] = [("", document)]
    while waiting:
        path, value = waiting.pop()
        if isinstance(value, str) and UNKEPT.search(value):
            return path
        if isinstance(value, dict):
            if any(UNKEPT.search(name) for name in value):
                return path
            waiting += [(f"{path}.{name}".lstrip("."), one) for name, one in value.items()]
        elif isinstance(value, list):
            waiting += [(f"{path}.{index}".lstrip("."), one) for index, one in enumerate(value)]
    return None
