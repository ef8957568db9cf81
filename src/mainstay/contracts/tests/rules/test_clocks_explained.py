"""The sentences that explain a clock, word for word."""

from typing import Any

import pytest

from mainstay.contracts.rules.clocks import CompiledTerms, clocks
from mainstay.contracts.tests.rules.making import at, compiled, entries

FACTS: list[dict[str, Any]] = [
    {"name": "stationed", "label": "驻场", "default": True},
    {"name": "reported_on_workday", "label": "工作日", "calendar": "office"},
]
ARRIVE = {"level": "I", "stationed": True, "reported_on_workday": False}
PAUSES = [{"id": "access", "name": {"zh": "等待甲方授权", "en": "access"}, "side": "customer", "clause": "c"}]


def terms(measure: str, length: str, when: dict[str, Any] | None = None, **more: Any) -> CompiledTerms:
    target = {"id": "t", "measure": measure, "rows": [{"when": when or {}, "length": length}]} | more
    at_once = {"length": "15min", "clause": "c"}
    return compiled([target], facts=FACTS, pauses=PAUSES, at_once=at_once)


CASES = [
    (
        terms("arrive", "30min", ARRIVE),
        [],
        (
            "依据附件三 3.1，I 级、驻场、非工作日，应于报告后 30 分钟内到场；自 2026-10-03 10:00 起连续计时（7×24），"
            "时限 2026-10-03 10:30。"
        ),
        (
            "Under 附件三 3.1 (I 级, staff stationed on site, reported on a day off): arrive on site within 30 minutes "
            "of the "
            "report; counted without a break (7×24) from 2026-10-03 10:00, due 2026-10-03 10:30."
        ),
    ),
    (
        terms("respond", "at_once"),
        [],
        (
            "依据附件三 3.1，应于报告后立即响应（合同约定为 15 分钟内）；自 2026-10-03 10:00 起连续计时（7×24），"
            "时限 2026-10-03 10:15。"
        ),
        (
            "Under 附件三 3.1: respond at once after the report (15 minutes); counted without a break (7×24) from "
            "2026-10-03 10:00, due 2026-10-03 10:15."
        ),
    ),
    (
        terms("report", "3 days"),
        [],
        "依据附件三 3.1，应于报告后 3 日内提交报告；自 2026-10-03 次日起按日历日计算，时限 2026-10-06 24:00。",
        (
            "Under 附件三 3.1: file the report within 3 days of the report; counted in calendar days from the day "
            "after 2026-10-03, due 2026-10-06 24:00."
        ),
    ),
    (
        terms("respond", "0 days"),
        [],
        "依据附件三 3.1，应于报告当日内响应；报告日为 2026-10-03，时限 2026-10-03 24:00。",
        (
            "Under 附件三 3.1: respond on the same day as the report; the day of the report is 2026-10-03, due "
            "2026-10-03 24:00."
        ),
    ),
    (
        terms("resolve", "2 workdays", calendar="office"),
        [],
        (
            "依据附件三 3.1，应于报告后 2 个工作日内解决；自 2026-10-03 次日起按“5×8 工作时间”的工作日计算，"
            "时限 2026-10-09 18:00。"
        ),
        (
            "Under 附件三 3.1: resolve the case within 2 working days of the report; counted in working days of “5×8 "
            "working "
            "hours” from the day after 2026-10-03, due 2026-10-09 18:00."
        ),
    ),
    (
        terms("resolve", "4h"),
        [("10-03 10:30", "paused", {"reason": "access"})],
        (
            "依据附件三 3.1，应于报告后 4 小时内解决；自 2026-10-03 10:00 起连续计时（7×24），"
            "2026-10-03 10:30 起因“等待甲方授权”暂停计时（甲方时间），恢复计时后尚余 3 小时 30 分钟。"
        ),
        (
            "Under 附件三 3.1: resolve the case within 4 hours of the report; counted without a break (7×24) from "
            "2026-10-03 "
            "10:00, paused since 2026-10-03 10:30 for “access” (the customer's time), with 3 hours 30 minutes left "
            "once it "
            "resumes."
        ),
    ),
    (
        terms("resolve", "1h", start="diagnosed"),
        [],
        "依据附件三 3.1，应于确诊后 1 小时内解决；尚未确诊，待确诊后开始计时。",
        (
            "Under 附件三 3.1: resolve the case within 1 hour of the diagnosis; the clock begins with the diagnosis, "
            "which has "
            "not happened yet."
        ),
    ),
]


@pytest.mark.parametrize(("compiled_terms", "more", "zh", "en"), CASES)
def test_sentences(compiled_terms: CompiledTerms, more: list[Any], zh: str, en: str) -> None:
    case = entries(("10-03 10:00", "reported", {"facts": {"level": "I"}}), *more)
    (clock,) = clocks(compiled_terms, case, at("10-03 11:00"))
    assert clock.explain("zh") == zh
    assert clock.explain("en") == en


def test_conditions_carry_the_facts_and_their_names() -> None:
    case = entries(("10-03 10:00", "reported", {"facts": {"level": "I"}}))
    (clock,) = clocks(terms("arrive", "30min", ARRIVE), case, at("10-03 11:00"))
    told = [(condition.fact, condition.value, condition.label.zh) for condition in clock.conditions]
    assert told == [("level", "I", "I 级"), ("stationed", True, "驻场"), ("reported_on_workday", False, "非工作日")]
