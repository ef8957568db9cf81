"""What is affected and why: the latest description of each stands."""

from collections.abc import Iterable, Mapping

from mainstay.kernel.errors import Malformed, Problem

from .flow import Happened
from .situation import Particular, Payload, Situation
from .words import Act, Kind


def affected(happened: Iterable[Happened], name: str) -> str:
    """The latest value of `system`, `asset` or `maker`, empty when never described."""
    found = ""
    for one in happened:
        if one.kind in {Kind.REPORTED, Kind.DESCRIBED}:
            found = one.entry.payload.get(name, found)
    return found


def _describe(payload: Payload, _situation: Situation) -> Payload:
    if not payload.keys() & {"system", "asset", "maker", "cause"}:
        zh, en = "请至少填写系统、资产、原厂或原因中的一项", "give the system, the asset, the maker or the cause"
        raise Malformed("请补全必填项。", "Something is missing.", [Problem("missing", zh, en, "fields.system")])
    return payload


PARTICULARS: Mapping[Act, Particular] = {Act.DESCRIBE: _describe}
