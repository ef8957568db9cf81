"""What a run may change in a contract, with the figures that the contract has: the form of a run as plain data."""

from collections.abc import Iterator, Mapping
from typing import Any

from mainstay.contracts.rules.clocks import CompiledTerms
from mainstay.contracts.rules.clocks.wording import FLAGS
from mainstay.contracts.rules.terms.base import Identifier, Text, percent
from mainstay.contracts.rules.terms.contract import Contract
from mainstay.contracts.rules.terms.money import Penalty, ScoreSheet
from mainstay.contracts.rules.terms.targets import Row, Target
from mainstay.contracts.rules.terms.vocabulary import Measure

from .changes import leaves

Data = dict[str, Any]
Value = bool | Identifier


def editable_data(terms: CompiledTerms) -> Data:
    """Levels and calendars by name, and every figure that `Changes` may name and that moves a clock or a sum.

    The customer's own time limits are left out, penalties that only the customer pays, and score sheets without a band:
    a run counts none of these.
    """
    contract = terms.contract
    banded = {one.sheet for one in contract.bands}
    return {
        "at_once": None if contract.at_once is None else str(contract.at_once.length),
        "levels": [{"id": one.id, "name": one.name.in_both()} for one in contract.levels],
        "calendars": [{"id": one.id, "name": one.name.in_both()} for one in contract.calendars],
        "targets": [_target(terms, one) for one in contract.targets if one.measure is not Measure.CONFIRM],
        "penalties": [found for one in contract.penalties if (found := _penalty(contract, one))],
        "scores": [found for one in contract.score_sheets if one.id in banded for found in _points(contract, one)],
    }


def _target(terms: CompiledTerms, target: Target) -> Data:
    rows = [_row(terms, target, row, number) for number, row in enumerate(target.rows, 1)]
    clause = _clause(terms.contract, target.clause)
    return {"target": target.id, "name": target.name.in_both(), "clause": clause, "rows": rows}


def _row(terms: CompiledTerms, target: Target, row: Row, number: int) -> Data:
    asked = {**target.scope, **row.when}
    return {
        "row": number,
        "conditions": [_words(terms, str(fact), _values(value)) for fact, value in asked.items()],
        "length": str(row.length),
        "calendar": row.calendar or target.calendar,
        "clause": _clause(terms.contract, row.clause or target.clause),
    }


def _values(given: Value | tuple[Identifier, ...]) -> tuple[Value, ...]:
    return given if isinstance(given, tuple) else (given,)


def _words(terms: CompiledTerms, fact: str, values: tuple[Value, ...]) -> Data:
    """A condition in words, such as `III级、IV级`."""
    found = [_word(terms.labels.values, fact, value) for value in values]
    return {"zh": "、".join(one.zh for one in found), "en": ", ".join(one.in_language("en") for one in found)}


def _word(names: Mapping[tuple[str, str], Text], fact: str, value: Value) -> Text:
    if isinstance(value, bool):
        told = "是" if value else "否", "yes" if value else "no"
        zh, en = FLAGS.get((fact, value), (f"{fact}：{told[0]}", f"{fact}: {told[1]}"))
        return Text(zh=zh, en=en)
    return names.get((fact, value), Text(zh=value))


def _penalty(contract: Contract, penalty: Penalty) -> Data | None:
    share, amount = getattr(penalty, "share", None), getattr(penalty, "amount", None)
    if penalty.payer == "customer" or (share, amount, penalty.cap_share) == (None, None, None):
        return None
    return {
        "penalty": penalty.id,
        "name": penalty.name.in_both(),
        "clause": _clause(contract, penalty.clause),
        "share": None if share is None else percent(share),
        "amount": None if amount is None else str(amount),
        "cap_share": None if penalty.cap_share is None else percent(penalty.cap_share),
    }


def _points(contract: Contract, sheet: ScoreSheet) -> Iterator[Data]:
    """Rules and causes of a sheet with the points that each occurrence takes off."""
    clauses = {rule.id: rule.clause for head in sheet.heads for rule in head.rules if rule.clause}
    for leaf in leaves(sheet):
        yield {
            "sheet": sheet.id,
            "sheet_name": sheet.name.in_both(),
            "rule": leaf.id,
            "text": leaf.text.in_both(),
            "per_occurrence": str(leaf.per_occurrence),
            "clause": _clause(contract, clauses.get(leaf.id, sheet.clause)),
        }


def _clause(contract: Contract, ident: str) -> Data:
    number = next((one.number for one in contract.clauses if one.id == ident), ident)
    return {"id": ident, "number": number}
