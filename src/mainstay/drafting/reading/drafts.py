"""Files of drafts and of keys into what the scorer compares; every fault with its place."""

import json
from collections.abc import Iterator

from pydantic import ValidationError

from mainstay.drafting.rules.draft import Draft, check_value
from mainstay.drafting.rules.kinds import KINDS
from mainstay.drafting.rules.scoring import Stated
from mainstay.kernel.document import Document, Path, dotted, read_document
from mainstay.kernel.errors import Malformed, Problem, TooLarge

MAX_DRAFT_BYTES = 50_000_000
MAX_PROBLEMS = 100


def read_draft(source: bytes) -> Draft:
    """A draft as `mainstay contract draft` writes it (JSON); Malformed with its first faults, TooLarge past 50 MB."""
    if len(source) > MAX_DRAFT_BYTES:
        raise TooLarge(zh="草稿文件超过 50 MB", en="the draft file is over 50 MB")
    try:
        return Draft.model_validate(json.loads(source))
    except ValidationError as error:
        raise Malformed(
            zh=f"草稿文件有 {error.error_count()} 处错误",
            en=f"the draft file has {error.error_count()} faults",
            problems=[
                Problem("draft", zh=one["msg"], en=one["msg"], path=dotted(one["loc"]))
                for one in error.errors(include_url=False, include_input=False)[:MAX_PROBLEMS]
            ],
        ) from None
    except (ValueError, RecursionError) as error:
        raise Malformed(zh=f"草稿文件不是 JSON：{error}", en=f"the draft file is no JSON: {error}") from None


def stated_in(draft: Draft) -> list[Stated]:
    """A draft's terms as the scorer takes them."""
    return [Stated(one.id, one.kind, one.value) for one in draft.terms]


def read_key(source: bytes) -> list[Stated]:
    """The terms of a key: a YAML file of places with their terms by kind, or a draft that somebody has put right.

    A key is `terms`, a list of places; a place is `at`, words that lead to it in the document, and for each kind the
    list of its values (see docs/reference/draft-kinds). Malformed with every fault and its line.
    """
    if source.lstrip()[:1] == b"{":
        return stated_in(read_draft(source))
    document = read_document(source)
    faults: list[Problem] = []
    terms = list(_places(document, faults))
    if faults:
        raise Malformed(
            zh=f"答案文件有 {len(faults)} 处错误",
            en=f"the key has {len(faults)} faults",
            problems=faults[:MAX_PROBLEMS],
        )
    return terms


def _places(document: Document, faults: list[Problem]) -> Iterator[Stated]:
    data = document.data
    places = data.get("terms") if isinstance(data, dict) else None
    if not isinstance(places, list):
        faults.append(_fault(document, (), "缺少 terms 列表", "there is no list `terms`"))
        return
    for at, place in enumerate(places):
        path: Path = ("terms", at)
        if not isinstance(place, dict) or not isinstance(place.get("at"), str):
            faults.append(
                _fault(document, path, "应有 at 说明所在位置", "there is no `at`, words that lead to the place")
            )
            continue
        for kind, values in place.items():
            if kind != "at":
                yield from _values(document, (*path, kind), values, faults, where=place["at"])


def _values(document: Document, path: Path, values: object, faults: list[Problem], *, where: str) -> Iterator[Stated]:
    kind = str(path[-1])
    if kind not in KINDS or not isinstance(values, list):
        faults.append(_fault(document, path, f"没有这种条目：{kind}", f"there is no such list of terms: {kind}"))
        return
    for at, value in enumerate(values):
        try:
            check_value(kind, value if isinstance(value, dict) else {})
        except ValueError as error:
            faults.append(_fault(document, (*path, at), f"条目有误：{error}", f"a wrong term: {error}"))
            continue
        yield Stated(f"{where} {kind} {at + 1}", kind, value)


def _fault(document: Document, path: Path, zh: str, en: str) -> Problem:
    place = document.place(path)
    return Problem("key", zh, en, path=dotted(path), line=place.line, column=place.column)
