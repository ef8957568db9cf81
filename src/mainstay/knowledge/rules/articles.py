"""An article as its entries give it, its versions, and who may read which. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from mainstay.kernel.entries import Entry
from mainstay.kernel.errors import Refused

from .words import ArticleKind, ArticleState, Audience


@dataclass(frozen=True, slots=True)
class Version:
    """One version of an article as it was written."""

    version: int
    title: str
    body: str
    audience: str
    author_id: UUID
    author_name: str
    written_at: datetime


@dataclass(frozen=True, slots=True)
class ArticleReadOut:
    """The columns of an article: the newest version, and the one that is published (None while none is)."""

    number: str
    state: str
    newest: Version
    published: Version | None
    published_at: datetime | None
    case: str
    problem: str
    seq: int
    head_hash: bytes
    updated_at: datetime


def read_article(entries: Sequence[Entry]) -> ArticleReadOut:
    """Replay the entries of an article's stream."""
    first = entries[0]
    read = ArticleReadOut(
        number=first.payload["number"],
        state=ArticleState.DRAFT.value,
        newest=_version(first, 1),
        published=None,
        published_at=None,
        case=first.payload.get("case", ""),
        problem=first.payload.get("problem", ""),
        seq=first.seq,
        head_hash=first.hash,
        updated_at=first.recorded_at,
    )
    for entry in entries[1:]:
        read = _after(read, entry)
    return read


def versions_of(entries: Sequence[Entry]) -> tuple[Version, ...]:
    """Every version, the first one first."""
    written = [entry for entry in entries if entry.kind in (ArticleKind.DRAFTED, ArticleKind.REVISED)]
    return tuple(_version(entry, number) for number, entry in enumerate(written, start=1))


def refuse_own_review(read: ArticleReadOut, reviewer: UUID) -> None:
    """Refused when somebody would approve what he has written himself."""
    if read.newest.author_id == reviewer:
        raise Refused("不能审核自己撰写的版本，请由另一位专家或项目经理审核。", "Nobody approves his own version.")


def is_open_to_customer(read: ArticleReadOut) -> bool:
    """True when the customer's side reads the published version."""
    return read.published is not None and read.published.audience == Audience.BOTH


def _after(read: ArticleReadOut, entry: Entry) -> ArticleReadOut:
    kind = ArticleKind(entry.kind)
    read = replace(read, seq=entry.seq, head_hash=entry.hash, updated_at=entry.recorded_at)
    if kind is ArticleKind.REVISED:
        return replace(read, state=ArticleState.DRAFT.value, newest=_version(entry, read.newest.version + 1))
    if kind is ArticleKind.SENT_BACK:
        return replace(read, state=ArticleState.DRAFT.value)
    if kind is ArticleKind.PUBLISHED:
        state = ArticleState.PUBLISHED.value
        return replace(read, state=state, published=read.newest, published_at=entry.recorded_at)
    if kind is ArticleKind.WITHDRAWN:
        return replace(read, state=ArticleState.WITHDRAWN.value, published=None, published_at=None)
    return replace(read, state=ArticleState.REVIEWED.value)


def _version(entry: Entry, number: int) -> Version:
    payload = entry.payload
    author = entry.actor_id or UUID(int=0)
    return Version(
        number, payload["title"], payload["body"], payload["audience"], author, entry.actor_name, entry.recorded_at
    )
