"""The tables of acts on problems and articles: by whom, in which states, to which state, with which words. Pure."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Generic, TypeVar

from mainstay.kernel import fields
from mainstay.kernel.errors import Forbidden, Problem, Refused

from .words import (
    REVIEWERS,
    WRITERS,
    ArticleAct,
    ArticleKind,
    ArticleState,
    ProblemAct,
    ProblemKind,
    ProblemState,
)

Act = TypeVar("Act")
State = TypeVar("State")


@dataclass(frozen=True, slots=True)
class Rule(Generic[Act, State]):
    """One row: the act, the entry it leaves, its names, who, where, whereto (None is where it was), what must be told
    and what may be.
    """

    act: Act
    kind: str
    zh: str
    en: str
    roles: frozenset[str]
    states: frozenset[State]
    to: State | None
    required: tuple[str, ...]
    optional: tuple[str, ...] = ()


P, PA, PK = ProblemState, ProblemAct, ProblemKind
UNSOLVED = frozenset({P.OPEN, P.KNOWN_ERROR})
ANY_PROBLEM = frozenset(P)
DESCRIBED = ("title", "description", "cause")

_PROBLEMS = (
    Rule(PA.DESCRIBE, PK.DESCRIBED, "修改描述", "Describe", WRITERS, UNSOLVED, None, (), (*DESCRIBED, "note")),
    Rule(PA.HAND_OVER, PK.HANDED_OVER, "移交负责人", "Hand over", WRITERS, UNSOLVED, None, ("owner",), ("note",)),
    Rule(PA.KNOW, PK.KNOWN, "登记规避措施", "Give a workaround", WRITERS, UNSOLVED, P.KNOWN_ERROR, ("workaround",)),
    Rule(PA.SOLVE, PK.SOLVED, "解决", "Solve", WRITERS, UNSOLVED, P.SOLVED, ("solution",), ("cause", "resolve_cases")),
    Rule(PA.CLOSE, PK.CLOSED, "关闭", "Close", WRITERS, frozenset({P.SOLVED}), P.CLOSED, (), ("note",)),
    Rule(PA.REOPEN, PK.REOPENED, "重新打开", "Reopen", WRITERS, frozenset({P.SOLVED, P.CLOSED}), P.OPEN, ("note",)),
    Rule(PA.COMMENT, PK.COMMENTED, "留言", "Comment", WRITERS, ANY_PROBLEM, None, ("note",)),
    Rule(PA.LINK, PK.CASES_LINKED, "关联工单", "Link cases", WRITERS, UNSOLVED, None, ("cases",)),
    Rule(PA.UNLINK, PK.CASE_UNLINKED, "取消关联", "Unlink a case", WRITERS, ANY_PROBLEM, None, ("case",), ("note",)),
)
PROBLEM_ACTS = {rule.act: rule for rule in _PROBLEMS}

A, AA, AK = ArticleState, ArticleAct, ArticleKind
WRITTEN = ("title", "body", "audience")
_UNSEEN = frozenset({A.DRAFT, A.REVIEWED})
_SHOWN = frozenset({A.DRAFT, A.REVIEWED, A.PUBLISHED})

_ARTICLES = (
    Rule(AA.REVISE, AK.REVISED, "修改", "Revise", WRITERS, frozenset(A), A.DRAFT, WRITTEN, ("note",)),
    Rule(AA.REVIEW, AK.REVIEWED, "审核通过", "Approve", REVIEWERS, frozenset({A.DRAFT}), A.REVIEWED, (), ("note",)),
    Rule(AA.SEND_BACK, AK.SENT_BACK, "退回修改", "Send back", REVIEWERS, _UNSEEN, A.DRAFT, ("note",)),
    Rule(AA.PUBLISH, AK.PUBLISHED, "发布", "Publish", REVIEWERS, frozenset({A.REVIEWED}), A.PUBLISHED, (), ("note",)),
    Rule(AA.WITHDRAW, AK.WITHDRAWN, "撤下", "Withdraw", REVIEWERS, _SHOWN, A.WITHDRAWN, ("note",)),
)
ARTICLE_ACTS = {rule.act: rule for rule in _ARTICLES}


def require_allowed(rule: Rule[Act, State], *, roles: Collection[str], state: State) -> str:
    """The role in which the act is done: Forbidden when none held may do it, Refused in the wrong state."""
    role = next((one for one in roles if one in rule.roles), None)
    if role is None:
        raise Forbidden(f"您的角色不能进行“{rule.zh}”。", f"Your role may not do this: {rule.en}.")
    if state not in rule.states:
        raise Refused(f"当前状态下不能进行“{rule.zh}”。", f"Not possible in this state: {rule.en}.")
    return role


def check_fields(rule: Rule[Act, State], given: dict[str, object]) -> dict[str, object]:
    """The fields of the act; Malformed for what is missing and for what is not one of its fields."""
    told = fields.check_fields(given, required=rule.required, optional=rule.optional, names=_NAMES)
    if not told and not rule.required and rule.act is PA.DESCRIBE:
        raise fields.malformed(Problem("missing", "请至少修改一项", "change something", "title"))
    return told


_NAMES = {
    "title": ("标题", "Title"),
    "body": ("正文", "Text"),
    "audience": ("可见范围", "Audience"),
    "owner": ("负责人", "Owner"),
    "workaround": ("规避措施", "Workaround"),
    "solution": ("解决办法", "Solution"),
    "note": ("说明", "Note"),
    "cases": ("工单", "Cases"),
    "case": ("工单", "Case"),
}


def _words(name: str) -> tuple[str, str]:
    return _NAMES.get(name, (name, name))
