"""What a person has to add or to decide before a draft can become a contract file."""

from collections.abc import Callable
from dataclasses import dataclass

from pydantic import JsonValue

from .draft import Term

_KINDS = {
    "party": "当事人",
    "title": "合同名称",
    "number": "编号",
    "date": "日期",
    "service_period": "服务期限",
    "maintenance": "维保期、质保期",
    "price": "合同总价",
    "price_line": "价款明细",
    "capital_sum": "大写金额",
    "tax": "税率与发票",
    "payment_stage": "付款阶段",
    "level": "故障级别",
    "target": "时限",
    "ladder_rung": "升级阶梯",
    "obligation": "履约义务",
    "deliverable": "交付物",
    "score_rule": "考核细则",
    "score_band": "考核档次",
    "penalty": "违约责任",
    "notice": "通知与送达",
    "contact": "联系人",
    "allowance": "包含额度",
    "exclusion": "除外事项",
    "staffing": "人员配备",
}
ClauseOf = Callable[[Term], str]


@dataclass(frozen=True, slots=True)
class Open:
    """One open point: the key of the file, the term (empty where none says it), and what is asked."""

    key: str
    term: str
    zh: str
    en: str

    def message(self, language: str) -> str:
        """The words in the reader's language."""
        return self.en if language.startswith("en") else self.zh


def missing(key: str, zh: str, en: str) -> Open:
    """A key of the file that the draft does not fill for sure."""
    return Open(key, "", f"请补充或核对：{zh}", f"to be added or checked: {en}")


def unmapped(term: Term, zh: str, en: str) -> Open:
    """A term that the file has no place for as it is."""
    value = ", ".join(_words(one)[:40] for one in term.value.values() if one not in (None, "", []))
    return Open(term.kind, term.id, f"{_KINDS[term.kind]}（{value}）：{zh}", f"{term.kind} ({value}): {en}")


def _words(value: JsonValue) -> str:
    if isinstance(value, dict):
        return str(value.get("points", ""))
    return "、".join(map(_words, value)) if isinstance(value, list) else str(value)
