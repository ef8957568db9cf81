"""The survey after close: its questions, its answers, and how long its link holds (E-18)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from mainstay.kernel.errors import Malformed, Problem

HOLDS = timedelta(days=30)
LOWEST, HIGHEST = 1, 5
MOST_WORDS = 2_000
# Attempts from one address: so many within the window, answered or not.
WINDOW = timedelta(minutes=15)
MOST_PER_ADDRESS = 60


@dataclass(frozen=True, slots=True)
class SurveyQuestion:
    """One question, answered by a score from 1, very poor, to 5, very good."""

    id: str
    zh: str
    en: str


QUESTIONS = (
    SurveyQuestion("speed", "响应与处理是否及时", "Was the response quick enough?"),
    SurveyQuestion("skill", "技术人员的专业水平", "How skilled were the people who worked on it?"),
    SurveyQuestion("manner", "服务态度与沟通", "How were their manner and communication?"),
    SurveyQuestion("result", "问题解决的效果", "How well was the problem solved?"),
    SurveyQuestion("overall", "总体满意度", "How satisfied are you overall?"),
)


def survey_payload(scores: Mapping[str, Any], words: str) -> dict[str, Any]:
    """What the entry holds: a whole score for every question, and the words if any. Malformed names each fault."""
    problems = []
    for question in QUESTIONS:
        score = scores.get(question.id)
        if isinstance(score, bool) or not isinstance(score, int) or not LOWEST <= score <= HIGHEST:
            zh, en = f"请为“{question.zh}”打 1 至 5 分", f"give 1 to 5 for “{question.en}”"
            problems.append(Problem("score", zh, en, f"scores.{question.id}"))
    unknown = sorted(set(scores) - {question.id for question in QUESTIONS})
    problems += [
        Problem("unknown_field", f"没有“{one}”这一题", f"no question “{one}”", f"scores.{one}") for one in unknown
    ]
    text = words.strip()
    if len(text) > MOST_WORDS or "\0" in text:
        zh, en = f"文字不能超过 {MOST_WORDS} 字", f"at most {MOST_WORDS} characters"
        problems.append(Problem("string_too_long", zh, en, "words"))
    if problems:
        raise Malformed("评价内容有误。", "The survey is not filled in right.", problems)
    payload: dict[str, Any] = {"scores": {question.id: scores[question.id] for question in QUESTIONS}}
    return payload | ({"note": text} if text else {})


def holds_until(closed_at: datetime) -> datetime:
    """The moment after which the link of a case that was closed then no longer holds."""
    return closed_at + HOLDS
