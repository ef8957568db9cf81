"""What a contract lets a case say: its levels, facts and pause reasons, as the desk needs them."""

from collections.abc import Mapping
from dataclasses import dataclass

from mainstay.kernel.errors import Malformed, Problem, Refused

from .flow import Facts


@dataclass(frozen=True, slots=True)
class Name:
    """A value that may be chosen, with its words, what the contract means by it and the clause that says so."""

    id: str
    zh: str
    en: str
    meaning_zh: str = ""
    meaning_en: str = ""
    clause: str = ""

    @property
    def by_clause(self) -> tuple[str, str]:
        """Its words after the number of the clause, in Chinese and English."""
        return f"{self.clause} {self.zh}", f"{self.clause} {self.en}"


@dataclass(frozen=True, slots=True)
class FactChoice:
    """A fact that people state: `values` to choose from, or a yes or no when there are none."""

    name: str
    zh: str
    en: str
    values: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Levels, facts, pause reasons, targets and exclusions of one contract version.

    Derived facts are not stated and not in it.
    """

    levels: tuple[Name, ...]
    facts: tuple[FactChoice, ...]
    pauses: tuple[Name, ...]
    targets: tuple[Name, ...] = ()
    exclusions: tuple[Name, ...] = ()

    def level_ids(self) -> frozenset[str]:
        """The levels that the contract has."""
        return frozenset(level.id for level in self.levels)


def check_facts(given: Mapping[str, str | bool | None], vocabulary: Vocabulary) -> Facts:
    """The facts given, those left out dropped; Refused for a level, Malformed for a fact or value it lacks."""
    stated = {name: value for name, value in given.items() if value is not None}
    level = stated.get("level")
    if level is not None and level not in vocabulary.level_ids():
        known_zh = "、".join(name.zh for name in vocabulary.levels)
        known_en = ", ".join(name.en or name.id for name in vocabulary.levels)
        raise Refused(
            f"合同没有“{level}”这一故障级别；合同约定的级别为：{known_zh}。",
            f"The contract has no level “{level}”; it has: {known_en}.",
        )
    problems = [problem for name, value in stated.items() if (problem := _problem(name, value, vocabulary))]
    if problems:
        raise Malformed("填写的故障情况与合同不符。", "The facts do not fit the contract.", problems)
    return stated


def _problem(name: str, value: str | bool, vocabulary: Vocabulary) -> Problem | None:
    if name == "level":
        return None
    fact = next((fact for fact in vocabulary.facts if fact.name == name), None)
    if fact is None:
        return Problem("unknown_fact", f"合同未约定“{name}”这一情况", f"the contract has no fact “{name}”", name)
    if not fact.values and isinstance(value, bool):
        return None
    if value in {choice.id for choice in fact.values}:
        return None
    return Problem(
        "unknown_value", f"“{fact.zh}”没有“{value}”这一取值", f"“{value}” is not a value of “{fact.en or name}”", name
    )


def check_reason(reason: str, vocabulary: Vocabulary) -> str:
    """The pause reason, Refused when the contract does not list it."""
    if reason not in {name.id for name in vocabulary.pauses}:
        known = "、".join(name.zh for name in vocabulary.pauses) or "无"
        raise Refused(
            f"合同不允许以“{reason}”为由暂停计时；允许的原因：{known}。",
            f"The contract does not let clocks stand still for “{reason}”.",
        )
    return reason


def check_exclusion(cause: str, vocabulary: Vocabulary) -> str:
    """The cause, Refused when the contract does not exclude it."""
    if cause not in {name.id for name in vocabulary.exclusions}:
        known = "；".join(name.zh for name in vocabulary.exclusions) or "无"
        raise Refused(
            f"合同没有“{cause}”这一除外情形；合同约定的除外情形：{known}。",
            f"The contract does not exclude “{cause}”.",
        )
    return cause
