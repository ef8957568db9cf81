"""The fields of an act as somebody filled them in: what is missing, and what is none of them."""

from collections.abc import Collection, Mapping, Sequence

from .errors import Malformed, Problem

Names = tuple[str, str]  # in Chinese and in English


def check_fields(
    given: Mapping[str, object], *, required: Sequence[str], optional: Collection[str], names: Mapping[str, Names]
) -> dict[str, object]:
    """What was filled in, without empty fields; Malformed for what is missing and for what is none of the fields."""
    told = {name: value for name, value in given.items() if value not in (None, "", [], (), {})}
    faults = [
        Problem("missing", f"请填写“{names[name][0]}”", f"“{names[name][1]}” is required", name)
        for name in required
        if name not in told
    ]
    faults += [
        Problem("unknown_field", f"{name}：此操作没有这一项", f"{name}: not a field of this act", name)
        for name in told
        if name not in {*required, *optional}
    ]
    if faults:
        raise malformed(*faults)
    return told


def malformed(*faults: Problem) -> Malformed:
    """The refusal of an input with these faults."""
    return Malformed("提交的内容有误。", "The input is malformed.", faults)
