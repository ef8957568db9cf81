"""What a finder proposes, and how it becomes a term: with its passage, and only where the passage bears it out."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from pydantic import JsonValue

from .draft import Evidence, NotUnderstood, Term
from .figures import not_borne_out
from .paper import Stretch, whole
from .structure import Piece


@dataclass(frozen=True)
class Proposal:
    """A term before it is tested; the first stretch is where its figure stands."""

    kind: str
    value: dict[str, JsonValue]
    stretches: tuple[Stretch, ...]
    confidence: float
    because: str


@dataclass
class Accepted:
    """Terms that their passages bear out, and proposals that they do not."""

    terms: list[Term] = field(default_factory=list)
    refused: list[NotUnderstood] = field(default_factory=list)


def propose(kind: str, value: Mapping[str, JsonValue], *where: Stretch | Piece, sure: float, because: str) -> Proposal:
    """A proposal without its empty facts."""
    facts: dict[str, JsonValue] = {name: fact for name, fact in value.items() if fact not in (None, "", [])}
    stretches = tuple(one if isinstance(one, Stretch) else whole(one) for one in where)
    return Proposal(kind, facts, tuple(dict.fromkeys(stretches)), sure, because)


def evidence(stretch: Stretch) -> Evidence:
    """A stretch as a draft names it."""
    if stretch.start >= stretch.end:
        stretch = whole(stretch.piece)
    return Evidence(passage=stretch.piece.passage.id, span=stretch.piece.normal.span(stretch.start, stretch.end))


def accept(proposals: Iterable[Proposal]) -> Accepted:
    """Test every proposal; the same value of a kind from the same passage counts once."""
    accepted = Accepted()
    seen: set[tuple[str, str, str]] = set()
    for one in proposals:
        key = (one.kind, repr(sorted(one.value.items())), one.stretches[0].piece.passage.id)
        if key in seen:
            continue
        seen.add(key)
        _test(one, accepted)
    return accepted


def _test(one: Proposal, accepted: Accepted) -> None:
    try:
        missing = not_borne_out(one.kind, dict(one.value), _texts(one.stretches))
    except ValueError as wrong:
        missing = str(wrong)
    if missing:
        why = f"{one.kind}: {missing} is not in the passage"
        accepted.refused.append(NotUnderstood(evidence=evidence(one.stretches[0]), why=why))
        return
    accepted.terms.append(
        Term(
            id=f"t{len(accepted.terms) + 1}",
            kind=one.kind,
            value=one.value,
            evidence=tuple(evidence(stretch) for stretch in one.stretches),
            confidence=one.confidence,
            because=one.because,
        )
    )


def _texts(stretches: Sequence[Stretch]) -> list[str]:
    return list(dict.fromkeys(stretch.piece.text for stretch in stretches))
