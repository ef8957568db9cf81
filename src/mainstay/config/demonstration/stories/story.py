"""The shape of a story and of a contract's profile."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Rank(StrEnum):
    """How grave a story is; each level of a contract has one."""

    GRAVE = "grave"
    SERIOUS = "serious"
    LIGHT = "light"


@dataclass(frozen=True, slots=True)
class Story:
    """What is reported, what is found and what is done; `{place}` is filled in. `facts` fit the story."""

    rank: Rank
    title: str
    description: str
    finding: str
    solution: str
    facts: Mapping[str, str | bool] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Profile:
    """How many cases a full year brings, how often which level, and the stories.

    `facts` gives further facts with the chance of each value; a story's own facts win.
    """

    cases: int
    levels: Mapping[str, tuple[int, Rank]]
    places: tuple[str, ...]
    stories: tuple[Story, ...]
    facts: Mapping[str, Mapping[str | bool, int]] = field(default_factory=dict)
    promises: float = 0.12
