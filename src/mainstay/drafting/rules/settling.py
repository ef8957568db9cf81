"""When a draft may become a contract: what nobody has decided, what keeps it back, which terms a finding is about."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from .contract_file import clause_ids
from .draft import Draft, Evidence
from .reviewing import Said, Verdict, left_id

SIGNERS = 2
PLACEHOLDER = "DRAFT"
# Which kinds of terms a part of a contract file is made of.
_KINDS_OF: Mapping[str, frozenset[str]] = {
    "price": frozenset({"price", "price_line", "capital_sum", "tax"}),
    "term": frozenset({"service_period", "maintenance"}),
    "parties": frozenset({"party"}),
    "levels": frozenset({"level"}),
    "targets": frozenset({"target", "level"}),
    "calendars": frozenset({"target"}),
    "ladders": frozenset({"ladder_rung"}),
    "obligations": frozenset({"obligation"}),
    "deliverables": frozenset({"deliverable"}),
    "staffing": frozenset({"staffing"}),
    "contacts": frozenset({"contact"}),
    "payments": frozenset({"payment_stage"}),
    "score_sheets": frozenset({"score_rule"}),
    "bands": frozenset({"score_band"}),
    "penalties": frozenset({"penalty"}),
    "exclusions": frozenset({"exclusion"}),
    "allowances": frozenset({"allowance"}),
}


@dataclass(frozen=True, slots=True)
class Undecided:
    """Drafted terms without a verdict, and places that were not understood and nobody has dealt with."""

    terms: tuple[str, ...]
    passages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Why a draft cannot be signed yet."""

    code: str
    zh: str
    en: str

    def message(self, language: str) -> str:
        """The words in the reader's language."""
        return self.en if language.startswith("en") else self.zh


def undecided(draft: Draft, verdicts: Iterable[Verdict]) -> Undecided:
    """What is open: each term needs a verdict, each place not understood a term from it or the word that it is read."""
    last = {one.term: one for one in verdicts}
    made = [one for one in last.values() if one.said in {Said.ADDED, Said.CORRECTED}]
    covered = [piece for one in made for piece in one.evidence]
    covered += [piece for term in draft.terms if _is_taken(last.get(term.id)) for piece in term.evidence]
    return Undecided(
        tuple(term.id for term in draft.terms if term.id not in last),
        tuple(
            left_id(place)
            for place, one in enumerate(draft.not_understood)
            if left_id(place) not in last and not _touches(one.evidence, covered)
        ),
    )


def _is_taken(verdict: Verdict | None) -> bool:
    return verdict is not None and verdict.said in {Said.ACCEPTED, Said.CORRECTED}


def _touches(place: Evidence, covered: Sequence[Evidence]) -> bool:
    return any(
        one.passage == place.passage and one.span.start < place.span.end and place.span.start < one.span.end
        for one in covered
    )


def obstacles(
    open_: Undecided, *, faults: int, code: str, is_saved: bool, is_stale: bool, has_signed: bool
) -> tuple[Obstacle, ...]:
    """All that keeps a person from signing, in the order in which it is dealt with; `faults` counts errors."""
    found = []
    if open_.terms:
        count = len(open_.terms)
        found.append(Obstacle("terms", f"还有 {count} 个条目未核对。", f"{count} terms are not checked yet."))
    if open_.passages:
        count = len(open_.passages)
        zh, en = f"还有 {count} 处未读懂的原文未处理。", f"{count} passages not understood are not dealt with."
        found.append(Obstacle("passages", zh, en))
    if not is_saved:
        found.append(Obstacle("unsaved", "合同文件尚未保存。", "The contract file is not saved yet."))
    elif is_stale:
        zh = "保存合同文件之后核对结果又有改动，请重新保存。"
        found.append(Obstacle("stale", zh, "Terms were changed after the contract file was saved; save it again."))
    if faults:
        found.append(Obstacle("faults", f"合同文件有 {faults} 处错误。", f"The contract file has {faults} errors."))
    if code == PLACEHOLDER:
        zh = f"请在合同文件中把 code: {PLACEHOLDER} 改为合同简码。"
        found.append(Obstacle("code", zh, f"Give the contract its short code instead of {PLACEHOLDER}."))
    if has_signed:
        found.append(Obstacle("signed", "您已签署，须由另一人签署。", "You have signed; another person has to."))
    return tuple(found)


def terms_concerned(draft: Draft, clauses: Collection[str], path: str) -> tuple[str, ...]:
    """The terms that a finding is about: those of its clauses and of the kinds that its part of the file is made of."""
    kinds = _KINDS_OF.get(path.split(".", maxsplit=1)[0], frozenset())
    clause_of = clause_ids(draft)
    return tuple(
        term.id
        for term in draft.terms
        if term.kind in kinds and any(clause_of[one.passage] in clauses for one in term.evidence)
    )
