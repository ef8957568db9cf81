"""Marks that each contract's world carries: only who has a part in it may read them, an inner note only its side."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from mainstay.directory.models import Person, RoleGrant
from mainstay.directory.public import ROLES, Side, add_unit_below
from mainstay.kernel.time import now
from tests.permissions.people import Somebody
from tests.snapshots.unit_calls import NAME
from tests.snapshots.world import World

FIRST, SECOND = "T-20", "Q-20"
OTHER_UNIT = "网络运维科"
NOTES = {
    "own": {Side.CUSTOMER: "拟扣减一成尾款", Side.VENDOR: "备件已停产两年"},
    "other": {Side.CUSTOMER: "拟另行招标采购", Side.VENDOR: "驻场人手缺三名"},
}
WRITERS = {Side.CUSTOMER: "customer_contact", Side.VENDOR: "vendor_engineer"}


@dataclass(frozen=True)
class Marked:
    """A contract and what names it.

    `signs` stand in its numbers, its cases' titles, its unit and its people; `notes` in inner notes, by their side.
    """

    place: str  # of those who have a part in it
    contract: str
    unit: str
    numbers: str
    title: str
    unit_name: str
    people: str
    notes: Mapping[Side, str]
    case: str = ""

    @property
    def signs(self) -> tuple[str, ...]:
        """What its own people may read and nobody else."""
        return (self.numbers, self.title, self.unit_name, self.people)

    def named(self, known: Mapping[str, str]) -> dict[str, str]:
        """What a request names, with what there is of this contract in its stead."""
        mine = {"contract_id": self.contract, "unit_id": self.unit}
        if known.get("number", "").startswith(FIRST):
            mine["number"] = self.case
        return {**known, **{name: mine[name] for name in mine.keys() & known.keys()}}


def mark_both(world: World) -> tuple[Marked, Marked]:
    """The first contract of a peopled world and the other one, with people, a unit, a case and notes to tell by."""
    root = RoleGrant.objects.get(person__login="other.unit_administrator").unit_id
    unit = str(add_unit_below(root or UUID(int=0), OTHER_UNIT, now=now()))
    other = str(RoleGrant.objects.get(person__login="other.assessor").contract_id)
    first = Marked("own", world.contract, world.units["unit"], FIRST, "次报修", NAME, "欧阳", NOTES["own"])
    second = Marked("other", other, unit, SECOND, "次告警", OTHER_UNIT, "司马", NOTES["other"])
    for one in (first, second):
        _name_people(one)
    return _with_case(first, world), _with_case(second, world)


def _name_people(marked: Marked) -> None:
    """Whoever holds a role on the contract bears its name."""
    held = RoleGrant.objects.filter(contract_id=marked.contract).values("person_id")
    for person in Person.objects.filter(pk__in=held):
        person.name = f"{marked.people} {person.login}"
        person.save(update_fields=["name"])


def _with_case(marked: Marked, world: World) -> Marked:
    """A case that the customer reports, with an inner note of each side."""
    report = {
        "contract_id": marked.contract,
        "title": f"第 9 {marked.title}",
        "facts": {"level": "I", "stationed": True},
    }
    number = str(world.call(f"{marked.place}.customer_contact", "POST /api/desk/cases", report)["number"])
    for seq, (side, note) in enumerate(marked.notes.items(), start=1):
        body = {"act": "note", "expected_seq": seq, "note": note}
        world.call(f"{marked.place}.{WRITERS[side]}", f"POST /api/desk/cases/{number}/entries", body)
    return replace(marked, case=number)


def kept_from(who: Somebody, marked: Marked) -> Iterator[str]:
    """What somebody may not read of a contract: all of it without a part in it, else what one side keeps to itself."""
    if who.place not in {marked.place, "all"}:
        yield from marked.signs
    mine = ROLES[who.role].side if who.role and who.place == marked.place else None
    yield from (note for side, note in marked.notes.items() if side is not mine)
