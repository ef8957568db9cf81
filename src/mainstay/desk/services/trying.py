"""A holiday table tried on the open cases, summed up for a page; nothing is written."""

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from mainstay.contracts.public import holiday_tables, holidays_with
from mainstay.desk.models import OPEN, Case
from mainstay.desk.rules.moving import Move, differing_days
from mainstay.desk.rules.permissions import PREVIEW_CALENDAR
from mainstay.directory.public import Actor, require
from mainstay.kernel.errors import Refused

from .previewing import Looked, preview_tables

MOST_SHOWN, MOST_NAMED, MOST_OPEN = 200, 20, 50_000
TOO_MANY = (
    "未关闭的工单超过 50000 个，请在服务器上运行 mainstay refresh --preview 预览。",
    "More than 50,000 cases are open: run mainstay refresh --preview on the server.",
)


@dataclass(slots=True)
class Preview:
    """What was found over all open cases: counts, by contract the cases and things that move, and the first moves.

    `versions` has for each contract a version by which it can be named.
    """

    days: tuple[date, ...]
    cases: int = 0
    unknown: list[str] = field(default_factory=list)
    unknown_count: int = 0
    by_contract: dict[UUID, tuple[int, int]] = field(default_factory=dict)
    versions: dict[UUID, int] = field(default_factory=dict)
    first: list[Move] = field(default_factory=list)

    @property
    def moved_cases(self) -> int:
        """How many cases have something that moves."""
        return sum(cases for cases, _ in self.by_contract.values())

    @property
    def moves(self) -> int:
        """How many things move."""
        return sum(moves for _, moves in self.by_contract.values())


def preview_holidays(source: bytes, *, actor: Actor, now: datetime) -> Preview:
    """What a holiday table would move if it came into use, with the first MOST_SHOWN moves; administrators only.

    Forbidden; Malformed with the line; Refused over MOST_OPEN open cases, which the command line does not mind.
    """
    require(actor, PREVIEW_CALENDAR)
    tables = holidays_with(source)
    if Case.objects.filter(OPEN)[: MOST_OPEN + 1].count() > MOST_OPEN:
        raise Refused(*TOO_MANY)
    found = Preview(differing_days(holiday_tables().years, tables.years))
    for looked in preview_tables(tables, now=now):
        _add(found, looked)
    return found


def _add(found: Preview, looked: Looked) -> None:
    found.cases += looked.cases
    found.unknown_count += len(looked.unknown)
    found.unknown += looked.unknown[: MOST_NAMED - len(found.unknown)]
    found.first += looked.moves[: MOST_SHOWN - len(found.first)]
    numbers: dict[UUID, set[str]] = {}
    for move in looked.moves:
        numbers.setdefault(move.contract_id, set()).add(move.number)
        found.versions[move.contract_id] = move.version
        cases, moves = found.by_contract.get(move.contract_id, (0, 0))
        found.by_contract[move.contract_id] = cases, moves + 1
    for contract, moved in numbers.items():
        cases, moves = found.by_contract[contract]
        found.by_contract[contract] = cases + len(moved), moves
