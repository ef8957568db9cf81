"""Links between cases of one contract: an entry on each of the two names the other."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from mainstay.kernel.errors import Refused

from .flow import Happened
from .situation import Particular, Payload, Situation
from .words import Act, Kind

PARENT, CHILD, WORK_ORDER = "parent", "child", "work_order"
RELATIONS: Mapping[str, tuple[str, str]] = {
    "duplicate": ("重复于", "Duplicate of"),
    "duplicated": ("被重复登记为", "Duplicated by"),
    "related": ("关联", "Related to"),
    PARENT: ("属于", "Part of"),
    CHILD: ("包含", "Holds"),
    WORK_ORDER: ("原厂任务单", "Work order for the maker"),
}
BACK: Mapping[str, str] = {"duplicate": "duplicated", "related": "related", PARENT: CHILD}


@dataclass(frozen=True, slots=True)
class Link:
    """Another case and how this one stands to it."""

    relation: str
    number: str


def links_of(happened: Iterable[Happened]) -> tuple[Link, ...]:
    """The links of a case in the order in which they were made, none twice."""
    found: dict[Link, None] = {}
    for one in happened:
        payload = one.entry.payload
        if one.kind is Kind.REPORTED and payload.get("parent"):
            found[Link(PARENT, payload["parent"])] = None
        elif one.kind is Kind.LINKED:
            found[Link(payload["relation"], payload["case"])] = None
        elif one.kind is Kind.WORK_ORDERED:
            found[Link(WORK_ORDER, payload["number"])] = None
    return tuple(found)


def parent_of(happened: Iterable[Happened]) -> str:
    """The number of the case that this one belongs to, as said last; empty when it stands alone."""
    return next((link.number for link in reversed(links_of(happened)) if link.relation == PARENT), "")


def _link(payload: Payload, situation: Situation) -> Payload:
    """A case is not linked to itself, nor twice in the same way."""
    if payload["case"] == situation.entries[0].payload["number"]:
        raise Refused("不能关联工单自身。", "A case is not linked to itself.")
    if Link(payload["relation"], payload["case"]) in links_of(situation.happened):
        raise Refused("已有这一关联。", "This link is there already.")
    return payload


PARTICULARS: Mapping[Act, Particular] = {Act.LINK: _link}
