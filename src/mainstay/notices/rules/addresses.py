"""Where notices to a side go: what the contract names, and from when a change that was told counts. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from mainstay.contracts.rules.terms.contract import Contract
from mainstay.contracts.rules.terms.vocabulary import Side
from mainstay.kernel.entries import Entry
from mainstay.kernel.time import read as read_time

CHANGED = "address_changed"
SIDES = ("customer", "vendor")
FIELDS = ("receiver", "address", "phone", "mail")


@dataclass(frozen=True, slots=True)
class Address:
    """An address of a side; `since` None: from the contract itself. `seq` is the entry that told it, 0 for none."""

    side: str
    receiver: str
    address: str
    phone: str
    mail: str
    since: datetime | None = None
    told_at: datetime | None = None
    told_by: str = ""
    seq: int = 0


def of_contract(contract: Contract, side: str) -> Address:
    """The address that the contract gives, with its first contact of that side."""
    party = contract.parties.customer if side == "customer" else contract.parties.vendor
    contact = next((one for one in contract.contacts if one.side is Side(side)), None)
    return Address(
        side,
        contact.name.zh if contact else "",
        party.address,
        contact.phone if contact else "",
        contact.mail if contact else "",
    )


def addresses_of(contract: Contract, entries: Sequence[Entry], side: str) -> tuple[Address, ...]:
    """Every address of a side, in the order in which they were told, which is that in which they count."""
    told = [_told(entry) for entry in entries if entry.payload["side"] == side]
    return (of_contract(contract, side), *told)


def address_at(addresses: Sequence[Address], moment: datetime) -> Address:
    """The address that counts at a moment."""
    return [one for one in addresses if one.since is None or one.since <= moment][-1]


def _told(entry: Entry) -> Address:
    payload = entry.payload
    return Address(
        side=payload["side"],
        receiver=payload["receiver"],
        address=payload["address"],
        phone=payload["phone"],
        mail=payload["mail"],
        since=read_time(payload["since"]),
        told_at=entry.recorded_at,
        told_by=entry.actor_name,
        seq=entry.seq,
    )
