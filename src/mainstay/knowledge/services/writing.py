"""Writing an entry on the stream of a problem or an article, in the role in which its author acts."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import connection

from mainstay.contracts.public import list_contracts, terms_of
from mainstay.directory.public import Actor, roles_on
from mainstay.kernel.errors import Stale
from mainstay.kernel.ledger import Draft, Entry, Head, append
from mainstay.knowledge.models import Article, Problem

Row = Problem | Article
NEXT = """
INSERT INTO knowledge_knowledgenumber (kind, contract_id, year, last) VALUES (%s, %s, %s, 1)
ON CONFLICT (kind, contract_id, year) DO UPDATE SET last = knowledge_knowledgenumber.last + 1 RETURNING last
"""


def require_fresh(row: Row, expected_seq: int | None) -> None:
    """Stale when there are entries that the writer has not seen."""
    if expected_seq is not None and expected_seq != row.seq:
        raise Stale("内容在您打开之后已有更新，请查看后再操作。", "There are new entries; look at them first.")


def role_in(actor: Actor, contract_id: UUID) -> list[str]:
    """The names of the roles that the actor holds on a contract."""
    return [grant.role.value for grant in roles_on(actor, contract_id)]


def write_entry(
    stream: str, row: Row | None, kind: str, payload: Mapping[str, Any], *, actor: Actor, role: str, now: datetime
) -> Entry:
    """Append one entry after the row's head, or begin a stream."""
    head = Head(row.seq, bytes(row.head_hash)) if row else Head()
    draft = Draft(kind, now, actor.id, actor.name, role, _side(actor, role), payload)
    return append(stream, head, [draft], recorded_at=now)[0]


def draw_number(kind: str, contract_id: UUID, *, now: datetime) -> str:
    """The next number of a kind under a contract, such as P-A-2026-1; its counter is locked until the commit."""
    (contract,) = list_contracts([contract_id], now=now)
    zone = ZoneInfo(terms_of(contract_id, contract.version).contract.timezone)
    year = now.astimezone(zone).year
    with connection.cursor() as cursor:
        cursor.execute(NEXT, [kind, contract_id, year])
        return f"{kind}-{contract.code}-{year}-{cursor.fetchone()[0]}"


def _side(actor: Actor, role: str) -> str:
    return next(grant.side.value for grant in actor.grants if grant.role.value == role)
