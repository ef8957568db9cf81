"""A statement as data, and its one form in bytes: the same facts and terms give the same bytes on any machine."""

import hashlib
from collections.abc import Collection, Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from mainstay.contracts.rules.checking.scores import plain
from mainstay.contracts.rules.terms.contract import Contract
from mainstay.kernel.evidence import canonical_json

from .accrual import Extension, Right
from .bands import borders_of
from .facts import Evidence
from .money import NOTHING, ROUNDING
from .payments import Stage
from .sheets import RuleScore, SheetScore
from .statement import Line, SheetFigures, Statement

FORM = "mainstay-statement/1"


def statement_bytes(statement: Statement) -> bytes:
    """JSON with sorted keys, compact, UTF-8; sums as text with two decimals."""
    return canonical_json(statement_data(statement))


def digest_of(content: bytes) -> str:
    """The SHA-256 of a statement's bytes, in hex."""
    return hashlib.sha256(content).hexdigest()


def statement_data(statement: Statement) -> dict[str, Any]:
    """Everything that a statement says, as plain data."""
    contract = statement.terms.contract
    parties = contract.parties
    return {
        "form": FORM,
        "contract": {
            "code": contract.code,
            "number": contract.number,
            "version": contract.version,
            "title": contract.title.in_both(),
            "customer": parties.customer.name.in_both(),
            "vendor": parties.vendor.name.in_both(),
            "currency": contract.price.currency,
        },
        "period": {"name": str(statement.period), "from": day(statement.period.start), "to": day(statement.period.end)},
        "totals": {name: money(getattr(statement.totals, name)) for name in statement.totals.__dataclass_fields__},
        "rounding": ROUNDING.in_both(),
        "readings": _readings(statement),
        "clauses": _clauses(statement),
        "lines": [_line(line) for line in statement.lines],
        "sheets": [sheet_data(one) for one in statement.sheets],
        "rights": [_right(right) for right in statement.rights],
        "extensions": [_extension(one) for one in statement.extensions],
        "stages": [stage_data(stage) for stage in statement.stages],
        "upkeep": None
        if statement.upkeep is None
        else {"begins": day(statement.upkeep.begins), "ends": day(statement.upkeep.ends)},
    }


def day(value: date | None) -> str | None:
    """A day as written."""
    return None if value is None else value.isoformat()


def money(amount: Decimal) -> str:
    """A sum with two decimals; nought is never negative."""
    return f"{amount + NOTHING if amount else NOTHING:.2f}"


def proofs(evidence: Iterable[Evidence]) -> list[dict[str, Any]]:
    """The records, each with the hash of its entry."""
    return [{"kind": one.kind, "id": one.id, "seq": one.seq, "hash": one.hash} for one in evidence]


def _readings(statement: Statement) -> list[dict[str, Any]]:
    """Where the paper is ambiguous and a reading was chosen that a figure of this statement rests on."""
    used = {line.clause for line in statement.lines} | {one.sheet.sheet.clause for one in statement.sheets}
    return [
        {"id": reading.id, "question": reading.question.in_both(), "reading": reading.reading.in_both()}
        for reading in statement.terms.contract.readings
        if used.intersection(reading.clauses)
    ]


def _clauses(statement: Statement) -> dict[str, Any]:
    """The clauses that the statement names, as the paper numbers them."""
    used = {line.clause for line in statement.lines} | {one.clause for one in statement.rights}
    used |= {one.clause for one in statement.extensions} | {stage.payment.clause for stage in statement.stages}
    used |= {one.sheet.sheet.clause for one in statement.sheets}
    used |= {rule.rule.clause for one in statement.sheets for rule in one.sheet.rules if rule.rule.clause}
    return clauses_of(statement.terms.contract, used)


def clauses_of(contract: Contract, used: Collection[str]) -> dict[str, Any]:
    """These clauses by id, as the paper numbers them."""
    return {
        clause.id: {"number": clause.number, "heading": clause.heading.in_both()}
        for clause in contract.clauses
        if clause.id in used
    }


def _line(line: Line) -> dict[str, Any]:
    return {
        "id": line.id,
        "kind": line.kind.value,
        "term": line.term,
        "name": line.name.in_both(),
        "clause": line.clause,
        "payer": line.payer,
        "day": day(line.day),
        "amount": money(line.amount),
        "undisputed": money(line.undisputed),
        "disputed": line.disputed,
        "evidence": proofs(line.evidence),
        "arithmetic": dict(line.how.data),
        "words": line.how.words.in_both(),
        "pairs": [{"rule": rule, "fact": fact} for rule, fact in line.pairs],
    }


