"""Pages of long lists by keyset: an opaque cursor says after which row the next page begins."""

import base64
import binascii
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar
from uuid import UUID

from django.db.models import Model, Q, QuerySet

from .errors import Malformed
from .place import Place
from .time import read, written

__all__ = ["MOST", "Page", "Place", "keyset", "ordered", "page_of", "place_after", "read_place"]

Item = TypeVar("Item")
Row = TypeVar("Row", bound=Model)
KeyValue = TypeVar("KeyValue")
Key = type[UUID] | type[int]
MOST = 200


@dataclass(frozen=True, slots=True)
class Page(Generic[Item]):
    """Some rows and the cursor of the next page, None at the end."""

    items: tuple[Item, ...]
    next: str | None


def keyset(
    rows: QuerySet[Row], *, by: str, newest: bool = False, cursor: str | None, limit: int, key: Key = UUID
) -> Page[Row]:
    """One page ordered by the time column `by` and the key; `newest` turns the order round.

    Malformed for a cursor that did not come from here.
    """
    limit = max(1, min(limit, MOST))
    found = ordered(rows, by=by, newest=newest, cursor=cursor, key=key)
    return page_of(list(found[: limit + 1]), by=by, limit=limit)


def ordered(
    rows: QuerySet[Row], *, by: str, newest: bool = False, cursor: str | None, key: Key = UUID
) -> QuerySet[Row]:
    """The rows after the cursor in their order, for who fetches them himself; Malformed as `keyset`."""
    sign, side = ("-", "lt") if newest else ("", "gt")
    if cursor:
        moment, after = _decode(cursor, key)
        beyond = Q(**{f"{by}__{side}": moment}) | Q(**{f"pk__{side}": after})
        rows = rows.filter(Q(**{f"{by}__{side}e": moment}) & beyond)
    return rows.order_by(f"{sign}{by}", f"{sign}pk")


def page_of(found: Sequence[Row], *, by: str, limit: int) -> Page[Row]:
    """A page of `limit` rows; one row more among those found says that another page follows."""
    following = None
    if len(found) > limit:
        last = found[limit - 1]
        following = _encode(getattr(last, by), str(last.pk))
    return Page(tuple(found[:limit]), following)


def _encode(moment: datetime, key: str) -> str:
    packed = json.dumps([written(moment), key], separators=(",", ":")).encode()
    return base64.urlsafe_b64encode(packed).decode().rstrip("=")


def _decode(cursor: str, kind: Callable[[str], KeyValue]) -> tuple[datetime, KeyValue]:
    try:
        packed: Sequence[Any] = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        moment, key = packed
        return read(moment), kind(key)
    except (ValueError, TypeError, AttributeError, binascii.Error) as error:
        raise Malformed("分页标记无效。", "The page cursor is not valid.") from error


def place_after(place: Place) -> str:
    """The cursor of the page that follows this row."""
    return _encode(place.moment, str(place.key))


def read_place(cursor: str) -> Place:
    """The place that a cursor names; Malformed for one that did not come from here."""
    return Place(*_decode(cursor, UUID))
