"""Whether what somebody wants to write fits the contract: its stages, papers, rules and points."""

from collections.abc import Collection, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from mainstay.contracts.rules.checking.scores import plain
from mainstay.contracts.rules.clocks import CompiledTerms
from mainstay.contracts.rules.terms.base import Text
from mainstay.contracts.rules.terms.contract import Contract
from mainstay.contracts.rules.terms.money import ScoreItem, ScoreRule
from mainstay.kernel.errors import Forbidden, Malformed, Problem

from .period import month_after
from .sheets import leaf_name, leaves_of, marked_by_hand
from .words import FIELD_NAMES, ActRule, RecordAct

Fields = Mapping[str, Any]


def require_role(rule: ActRule, roles: Collection[str]) -> str:
    """The role in which the act is done; Forbidden when none held may do it."""
    for role in roles:
        if role in rule.roles:
            return role
    raise Forbidden(f"您的角色不能进行“{rule.zh}”。", f"Your role may not do this: {rule.en}.")


def check_fields(rule: ActRule, given: Fields, terms: CompiledTerms, today: date) -> dict[str, Any]:
    """The fields of an act as they are kept. Malformed names each that is missing, unknown or wrong."""
    told = {name: value for name, value in given.items() if value is not None and value not in ("", [], False)}
    faults = [_fault("missing", name, "请填写", "is required") for name in rule.required if name not in told]
    allowed = {*rule.required, *rule.optional}
    faults += [
        _fault("unknown_field", name, "此操作没有这一项", "is not a field of this act")
        for name in told
        if name not in allowed
    ]
    if not faults:
        faults = [*_days(told, terms, today), *_terms(rule, told, terms.contract)]
    if faults:
        raise Malformed("提交的内容有误，未作任何改动。", "The input is malformed; nothing was changed.", faults)
    return told


def _fault(code: str, name: str, zh: str, en: str) -> Problem:
    names = FIELD_NAMES.get(name, (name, name))
    return Problem(code, f"{names[0]}：{zh}", f"{names[1]} {en}", name)


def _days(told: Fields, terms: CompiledTerms, today: date) -> list[Problem]:
    first = min(terms.contract.signed, terms.contract.term.start)
    faults = []
    for name in ("on", "due", "until"):
        if name not in told:
            continue
        day = date.fromisoformat(told[name])
        if day > today and name != "due":
            faults.append(_fault("future", name, f"{day} 尚未到来", f"is in the future: {day}"))
        elif day < first:
            faults.append(
                _fault("outside_term", name, f"{day} 早于合同（{first}）", f"{day} is before the contract ({first})")
            )
    if {"due", "until"} <= set(told) and told["until"] < told["due"]:
        faults.append(_fault("not_late", "until", "完成日早于应完成日，不是逾期", "is before the due day"))
    return faults


def _terms(rule: ActRule, told: Fields, contract: Contract) -> list[Problem]:
    faults = list(_stage(told, contract))
    if "level" in told and told["level"] not in {one.id for one in contract.levels}:
        faults.append(_fault("unknown_level", "level", "合同没有这一级别", "is no level of the contract"))
    if rule.act is RecordAct.OCCURRENCE:
        faults += _occurrence(told, contract)
    if rule.act is RecordAct.MARK:
        faults += _mark(told, contract)
    if rule.act is RecordAct.EVENT and "rule" in told and told["rule"] not in {one.id for one in contract.penalties}:
        faults.append(_fault("unknown_rule", "rule", "合同没有这一违约责任条目", "is no penalty of the contract"))
    if rule.act is RecordAct.ASSIGN and "rule" in told and told["rule"] not in _leaves(contract):
        faults.append(_unknown_rule())
    if "month" in told:
        faults += _month(told, contract)
    return faults


def _stage(told: Fields, contract: Contract) -> list[Problem]:
    if "stage" not in told:
        return []
    stage = next((one for one in contract.payments if one.id == told["stage"]), None)
    if stage is None:
        return [_fault("unknown_stage", "stage", "合同没有这一付款阶段", "is no stage of the contract")]
    if "paper" in told and not 0 <= told["paper"] < len(stage.papers):
        return [_fault("unknown_paper", "paper", "该付款阶段没有这份资料", "is no paper of this stage")]
    return []


def _leaves(contract: Contract) -> dict[str, tuple[ScoreRule, ScoreRule | ScoreItem]]:
    return {leaf_name(sheet, leaf): (rule, leaf) for sheet in contract.score_sheets for rule, leaf in leaves_of(sheet)}


def _occurrence(told: Fields, contract: Contract) -> list[Problem]:
    found = _leaves(contract).get(told["rule"])
    if found is None:
        return [_unknown_rule()]
    rule, leaf = found
    if "points" not in told:
        return []
    points = Decimal(told["points"])
    high = rule.to if rule.to is not None else leaf.per_occurrence
    if points <= 0 or points > rule.points or (high is not None and points > high):
        most = plain(min(rule.points, high) if high is not None else rule.points)
        return [_fault("too_many_points", "points", f"每次最多扣 {most} 分", f"is at most {most} each time")]
    return []


def _mark(told: Fields, contract: Contract) -> list[Problem]:
    rules = {
        f"{sheet.id}/{rule.id}": rule
        for sheet in contract.score_sheets
        for head in sheet.heads
        for rule in head.rules
        if marked_by_hand(rule)
    }
    rule = rules.get(told["rule"])
    if rule is None:
        return [_unknown_rule()]
    if not 0 <= Decimal(told["points"]) <= rule.points:
        most = plain(rule.points)
        return [_fault("too_many_points", "points", f"满分 {most} 分", f"is at most {most}")]
    return []


def _unknown_rule() -> Problem:
    return _fault("unknown_rule", "rule", "考核表没有这一条目", "is no rule of a score sheet")


def _month(told: Fields, contract: Contract) -> list[Problem]:
    first = date.fromisoformat(f"{told['month']}-01")
    if month_after(first) <= contract.term.start or first > contract.term.end:
        return [_fault("outside_term", "month", "不在合同期限内", "is outside the contract's term")]
    return []


def choices_of(contract: Contract) -> list[tuple[str, Text]]:
    """What occurrences may be entered under, with the words of the sheet."""
    return [(name, leaf.text) for name, (_, leaf) in _leaves(contract).items()]


def marks_of(contract: Contract) -> list[tuple[str, Text]]:
    """The rules that a scorer gives points to, with the words of the sheet."""
    return [
        (f"{sheet.id}/{rule.id}", rule.text)
        for sheet in contract.score_sheets
        for head in sheet.heads
        for rule in head.rules
        if marked_by_hand(rule)
    ]
