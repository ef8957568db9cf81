"""Files that an act hands in: found before the rules are asked, kept by the case in the act's own transaction."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from uuid import UUID

from mainstay.desk.rules.acts import ACTS, BY_KIND, FieldType
from mainstay.desk.rules.orders import Order
from mainstay.desk.rules.words import Act, Kind
from mainstay.kernel.entries import Entry
from mainstay.kernel.files import bind_files, find_loose


def files_named(order: Order, *, by: UUID) -> Mapping[str, Mapping[str, str | int]]:
    """Of the files that an order names those that this person may hand in, as entries hold them, by id."""
    ids = list(_ids(order))
    return {str(facts.id): facts.as_payload() for facts in find_loose(ids, by=by)} if ids else {}


def bind_named(entry: Entry, *, by: UUID) -> None:
    """Let the case keep the files of its new entry; those of an inner note are that side's alone.

    Refused when one was handed in elsewhere meanwhile, or its bytes are gone.
    """
    rule = BY_KIND.get(Kind(entry.kind))
    if rule is None:
        return
    names = [field.name for field in rule.fields if field.type is FieldType.FILES]
    ids = [UUID(one["id"]) for name in names for one in entry.payload.get(name, ())]
    bind_files(ids, to=entry.stream, by=by, side=entry.side if rule.act is Act.NOTE else "")


def _ids(order: Order) -> Iterator[UUID]:
    for field in ACTS[order.act].fields:
        value = order.fields.get(field.name)
        if field.type is FieldType.FILES and isinstance(value, list | tuple):
            for one in value:
                with suppress(ValueError):
                    yield UUID(str(one))