def sheet_data(figures: SheetFigures) -> dict[str, Any]:
    """A sheet with its heads, rules and occurrences."""
    sheet: SheetScore = figures.sheet
    names = {head.id: head for head in sheet.sheet.heads}
    return {
        "id": sheet.sheet.id,
        "name": sheet.sheet.name.in_both(),
        "clause": sheet.sheet.clause,
        "period": str(sheet.period),
        "total": plain(sheet.sheet.total),
        "score": plain(sheet.score),
        "undisputed": plain(figures.undisputed),
        "unmarked": list(sheet.unmarked),
        "open_facts": [
            {
                "fact": fact.id,
                "trigger": fact.trigger.value,
                "note": fact.note,
                "day": day(fact.at.date()),
                "rules": list(rules),
                "evidence": proofs(fact.evidence),
            }
            for fact, rules in sheet.open_facts
        ],
        "heads": [
            {
                "id": head.id,
                "name": names[head.id].name.in_both(),
                "points": plain(names[head.id].points),
                "score": plain(head.score),
                "rules": [_rule(rule) for rule in head.rules],
            }
            for head in sheet.heads
        ],
    }


def sheet_digest(figures: SheetFigures) -> str:
    """What both sides sign: any point, dispute or waiver that changes the sheet changes it."""
    return digest_of(canonical_json(sheet_data(figures)))


def sheet_name(sheet: SheetScore) -> str:
    """How signatures name a sheet: `monthly/2026-03`, or `project` for one over the whole contract."""
    return sheet.sheet.id if sheet.sheet.period == "project" else f"{sheet.sheet.id}/{sheet.period}"


def _rule(rule: RuleScore) -> dict[str, Any]:
    return {
        "id": rule.rule.id,
        "text": rule.rule.text.in_both(),
        "clause": rule.rule.clause,
        "points": plain(rule.rule.points),
        "off": plain(rule.off),
        "score": plain(rule.score),
        "mark": None if rule.mark is None else plain(rule.mark),
        "scorer": None if rule.rule.scorer is None else rule.rule.scorer.in_both(),
        "occurrences": [
            {
                "fact": one.fact.id,
                "rule": one.leaf,
                "trigger": one.fact.trigger.value,
                "at": one.fact.at.isoformat(),
                "note": one.fact.note,
                "times": one.times,
                "points": plain(one.points),
                "waived": one.waived,
                "disputed": one.disputed,
                "evidence": proofs(one.fact.evidence),
            }
            for one in rule.occurrences
        ],
    }


def _right(right: Right) -> dict[str, Any]:
    return {
        "id": right.id,
        "term": right.term,
        "name": right.name.in_both(),
        "clause": right.clause,
        "right": right.right,
        "holder": right.holder,
        "day": day(right.day),
        "until": day(right.until),
        "evidence": proofs(right.evidence),
    }


def _extension(one: Extension) -> dict[str, Any]:
    return {
        "id": one.id,
        "term": one.term,
        "name": one.name.in_both(),
        "clause": one.clause,
        "period": one.period,
        "length": one.length,
        "day": day(one.day),
        "ends": day(one.ends),
        "evidence": proofs(one.evidence),
    }


def stage_data(stage: Stage) -> dict[str, Any]:
    """A stage of payment as it stands."""
    return {
        "id": stage.payment.id,
        "name": stage.payment.name.in_both(),
        "clause": stage.payment.clause,
        "share": str(stage.payment.share),
        "amount": money(stage.amount),
        "basis": stage.basis.name.in_both(),
        "due": day(stage.due),
        "paid": money(stage.paid),
        "deposit": stage.payment.deposit,
        "missing": [one.in_both() for one in stage.missing],
        "papers": [one.in_both() for one in stage.payment.papers],
        "evidence": proofs(stage.evidence),
    }


def scored_data(contract: Contract) -> list[dict[str, Any]]:
    """The sheets that are scored period by period, with the scores at which their bands change."""
    borders = {bands.sheet: borders_of(bands) for bands in contract.bands}
    return [
        {
            "sheet": sheet.id,
            "name": sheet.name.in_both(),
            "clause": sheet.clause,
            "total": plain(sheet.total),
            "borders": [plain(one) for one in borders.get(sheet.id, ())],
        }
        for sheet in contract.score_sheets
        if sheet.period != "project"
    ]
