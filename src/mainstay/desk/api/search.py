"""Routes of searching: cases by their texts, and cases like the one being written."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router
from pydantic import ConfigDict, Field

from mainstay.desk.queries.search import Found, FoundPage, LikeCase, SearchFilters, find_cases, list_similar
from mainstay.desk.rules.searchable import Piece, PieceKind
from mainstay.desk.rules.words import CaseState, CaseType
from mainstay.directory.public import actor_on, require_contract
from mainstay.kernel.schema import NO_NUL, Moment, Schema
from mainstay.kernel.text import Term, excerpt
from mainstay.kernel.time import now

from .schemas import CaseRow, Paragraph
from .showing import show_rows

router = Router(tags=["desk"])
Query = Annotated[str, Field(max_length=10_000)]
Cursor = Annotated[str | None, Field(max_length=200)]


class TextPart(Schema):
    """A stretch of text; `hit` where a word that was searched for stands."""

    text: str
    hit: bool


class Excerpt(Schema):
    """A piece of a text of the case with the words marked. `seq` is the entry that it stands in, 0 for the report."""

    kind: PieceKind
    seq: int
    parts: list[TextPart]


class CaseFound(Schema):
    """A case that was found: its row, its title with the words marked, the texts in which they stand."""

    case: CaseRow
    title: list[TextPart]
    excerpts: list[Excerpt]


class CasesFound(Schema):
    """Cases found, the latest reports first. Not `complete` when only the latest texts were read."""

    items: list[CaseFound]
    next: str | None
    complete: bool


class SimilarAsk(Schema):
    """A report as far as it is written."""

    model_config = ConfigDict(extra="forbid")

    contract_id: UUID
    title: Annotated[str, Field(max_length=200, pattern=NO_NUL)] = ""
    description: Paragraph = ""
    system: Annotated[str, Field(max_length=200, pattern=NO_NUL)] = ""


class SimilarCase(Schema):
    """A case like it: how alike from 0 to 1, what solved it, and how many have said that they have it too."""

    number: str
    title: str
    contract_id: UUID
    state: CaseState
    is_open: bool
    reported_at: datetime
    likeness: float
    solution: str
    joined: int
    seq: int


class SimilarCases(Schema):
    """The cases most alike, the best first."""

    items: list[SimilarCase]


@router.get("/search", response=CasesFound, summary="Search cases")
def search_cases(  # noqa: PLR0917 - the parameters of the query
    request: HttpRequest,
    q: Query,
    contract: UUID | None = None,
    type: CaseType | None = None,  # noqa: A002 - the name in the address
    since: Moment | None = None,
    until: Moment | None = None,
    cursor: Cursor = None,
    limit: Annotated[int, Field(ge=1, le=50)] = 20,
) -> CasesFound:
    """Cases with every word of `q` in their number, people, texts, comments or names of files.

    Chinese by any two characters and more, by first letters (`wlzd`) and names by their reading; words and codes by any
    three signs. Inner notes are found by their own side. 503 `too_slow` after three seconds.
    """
    filters = SearchFilters(contract, type.value if type else None, since, until)
    page = find_cases(q, actor=actor_on(request), filters=filters, cursor=cursor, limit=limit)
    return CasesFound(items=_show(page), next=page.next, complete=page.complete)


@router.post("/similar", response=SimilarCases, summary="Cases like the one being written")
def similar_cases(request: HttpRequest, body: SimilarAsk) -> SimilarCases:
    """Cases of the viewer's contracts that resemble a report, those of this contract, recent and solved ones first."""
    actor = actor_on(request)
    require_contract(actor, body.contract_id)
    text = "\n".join((body.title, body.system, body.description))
    found = list_similar(text, contract_id=body.contract_id, actor=actor, now=now())
    return SimilarCases(items=[_similar(one) for one in found])


def _show(page: FoundPage) -> list[CaseFound]:
    rows = show_rows([found.case for found in page.items], now=now())
    return [
        CaseFound(
            case=row,
            title=_parts(found.case.title, page.terms, length=200),
            excerpts=[one for piece in found.pieces if (one := _excerpt(found, piece, page.terms)).parts],
        )
        for row, found in zip(rows, page.items, strict=True)
    ]


def _excerpt(found: Found, piece: Piece, terms: tuple[Term, ...]) -> Excerpt:
    text = piece.text
    if piece.kind is PieceKind.CASE:  # number and title are shown by themselves
        text = text[len(found.case.number) + len(found.case.title) + 2 :]
    parts = _parts(text, terms)
    return Excerpt(kind=piece.kind, seq=piece.seq, parts=parts if any(part.hit for part in parts) else [])


def _parts(text: str, terms: tuple[Term, ...], **how: Any) -> list[TextPart]:
    return [TextPart(text=part.text, hit=part.hit) for part in excerpt(text, terms, **how)]


def _similar(one: LikeCase) -> SimilarCase:
    case = one.case
    return SimilarCase(
        number=case.number,
        title=case.title,
        contract_id=case.contract_id,
        state=CaseState(case.state),
        is_open=case.closed_at is None,
        reported_at=case.reported_at,
        likeness=one.likeness,
        solution=one.solution[:300],
        joined=one.joined,
        seq=case.seq,
    )
