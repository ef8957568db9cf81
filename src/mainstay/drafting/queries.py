"""Reads of reviews; administrators only, to whom contracts belong before anybody holds a role on them."""

from uuid import UUID

from mainstay.directory.public import Actor, is_administrator
from mainstay.kernel.errors import Forbidden, NotFound
from mainstay.kernel.paging import Page, keyset

from .models import Review, Verdict
from .rules.draft import Draft, Evidence
from .rules.reviewing import ReviewState, Said
from .rules.reviewing import Verdict as VerdictSaid


def require_drafter(actor: Actor) -> None:
    """Forbidden for all but administrators, as for the loading of contracts."""
    if not is_administrator(actor):
        raise Forbidden("只有系统管理员可以起草合同", "only administrators draft contracts")


def list_reviews(*, actor: Actor, cursor: str | None = None, limit: int = 50) -> Page[Review]:
    """Reviews without their drafts, the latest first; one query."""
    require_drafter(actor)
    return keyset(Review.objects.defer("draft"), by="begun_at", newest=True, cursor=cursor, limit=limit)


def access_review(review_id: UUID, *, actor: Actor) -> Review:
    """A review with its draft; NotFound, also for those who are no administrators."""
    found = Review.objects.filter(pk=review_id).first() if is_administrator(actor) else None
    if found is None:
        raise NotFound("没有这份草稿，或您无权查看。", "There is no such draft, or none that you may see.")
    return found


def draft_of(review: Review) -> Draft | None:
    """The draft as the rules made it, once the document is read."""
    return Draft.model_validate(review.draft) if review.state == ReviewState.OPEN.value else None


def list_verdicts(review: Review) -> list[Verdict]:
    """All that was said, in its order; the last of a term counts."""
    return list(Verdict.objects.filter(review=review).order_by("id"))


def as_said(row: Verdict) -> VerdictSaid:
    """A row as the rules take it."""
    evidence = tuple(Evidence.model_validate(one) for one in row.evidence)
    return VerdictSaid(row.term, Said(row.said), row.kind, row.value, evidence)
