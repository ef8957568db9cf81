"""Verbs that make a checked draft a contract: accept many terms, keep the contract file, sign."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from mainstay.contracts.public import load_contract
from mainstay.directory.public import Actor, RoleName, Side
from mainstay.drafting import queries
from mainstay.drafting.models import ContractFile, Review, SignOff, Verdict
from mainstay.drafting.rules.reviewing import ReviewState, Said
from mainstay.drafting.rules.settling import SIGNERS
from mainstay.kernel.document import refuse_oversize
from mainstay.kernel.errors import Problem, Refused
from mainstay.kernel.ledger import Draft as EntryDraft
from mainstay.kernel.ledger import Head, append, read_latest


@dataclass(frozen=True, slots=True)
class Signed:
    """What a signature did: the version that the draft became with the second one, else none."""

    contract_id: UUID | None = None
    version: int | None = None


@transaction.atomic
def accept_terms(review_id: UUID, terms: Iterable[str], *, actor: Actor, now: datetime) -> int:
    """Accept those of the terms that nobody has decided on; how many these were.

    What a model proposed is left out: a person reads each of those.
    """
    review = queries.lock_open_review(review_id, actor=actor)
    settling = queries.settling_of(review, actor=actor)
    wanted = set(terms) - settling.proposed
    open_ = [term for term in settling.undecided.terms if term in wanted]
    Verdict.objects.bulk_create(
        Verdict(
            review=review, term=term, said=Said.ACCEPTED.value, person_id=actor.id, person_name=actor.name, said_at=now
        )
        for term in open_
    )
    return len(open_)


@transaction.atomic
def keep_file(review_id: UUID, text: str, *, actor: Actor, now: datetime) -> ContractFile:
    """Keep the contract file as a person completed it, faults and all; signatures on earlier ones lapse.

    TooLarge over the size limit of contract files.
    """
    refuse_oversize(len(text.encode()))
    review = queries.lock_open_review(review_id, actor=actor)
    return ContractFile.objects.create(
        review=review,
        text=text,
        after=queries.last_verdict(review),
        person_id=actor.id,
        person_name=actor.name,
        kept_at=now,
    )


@transaction.atomic
def sign_off(review_id: UUID, *, actor: Actor, now: datetime) -> Signed:
    """Put one's name to the contract file that was kept last; the second person's makes it a version of a contract.

    Refused with every reason: what is undecided, faults of the file, a file older than the last verdict, a second
    signature of the same person. Whatever the contracts refuse (a version out of turn) undoes the signature too.
    """
    review = queries.lock_open_review(review_id, actor=actor)
    settling = queries.settling_of(review, actor=actor)
    file = settling.file
    if settling.obstacles or file is None:
        problems = [Problem(one.code, one.zh, one.en) for one in settling.obstacles]
        zh, en = (" ".join(one.message(tongue) for one in settling.obstacles) for tongue in ("zh", "en"))
        raise Refused(zh, en, problems)
    SignOff.objects.create(file=file, person_id=actor.id, person_name=actor.name, signed_at=now)
    signed = Signed()
    if len(settling.signatures) + 1 >= SIGNERS:
        loaded = load_contract(file.text, actor=actor, now=now)
        signed = Signed(loaded.contract_id, loaded.version)
        Review.objects.filter(pk=review.pk).update(
            state=ReviewState.SETTLED.value, contract_id=loaded.contract_id, version=loaded.version
        )
    _write(review, file, signed, actor=actor, now=now)
    return signed


def _write(review: Review, file: ContractFile, signed: Signed, *, actor: Actor, now: datetime) -> None:
    """The ledger tells who signed which file, by its digest, and what it became."""
    payload = {"review": str(review.id), "document": review.name, "file": file.sha256}
    by = (actor.id, actor.name, RoleName.ADMINISTRATOR.value, Side.NEUTRAL.value)
    entries = [EntryDraft("draft_signed", now, *by, payload)]
    if signed.contract_id:
        became = {**payload, "contract": str(signed.contract_id), "version": signed.version}
        entries.append(EntryDraft("draft_settled", now, *by, became))
    last = read_latest(review.stream, before=None, limit=1)
    head = Head(last[0].seq, last[0].hash) if last else Head()
    append(review.stream, head, entries, recorded_at=now)
