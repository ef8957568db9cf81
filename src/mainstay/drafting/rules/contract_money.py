"""The money of a draft as the plain data of a contract file: price, stages of payment, penalties."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from mainstay.kernel.capitals import write_capitals

from .draft import Draft, Term
from .unmapped import ClauseOf, Open, missing, unmapped

_TRIGGERS = {
    "signed": "contract_signed",
    "effective": "contract_effective",
    "delivered": "goods_delivered",
    "acceptance": "acceptance_passed",
    "final_acceptance": "final_acceptance",
    "audited": "price_audited",
    "period_end": "term_ended",
    "maintenance_end": "maintenance_ended",
    "invoice": "invoice_received",
}
_PAID_ON = ("price", "audited_price", "monthly_share")


def price(draft: Draft, clause_of: ClauseOf, todo: list[Open]) -> dict[str, Any] | None:
    """Total with its capitals, tax and the lines that say quantity, price and amount."""
    totals = [term for term in draft.terms if term.kind == "price"]
    if not totals:
        todo.append(missing("price", "合同总价", "the total price"))
        return None
    amount = str(totals[0].value["amount"])
    capitals = _capitals(draft, totals[0])
    if capitals is None:
        todo.append(
            missing("price.capitals", "大写金额（原文未写，由小写推出）", "the sum in capitals: not in the text")
        )
    return {
        "total": amount,
        "capitals": write_capitals(Decimal(capitals or amount)),
        "clause": clause_of(totals[0]),
        "tax_included": totals[0].value.get("tax") != "excluded",
        "tax_rates": [term.value["rate"] for term in draft.terms if term.kind == "tax"],
        "lines": _lines(draft, todo),
    }


def _capitals(draft: Draft, total: Term) -> str | None:
    """What the capitals of the total come to, also where they disagree: equal ones, else those beside it."""
    amount = str(total.value["amount"])
    sums = [term for term in draft.terms if term.kind == "capital_sum"]
    here = {one.passage for one in total.evidence}
    beside = [term for term in sums if term.value.get("figure") == amount]
    near = [term for term in sums if "figure" not in term.value and here & {one.passage for one in term.evidence}]
    equal = [term for term in sums if term.value["amount"] == amount]
    found = equal or beside or near
    return str(found[0].value["amount"]) if found else None


def _lines(draft: Draft, todo: list[Open]) -> list[dict[str, Any]]:
    lines: list[dict[str, Any]] = []
    for term in draft.terms:
        if term.kind != "price_line":
            continue
        if all(term.value.get(name) for name in ("quantity", "unit_price", "amount")):
            facts = {name: term.value[name] for name in ("name", "quantity", "unit_price", "amount")}
            lines.append({"id": f"line-{len(lines) + 1}", **facts, "unit": term.value.get("unit") or "项"})
        else:
            todo.append(unmapped(term, "缺少数量、单价或金额", "quantity, price or amount is not said"))
    return lines


def stages(draft: Draft, clause_of: ClauseOf, todo: list[Open]) -> list[dict[str, Any]]:
    """Stages with a share of the price; others are listed."""
    made: list[dict[str, Any]] = []
    for term in draft.terms:
        if term.kind != "payment_stage":
            continue
        basis = term.value.get("basis") or "price"
        if not term.value.get("share") or basis not in _PAID_ON:
            todo.append(unmapped(term, "请写明占合同价的比例", "its share of the price is not said"))
            continue
        due = term.value.get("due")
        named = term.value.get("trigger")
        after = [_TRIGGERS[str(name)] for name in (named if isinstance(named, list) else []) if str(name) in _TRIGGERS]
        stage = {
            "id": f"stage-{len(made) + 1}",
            "name": f"第{term.value['order']}期",
            "clause": clause_of(term),
            "share": term.value["share"],
            "basis": basis,
            "amount": term.value.get("amount"),
            "after": after,
            "due": due,
            "papers": term.value.get("papers"),
            "calendar": "workdays" if "workday" in str(due) else "always",
        }
        made.append({key: value for key, value in stage.items() if value is not None})
    return made


def penalties(draft: Draft, clause_of: ClauseOf, levels: Mapping[str, str], todo: list[Open]) -> list[dict[str, Any]]:
    """Penalties of the forms that a contract file knows; others are listed."""
    made: list[dict[str, Any]] = []
    for term in draft.terms:
        if term.kind != "penalty":
            continue
        form = _form(term)
        if form is None:
            todo.append(unmapped(term, "请写明形式、比例和基数", "its form, share or basis is not said"))
            continue
        ground = str(term.value.get("ground") or "违约")
        level = levels.get(str(term.value.get("level") or ""))
        own = {
            "id": f"penalty-{len(made) + 1}",
            "name": ground[:40],
            "clause": clause_of(term),
            "payer": term.value["payer"],
            "trigger": "payment_late" if term.value["payer"] == "customer" else "contract_breached",
            "ground": ground,
            "levels": [level] if level else None,
            "after": term.value.get("after"),
            "cap_share": term.value.get("cap"),
            "cap_basis": _basis(term.value.get("cap_basis")),
            **form,
        }
        kept = {key: value for key, value in own.items() if value is not None}
        made.append({**kept, "length": form["length"]} if "length" in form else kept)
    return made


def _basis(given: object) -> str | None:
    return None if given in (None, "goods_price", "audited_price") else str(given)


def _form(term: Term) -> dict[str, Any] | None:
    """The part of a penalty that its form asks for; None where something of it is not said."""
    value, basis = term.value, _basis(term.value.get("basis"))
    form = value["form"]
    if form in ("per_day", "share") and value.get("share") and basis and value.get("per") != "hour":
        return {"form": form, "share": value["share"], "basis": basis}
    if form == "repetition" and basis:
        return {"form": form, "shares": value["shares"], "basis": basis}
    if form in ("per_occurrence", "fixed") and value.get("amount"):
        return {"form": form, "amount": value["amount"]}
    if form == "loss":
        return {"form": form}
    if form == "extension":
        return {"form": form, "period": "maintenance", "length": value.get("length")}
    if form == "right" and value.get("right"):
        right = {"refuse": "return"}.get(str(value["right"]), str(value["right"]))
        return {"form": form, "right": right}
    return None
