"""Address reports: the rows reported so far, the verdict on each, and how many count (A-50)."""

from collections.abc import Sequence
from dataclasses import dataclass

from mainstay.desk.rules.flow import Happened
from mainstay.desk.rules.words import Kind

FIELD = "addresses"  # of the catalogue item and of the act alike


@dataclass(frozen=True, slots=True)
class AddressRow:
    """One reported address. `approved` is None until an administrator has reviewed it; only approved ones count."""

    number: int
    address: str
    place: str
    note: str
    approved: bool | None
    reason: str


def address_rows(happened: Sequence[Happened]) -> tuple[AddressRow, ...]:
    """All rows in the order of their reports, numbered from 1, each with the latest verdict on it."""
    reported: list[dict[str, str]] = []
    verdicts: dict[int, dict[str, object]] = {}
    for one in happened:
        payload = one.entry.payload
        if one.kind is Kind.REPORTED:
            reported.extend((payload.get("item") or {}).get("answers", {}).get(FIELD, []))
        elif one.kind is Kind.ADDRESSES_REPORTED:
            reported.extend(payload[FIELD])
        elif one.kind is Kind.ADDRESSES_REVIEWED:
            verdicts.update({int(verdict["row"]): verdict for verdict in payload["verdicts"]})
    return tuple(_row(number, row, verdicts.get(number, {})) for number, row in enumerate(reported, start=1))


def count_approved(rows: Sequence[AddressRow]) -> int:
    """How many addresses count."""
    return sum(row.approved is True for row in rows)


def _row(number: int, row: dict[str, str], verdict: dict[str, object]) -> AddressRow:
    approved = verdict.get("approved")
    return AddressRow(
        number=number,
        address=row["address"],
        place=row["place"],
        note=row.get("note", ""),
        approved=approved if isinstance(approved, bool) else None,
        reason=str(verdict.get("reason", "")),
    )
