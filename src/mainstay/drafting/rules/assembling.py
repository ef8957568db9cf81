"""A document as read becomes a draft: structure, every finder, the test of figures, and what nobody understood."""

import re
from collections.abc import Iterable

from .blocks import Document
from .draft import Draft, NotUnderstood, Source, Term
from .finding import (
    duties,
    ladders,
    levels,
    lists,
    parties,
    payments,
    penalties,
    people,
    periods,
    prices,
    rights,
    scope,
    scores,
    targets,
)
from .lengths import find_lengths
from .lexicon import Lexicon
from .paper import Paper, Stretch, cells, sentences
from .proposal import accept, evidence
from .shares import find_shares
from .structure import structure
from .sums import find_sums

FINDERS = (
    parties, periods, prices, payments, levels, targets, ladders, duties, scores, penalties, rights, lists, people,
    scope,
)  # fmt: skip
_CONDITION = re.compile(
    r"应(?!用|急|对|付|税|收|届)|须|必须|不得|负责|保证|扣|承诺|shall|must|will not|may not", re.IGNORECASE
)


def draft(document: Document, source: Source, words: Lexicon) -> Draft:
    """The draft of a document; pure, so that the same document and lexicon give the same draft."""
    paper = Paper(structure(document), words)
    accepted = accept(proposal for finder in FINDERS for proposal in finder.find(paper))
    left = [*accepted.refused, *_left_over(paper, accepted.terms)]
    characters = sum(len(passage.text) for passage in paper.structure.passages)
    return Draft(
        source=source.model_copy(update={"characters": characters, "pages": document.pages, "form": document.form}),
        clauses=tuple(paper.structure.clauses),
        passages=tuple(paper.structure.passages),
        terms=tuple(accepted.terms),
        not_understood=tuple(left),
    )


def _left_over(paper: Paper, terms: Iterable[Term]) -> Iterable[NotUnderstood]:
    """Sentences that look like commitments and from which no term was read."""
    taken: dict[str, list[tuple[int, int]]] = {}
    for term in terms:
        for told in term.evidence:
            taken.setdefault(told.passage, []).append((told.span.start, told.span.end))
    pieces = [*paper.pieces, *(cell for table in paper.tables for cell in cells(table))]
    for piece in pieces:
        for sentence in sentences(piece):
            why = _why(sentence)
            if why is None or piece.heading:
                continue
            one = evidence(sentence)
            spans = taken.get(piece.passage.id, [])
            if not any(start < one.span.end and one.span.start < end for start, end in spans):
                yield NotUnderstood(evidence=one, why=why)


def _why(sentence: Stretch) -> str | None:
    text = sentence.text
    if find_shares(text):
        return "a share that no rule took"
    if any(one.marked for one in find_sums(text)):
        return "a sum that no rule took"
    if any(one.value != "at_once" for one in find_lengths(text)):
        return "a length that no rule took"
    return "a duty without a figure that a rule knows" if _CONDITION.search(text) else None
