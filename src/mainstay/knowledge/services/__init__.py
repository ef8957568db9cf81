"""Verbs of knowledge: open problems and settle them once, write, review and publish articles."""

from .articles import Drafting, act_on_article, draft_article, give_feedback
from .indexing import index_knowledge
from .linking import LinkResult, link_cases
from .problems import Opening, act_on_problem, open_problem
from .telling import require_teller, resume_telling, tell_cases

__all__ = [
    "Drafting",
    "LinkResult",
    "Opening",
    "act_on_article",
    "act_on_problem",
    "draft_article",
    "give_feedback",
    "index_knowledge",
    "link_cases",
    "open_problem",
    "require_teller",
    "resume_telling",
    "tell_cases",
]
