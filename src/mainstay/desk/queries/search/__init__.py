"""Searching the texts of cases: pages of what is found, a condition for lists, cases like the one being written."""

from .conditions import matching
from .finding import Found, FoundPage, SearchFilters, TooSlow, find_cases
from .likeness import LikeCase, list_similar

__all__ = [
    "Found",
    "FoundPage",
    "LikeCase",
    "SearchFilters",
    "TooSlow",
    "find_cases",
    "list_similar",
    "matching",
]
