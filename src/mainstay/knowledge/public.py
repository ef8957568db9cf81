"""The front door of knowledge: problems and articles, and their texts written anew."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from mainstay.directory.public import Actor

from . import services
from .rules.words import ArticleAct, Audience, ProblemAct
from .services import Drafting, LinkResult, Opening

__all__ = [
    "ArticleAct",
    "Audience",
    "Drafting",
    "LinkResult",
    "Opening",
    "ProblemAct",
    "act_on_article",
    "act_on_problem",
    "draft_article",
    "index_knowledge",
    "link_cases",
    "open_problem",
]


def open_problem(opening: Opening, *, actor: Actor, now: datetime) -> str:
    """Open a problem under a contract, owned by the actor; its number."""
    return services.open_problem(opening, actor=actor, now=now).number


def link_cases(number: str, cases: Sequence[str], *, actor: Actor, now: datetime) -> tuple[LinkResult, ...]:
    """Link cases of the same contract to a problem, each with its own result."""
    return services.link_cases(number, cases, actor=actor, now=now)


def act_on_problem(number: str, act: ProblemAct, fields: Mapping[str, Any], *, actor: Actor, now: datetime) -> int:
    """One act on a problem; the number of its entry. What is refused changes nothing."""
    return services.act_on_problem(number, act, fields, actor=actor, now=now).seq


def draft_article(drafting: Drafting, *, actor: Actor, now: datetime) -> str:
    """A first version of an article from a solved case or problem; its number."""
    return services.draft_article(drafting, actor=actor, now=now).number


def act_on_article(number: str, act: ArticleAct, fields: Mapping[str, Any], *, actor: Actor, now: datetime) -> int:
    """One act on an article; the number of its entry. What is refused changes nothing."""
    return services.act_on_article(number, act, fields, actor=actor, now=now).seq


def index_knowledge() -> int:
    """Write the texts that problems and articles are searched by anew; how many of both there are."""
    return services.index_knowledge()
