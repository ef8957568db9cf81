"""A draft as people have put it right: each term accepted, corrected, rejected or added."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from pydantic import JsonValue

from .bearing import lacking_figures
from .draft import Draft, Evidence, Term

NO_FIGURE = "the passage has no such figure: "


class ReviewState(StrEnum):
    """Where a review stands: its document waits or is read, could not be read, was given up, is open to people, or has
    become a contract.
    """

    WAITING = "waiting"
    READING = "reading"
    FAILED = "failed"
    CANCELLED = "cancelled"
    OPEN = "open"
    SETTLED = "settled"


READ_STATES = (ReviewState.OPEN.value, ReviewState.SETTLED.value)
UNDERWAY = (ReviewState.WAITING.value, ReviewState.READING.value)


class Said(StrEnum):
    """What a person says of a term; `read` of a place that was not understood and holds none."""

    ACCEPTED = "accepted"
    CORRECTED = "corrected"
    REJECTED = "rejected"
    ADDED = "added"
    READ = "read"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was said of a term last; `value` and `evidence` for a term that was corrected or added."""

    term: str
    said: Said
    kind: str = ""
    value: Mapping[str, JsonValue] | None = None
    evidence: tuple[Evidence, ...] = ()


def added_or_corrected(draft: Draft, verdict: Verdict) -> Term:
    """The term that a verdict makes; ValueError where its kind, its facts, its passage or a figure do not hold."""
    drafted = next((one for one in draft.terms if one.id == verdict.term), None)
    evidence = verdict.evidence or (drafted.evidence if drafted else ())
    term = Term(
        id=verdict.term,
        kind=drafted.kind if drafted else verdict.kind,
        value=dict(verdict.value or {}),
        evidence=evidence,
        confidence=1,
        because="a person said so",
    )
    whole = draft.model_copy(update={"terms": (term,)})
    Draft.model_validate(whole.model_dump())
    texts = {one.id: one.text for one in draft.passages}
    lacking = next(lacking_figures(term, [texts[one.passage] for one in evidence]), None)
    if lacking:
        raise ValueError(NO_FIGURE + lacking)
    return term


def left_id(place: int) -> str:
    """The name of a place that was not understood, by its order in the draft from 0."""
    return f"n{place + 1}"


def put_right(draft: Draft, verdicts: Iterable[Verdict]) -> Draft:
    """The draft with what people said: rejected terms are gone, corrected and added ones stand as they were said.

    What a model proposed is there only once a person has accepted or corrected it.
    """
    last = {one.term: one for one in verdicts}
    kept = [_as_said(draft, one, last.get(one.id)) for one in draft.terms]
    drafted = {one.id for one in draft.terms}
    added = [added_or_corrected(draft, one) for name, one in last.items() if name not in drafted and _stands(one)]
    return draft.model_copy(update={"terms": (*(one for one in kept if one), *added)})


def _stands(one: Verdict) -> bool:
    return one.said not in {Said.REJECTED, Said.READ}


def _as_said(draft: Draft, term: Term, verdict: Verdict | None) -> Term | None:
    if verdict is None:
        return None if term.proposed_by else term
    if verdict.said is Said.ACCEPTED:
        return term
    return added_or_corrected(draft, verdict) if verdict.said is Said.CORRECTED else None


def corrections(draft: Draft, verdicts: Sequence[Verdict]) -> list[dict[str, JsonValue]]:
    """What people changed, with the words of the passages: to teach the lexicon. Accepted terms teach nothing."""
    texts = {one.id: one.text for one in draft.passages}
    drafted = {one.id: one for one in draft.terms}
    left = {left_id(place): one.evidence for place, one in enumerate(draft.not_understood)}
    found: list[dict[str, JsonValue]] = []
    for one in {verdict.term: verdict for verdict in verdicts}.values():
        if one.said is Said.ACCEPTED or (one.said is Said.REJECTED and one.term not in drafted):
            continue
        term = drafted.get(one.term)
        evidence = one.evidence or (term.evidence if term else (left[one.term],) if one.term in left else ())
        found.append(
            {
                "said": one.said.value,
                "kind": term.kind if term else one.kind,
                "drafted": dict(term.value) if term else None,
                "because": term.because if term else None,
                "value": dict(one.value) if one.value is not None and one.said is not Said.REJECTED else None,
                "passages": [texts[piece.passage] for piece in evidence],
                "marked": [texts[piece.passage][piece.span.start : piece.span.end] for piece in evidence],
            }
        )
    return found
