"""The score sheets of a draft and their bands as the plain data of a contract file."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import groupby
from typing import Any

from .draft import Draft, Term
from .unmapped import ClauseOf, Open, missing, unmapped

_PART = re.compile(r"[^。;；，,]+")
_TAKEN_OFF = re.compile(r"扣|减|deduct|minus", re.IGNORECASE)


def score_sheets(draft: Draft, clause_of: ClauseOf, todo: list[Open]) -> list[dict[str, Any]]:
    """One sheet a clause; rules under heads as printed. How often it is scored is not in a rule: it is asked."""
    rules = [term for term in draft.terms if term.kind == "score_rule"]
    sheets: list[dict[str, Any]] = []
    for clause, group in groupby(rules, key=clause_of):
        whole = [term for term in group if _has_points(term, todo)]
        if whole:
            sheets.append(_sheet(f"sheet-{len(sheets) + 1}", clause, whole, todo))
    if sheets:
        todo.append(missing("score_sheets.period", "考核周期（暂按月）", "how often is scored; a month is assumed"))
    return sheets


def bands(
    draft: Draft, clause_of: ClauseOf, sheets: Sequence[Mapping[str, Any]], todo: list[Open]
) -> list[dict[str, Any]]:
    """Bands by clause, borders as printed, over the first sheet; bands without a share are listed."""
    made: list[dict[str, Any]] = []
    found = [term for term in draft.terms if term.kind == "score_band"]
    for clause, group in groupby(found, key=clause_of):
        terms = list(group)
        shares = [_deducted(term) for term in terms]
        if not sheets or None in shares:
            zh = "缺少考核表或扣付比例" if not sheets else "未写明扣付比例"
            todo += [unmapped(term, zh, "no score sheet, or no share is said") for term in terms]
            continue
        made.append(
            {
                "id": f"bands-{len(made) + 1}",
                "name": "考核档次",
                "clause": clause,
                "sheet": sheets[0]["id"],
                "basis": "monthly_share",
                "bands": [_band(term, share) for term, share in zip(terms, shares, strict=True)],
            }
        )
        zh = "考核档次所依据的考核表和付款基数（暂按第一张考核表和当月应付款）"
        todo.append(missing("bands", zh, "the sheet and the basis of the bands; the first sheet and a month's share"))
    return made


def _has_points(term: Term, todo: list[Open]) -> bool:
    if term.value.get("points"):
        return True
    todo.append(unmapped(term, "未写明分值", "its points are not said"))
    return False


def _sheet(name: str, clause: str, terms: Sequence[Term], todo: list[Open]) -> dict[str, Any]:
    heads = []
    for at, (head, group) in enumerate(groupby(terms, key=lambda term: str(term.value.get("head") or "考核")), 1):
        rules = list(group)
        points = sum((Decimal(str(term.value["points"])) for term in rules), Decimal(0))
        printed = next((str(term.value["head_points"]) for term in rules if term.value.get("head_points")), str(points))
        made = [_rule(f"{name}-{at}.{place}", term, todo) for place, term in enumerate(rules, 1)]
        heads.append({"id": f"{name}-{at}", "name": head[:200], "points": printed, "rules": made})
    total = sum((Decimal(str(head["points"])) for head in heads), Decimal(0))
    return {"id": name, "name": "考核表", "clause": clause, "period": "month", "total": str(total), "heads": heads}


def _rule(own: str, term: Term, todo: list[Open]) -> dict[str, Any]:
    """A rule; several deductions become items where the text has a part for each, else a person parts them."""
    text = str(term.value["text"])
    rule: dict[str, Any] = {"id": own, "text": text, "points": term.value["points"]}
    given = term.value.get("deductions")
    found = [one for one in given if isinstance(one, dict)] if isinstance(given, list) else []
    if len(found) == 1:
        return rule | _deduction(found[0])
    parts = [part.strip() for part in _PART.findall(text) if _TAKEN_OFF.search(part) and re.search(r"\d", part)]
    if found and len(parts) == len(found):
        items = zip(parts, found, strict=True)
        rule["items"] = [
            {"id": f"{own}.{at}", "text": part, **_deduction(one)} for at, (part, one) in enumerate(items, 1)
        ]
    elif found:
        todo.append(unmapped(term, "有多项扣分，须由人分开写入", "several deductions, to be parted by a person"))
    return rule


def _deduction(one: Mapping[str, Any]) -> dict[str, str]:
    return {"per_occurrence": str(one["points"]), "counted_by": str(one.get("per") or "occurrence")}


def _deducted(term: Term) -> str | None:
    """The share that a band takes off; None where it names none."""
    if term.value.get("deduct"):
        return str(term.value["deduct"])
    if term.value.get("pay"):
        return f"{Decimal(100) - Decimal(str(term.value['pay']).rstrip('%')):f}%"
    return None


def _band(term: Term, share: str | None) -> dict[str, str]:
    borders = {"from": term.value.get("low"), "to": term.value.get("high")}
    return {name: str(border) for name, border in borders.items() if border is not None} | {"deduct": str(share)}
