"""One list out of several: in order, cut once, going on where it ended; late is what was due before now."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from mainstay.agenda.public import AgendaContract, Asked, Item, Phrase, Source
from mainstay.agenda.queries import SOURCES, Filters, kinds, list_agenda
from mainstay.directory.public import Actor, Grant, RoleName, Side

NINE = datetime(2026, 10, 12, 1, 0, tzinfo=UTC)
OURS, THEIRS = UUID(int=1), UUID(int=2)
SOMEBODY = Actor(UUID(int=7), "某人", "", (Grant(RoleName.VENDOR_ENGINEER, Side.VENDOR, OURS),))
AUDITOR = Actor(UUID(int=8), "审计", "", (Grant(RoleName.AUDITOR, Side.NEUTRAL, None),))
WORDS = Phrase("词", "word")


def item(kind: str, minute: int, key: int, contract: UUID = OURS) -> Item:
    under = AgendaContract(contract, "T", 1, WORDS, "Asia/Shanghai")
    due = NINE + timedelta(minutes=minute)
    return Item(UUID(int=key), kind, due, under, f"case:{UUID(int=key)}", WORDS, "/", WORDS, (), None)


class Shelf:
    """A source over some items; it notes what it was asked."""

    def __init__(self, *items: Item) -> None:
        self.items, self.asked = items, list[Asked]()

    def __call__(self, asked: Asked) -> list[Item]:
        self.asked.append(asked)
        found = [one for one in self.items if one.kind in asked.kinds]
        found = [one for one in found if asked.contracts is None or one.contract.id in asked.contracts]
        if asked.after is not None:
            place = asked.after
            found = [one for one in found if (one.due, one.key.int) > (place.moment, place.key.int)]
        found = [one for one in found if asked.until is None or one.due <= asked.until]
        return sorted(found, key=lambda one: (one.due, one.key.int))[: asked.limit]


@pytest.fixture
def shelves() -> Iterator[tuple[Shelf, Shelf]]:
    one = Shelf(item("a", -5, 1), item("a", 5, 3), item("b", 9, 4, THEIRS))
    other = Shelf(item("c", -5, 2), item("c", 5, 2), item("c", 30, 6))
    kept = SOURCES[:]
    SOURCES[:] = [Source({"a": WORDS, "b": WORDS}, one), Source({"c": WORDS}, other)]
    yield one, other
    SOURCES[:] = kept


def walk(filters: Filters, *, actor: Actor = AUDITOR, limit: int = 2) -> list[tuple[str, int]]:
    """Kind and minute of all rows, page after page."""
    found: list[tuple[str, int]] = []
    cursor: str | None = None
    while True:
        page = list_agenda(filters, actor=actor, now=NINE, cursor=cursor, limit=limit)
        found += [(one.kind, (one.due - NINE) // timedelta(minutes=1)) for one in page.items]
        cursor = page.next
        if cursor is None:
            return found


@pytest.mark.usefixtures("shelves")
@pytest.mark.parametrize("limit", [1, 2, 3, 50])
def test_pages_of_any_length_give_every_row_once_in_order(limit: int) -> None:
    rows = [("a", -5), ("c", -5), ("c", 5), ("a", 5), ("b", 9), ("c", 30)]
    assert walk(Filters(), limit=limit) == rows
    assert walk(Filters(), actor=SOMEBODY, limit=limit) == [row for row in rows if row[0] != "b"]


@pytest.mark.usefixtures("shelves")
def test_late_is_what_was_due_before_now() -> None:
    assert walk(Filters(late=True)) == [("a", -5), ("c", -5)]
    assert walk(Filters(late=False)) == [("c", 5), ("a", 5), ("b", 9), ("c", 30)]


@pytest.mark.usefixtures("shelves")
def test_a_kind_or_a_contract_leaves_the_rest_out() -> None:
    assert list(kinds()) == ["a", "b", "c"]
    assert walk(Filters(kinds=["c"])) == [("c", -5), ("c", 5), ("c", 30)]
    assert walk(Filters(contract=THEIRS)) == [("b", 9)]
    assert walk(Filters(contract=THEIRS), actor=SOMEBODY) == []


def test_a_source_is_asked_once_a_page_and_only_for_its_own(shelves: tuple[Shelf, Shelf]) -> None:
    list_agenda(Filters(kinds=["b", "c"]), actor=SOMEBODY, now=NINE, limit=10)
    one, other = shelves
    assert [(asked.kinds, asked.contracts, asked.limit) for asked in one.asked] == [(["b"], {OURS}, 11)]
    assert [asked.kinds for asked in other.asked] == [["c"]]
    list_agenda(Filters(kinds=["c"]), actor=SOMEBODY, now=NINE)
    assert (len(one.asked), len(other.asked)) == (1, 2)
