"""Tables of knowledge."""

from .article import Article, Feedback
from .number import KnowledgeNumber
from .problem import Linked, Problem, Telling
from .searchtext import KnowledgeText

__all__ = ["Article", "Feedback", "KnowledgeNumber", "KnowledgeText", "Linked", "Problem", "Telling"]
