"""Reads of reviews; administrators only, to whom contracts belong before anybody holds a role on them."""

from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from django.db.models import Max

from mainstay.contracts.public import Checked, Finding, check_file, write_data
from mainstay.directory.public import Actor, is_administrator, require
from mainstay.kernel.errors import NotFound, Refused
from mainstay.kernel.paging import Page, keyset

from .models import ContractFile, Review, SignOff, Verdict
from .rules.contract_file import ContractDraft, contract_data
from .rules.draft import Draft, Evidence
from .rules.permissions import DRAFT
from .rules.reviewing import READ_STATES, ReviewState, Said, put_right
from .rules.reviewing import Verdict as VerdictSaid
from .rules.settling import Obstacle, Undecided, obstacles, terms_concerned, undecided


@dataclass(frozen=True)
class Settling:
    """How far a review is on its way to a contract: the draft as put right, its file, and what is in the way."""

    review: Review
    right: Draft
    proposed: frozenset[str]  # terms that a model proposed
    undecided: Undecided
    file: ContractFile | None
    last_verdict: int
    signatures: tuple[SignOff, ...]
    actor_id: UUID

    @cached_property
    def mapped(self) -> ContractDraft:
        """The data of a contract file as the draft gives it, and what a person has to add."""
        return contract_data(self.right)

    @cached_property
    def fresh(self) -> str:
        """The contract file that the draft gives now."""
        return write_data(self.mapped.data)

    @property
    def text(self) -> str:
        """The contract file that was kept last, else the one that the draft gives."""
        return self.file.text if self.file else self.fresh

    @cached_property
    def checked(self) -> Checked:
        """What is wrong with that file."""
        return check_file(self.text)

    @property
    def is_stale(self) -> bool:
        """Whether something was said of a term after the file was kept."""
        return self.file is not None and self.file.after < self.last_verdict

    @cached_property
    def obstacles(self) -> tuple[Obstacle, ...]:
        """All that keeps the actor from signing."""
        return obstacles(
            self.undecided,
            faults=self.checked.faults,
            code=self.checked.code,
            is_saved=self.file is not None,
            is_stale=self.is_stale,
            has_signed=any(one.person_id == self.actor_id for one in self.signatures),
        )

    def about(self, finding: Finding) -> tuple[str, ...]:
        """The terms that a finding is about."""
        return terms_concerned(self.right, finding.clauses, finding.path)


def list_reviews(*, actor: Actor, cursor: str | None = None, limit: int = 50) -> Page[Review]:
    """Reviews without their drafts, the latest first; one query."""
    require(actor, DRAFT)
    return keyset(Review.objects.defer("draft"), by="begun_at", newest=True, cursor=cursor, limit=limit)


def access_review(review_id: UUID, *, actor: Actor) -> Review:
    """A review with its draft; NotFound, also for those who are no administrators."""
    found = Review.objects.filter(pk=review_id).first() if is_administrator(actor) else None
    if found is None:
        raise NotFound("没有这份草稿，或您无权查看。", "There is no such draft, or none that you may see.")
    return found


def require_open(review: Review) -> None:
    """Refused unless people may still decide on the review's terms."""
    if review.state == ReviewState.SETTLED.value:
        raise Refused("草稿已成为合同，不能再修改。", "The draft has become a contract and can no longer be changed.")
    if review.state != ReviewState.OPEN.value:
        raise Refused("文件尚未读完，不能修改条目。", "The document has not been read; there are no terms yet.")


def lock_open_review(review_id: UUID, *, actor: Actor) -> Review:
    """A review that stays as it is until the transaction ends; NotFound, or Refused unless it is open to people."""
    access_review(review_id, actor=actor)
    review = Review.objects.select_for_update().get(pk=review_id)
    require_open(review)
    return review


def draft_of(review: Review) -> Draft | None:
    """The draft as the rules made it, once the document is read."""
    return Draft.model_validate(review.draft) if review.state in READ_STATES else None


def list_verdicts(review: Review) -> list[Verdict]:
    """All that was said, in its order; the last of a term counts."""
    return list(Verdict.objects.filter(review=review).order_by("id"))


def last_verdict(review: Review) -> int:
    """The number of the last verdict, 0 where nothing was said."""
    last: int | None = Verdict.objects.filter(review=review).aggregate(last=Max("id"))["last"]
    return last or 0


def as_said(row: Verdict) -> VerdictSaid:
    """A row as the rules take it."""
    evidence = tuple(Evidence.model_validate(one) for one in row.evidence)
    return VerdictSaid(row.term, Said(row.said), row.kind, row.value, evidence)


def settling_of(review: Review, *, actor: Actor) -> Settling:
    """How far a review is on its way to a contract, as this person sees it; Refused before it is read."""
    made = draft_of(review)
    if made is None:
        raise Refused("文件尚未读完，没有可签署的草稿。", "The document has not been read; there is no draft yet.")
    rows = list_verdicts(review)
    said = [as_said(one) for one in rows]
    file = ContractFile.objects.filter(review=review).order_by("-id").first()
    signatures = tuple(SignOff.objects.filter(file=file).order_by("signed_at", "id")) if file else ()
    return Settling(
        review,
        put_right(made, said),
        frozenset(term.id for term in made.terms if term.proposed_by),
        undecided(made, said),
        file,
        rows[-1].id if rows else 0,
        signatures,
        actor.id,
    )
