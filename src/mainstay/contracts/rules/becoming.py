"""What each clause of the paper became: the terms that name it."""

from dataclasses import dataclass

from mainstay.contracts.rules.checking.walking import walk
from mainstay.contracts.rules.terms.base import Part, Text
from mainstay.contracts.rules.terms.contract import Contract, Reading

KINDS = {
    "term": "term",
    "maintenance": "maintenance",
    "price": "price",
    "calendars": "calendar",
    "levels": "level",
    "facts": "fact",
    "at_once": "at_once",
    "pauses": "pause",
    "targets": "target",
    "ladders": "ladder",
    "service_modes": "mode",
    "obligations": "obligation",
    "deliverables": "deliverable",
    "acceptance": "acceptance",
    "staffing": "staffing",
    "contacts": "contact",
    "notices": "notice",
    "payments": "payment",
    "score_sheets": "score",
    "bands": "score",
    "penalties": "penalty",
    "exclusions": "exclusion",
    "allowances": "allowance",
    "rates": "rate",
}
SINGLE = {
    "term": Text(zh="合同期限", en="Term"),
    "maintenance": Text(zh="维保期", en="Maintenance period"),
    "price": Text(zh="合同价款", en="Price"),
    "at_once": Text(zh="“立即”的时长", en="The length of 'at once'"),
    "notices": Text(zh="通知送达", en="Notices"),
}


@dataclass(frozen=True, slots=True)
class Became:
    """A term that came from a clause: what kind, its id within the kind, its name."""

    kind: str
    id: str
    name: Text


def becomes(contract: Contract) -> dict[str, tuple[Became, ...]]:
    """For each clause id the terms that name it, in the order of the file; clauses without terms are left out."""
    found: dict[str, dict[Became, None]] = {}
    for path, part in walk(contract):
        clause = getattr(part, "clause", None)
        if not path or not isinstance(clause, str) or isinstance(part, Reading):
            continue
        found.setdefault(clause, {})[_term(contract, path)] = None
    return {clause: tuple(terms) for clause, terms in found.items()}


def _term(contract: Contract, path: str) -> Became:
    field, _, rest = path.partition(".")
    kind = KINDS.get(field, field.removesuffix("s"))
    index = rest.partition(".")[0]
    value = getattr(contract, field)
    if not isinstance(value, tuple):
        return Became(kind, field, SINGLE.get(field, Text(zh=field)))
    item = value[int(index)]
    return Became(kind, str(_identity(item, index)), _name(item))


def _identity(item: Part, index: str) -> object:
    own = getattr(item, "id", None) or getattr(item, "name", None)
    return own if isinstance(own, str) else index


def _name(item: Part) -> Text:
    for field in ("name", "label", "text", "what"):
        words = getattr(item, field, None)
        if isinstance(words, Text):
            return words
    return Text(zh=str(_identity(item, "?")))
