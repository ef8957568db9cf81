"""What each fact may be in a contract, how a combination of facts reads in words, and whether conditions fit."""

from collections.abc import Collection, Iterator, Mapping

from mainstay.contracts.rules.terms.contract import Contract
from mainstay.contracts.rules.terms.targets import Condition, Fact
from mainstay.contracts.rules.terms.vocabulary import FactName

from .finding import Finding, error

Value = str | bool
SWITCHES = {
    FactName.STATIONED: (("驻场", "staff stationed"), ("未驻场", "no staff stationed")),
    FactName.VISIT: (("需上门", "visit needed"), ("无需上门", "no visit needed")),
    FactName.REPORTED_ON_WORKDAY: (("工作日", "reported on a working day"), ("非工作日", "reported on a day off")),
    FactName.REPORTED_IN_HOURS: (("工作时间", "reported in working hours"), ("非工作时间", "reported out of hours")),
}
NAMED = 6
DERIVED = (FactName.REPORTED_ON_WORKDAY, FactName.REPORTED_IN_HOURS)


def values_of(contract: Contract, name: FactName) -> tuple[Value, ...]:
    """All values that the fact may take under this contract; none when the contract does not declare it."""
    if name is FactName.LEVEL:
        return tuple(level.id for level in contract.levels)
    fact = declared(contract, name)
    if fact is None:
        return ()
    return (True, False) if name in SWITCHES else tuple(choice.id for choice in fact.values)


def declared(contract: Contract, name: FactName) -> Fact | None:
    """The contract's declaration of the fact."""
    return next((fact for fact in contract.facts if fact.name is name), None)


def chosen(condition: Condition, name: FactName, values: Collection[Value]) -> frozenset[Value]:
    """The values that a condition leaves for the fact; all of them when it does not ask."""
    if name not in condition:
        return frozenset(values)
    asked = condition[name]
    return frozenset(asked if isinstance(asked, tuple) else (asked,)) & frozenset(values)


def in_words(contract: Contract, facts: Mapping[FactName, Collection[Value]]) -> tuple[str, str]:
    """A combination of facts in Chinese and English: `级别 II、未驻场、非工作日`."""
    pairs = [_fact_words(contract, name, values) for name, values in facts.items()]
    if not pairs:
        return "所有情形", "every combination"
    return "、".join(zh for zh, _ in pairs), ", ".join(en for _, en in pairs)


def _fact_words(contract: Contract, name: FactName, values: Collection[Value]) -> tuple[str, str]:
    if name in SWITCHES:
        return SWITCHES[name][0 if True in values else 1]
    ordered = [str(value) for value in values_of(contract, name) if value in values]
    more = len(ordered) > NAMED
    more_zh, more_en = (f" 等 {len(ordered)} 种", f" or others, {len(ordered)} in all") if more else ("", "")
    fact = declared(contract, name)
    if fact is None or name is FactName.LEVEL:
        shown = ordered[:NAMED]
        return f"级别 {' 或 '.join(shown)}{more_zh}", f"level {' or '.join(shown)}{more_en}"
    names = {choice.id: choice.name for choice in fact.values}
    texts = [names[value] for value in ordered[:NAMED]]
    zh, en = "或".join(text.zh for text in texts), " or ".join(text.in_language("en") for text in texts)
    return f"{fact.label.zh}为{zh}{more_zh}", f"{fact.label.in_language('en')} {en}{more_en}"


def check_facts(contract: Contract) -> Iterator[Finding]:
    """Declarations that do not fit their fact: values where there are two, none where some are needed, and so on."""
    for index, fact in enumerate(contract.facts):
        where = f"facts.{index}"
        values = values_of(contract, fact.name)
        if (fact.name in SWITCHES or fact.name is FactName.LEVEL) == bool(fact.values):
            yield error(
                "fact_values",
                f"事实 {fact.name} {'不应' if fact.values else '应当'}列出取值",
                f"the fact {fact.name} {'takes no' if fact.values else 'needs a'} list of values",
                clauses=[fact.clause],
                path=where,
            )
        if (fact.name in DERIVED) != (fact.calendar is not None):
            yield error(
                "fact_calendar",
                f"事实 {fact.name} {'不使用' if fact.calendar else '须指明'}工作日历",
                f"the fact {fact.name} {'uses no' if fact.calendar else 'needs a'} calendar",
                clauses=[fact.clause],
                path=where,
            )
        if fact.default is not None and values and not _holds(values, fact.default):
            yield wrong_value(fact.name, fact.default, values, clauses=[fact.clause], path=f"{where}.default")


def check_condition(
    contract: Contract, condition: Condition, *, clauses: Collection[str | None], path: str
) -> Iterator[Finding]:
    """Facts that are not declared and values that a fact cannot take."""
    for name, asked in condition.items():
        values = values_of(contract, name)
        if not values:
            yield error(
                "unknown_fact",
                f"条件用到事实 {name}，但 facts 中没有声明",
                f"the condition asks about {name}, which is not declared under facts",
                clauses=clauses,
                path=f"{path}.{name}",
            )
            continue
        if asked == ():
            yield error(
                "empty_condition",
                f"条件 {name} 没有列出任何取值",
                f"the condition on {name} lists no value",
                clauses=clauses,
                path=f"{path}.{name}",
            )
        for value in asked if isinstance(asked, tuple) else (asked,):
            if not _holds(values, value):
                yield wrong_value(name, value, values, clauses=clauses, path=f"{path}.{name}")


def wrong_value(
    name: FactName, value: Value, values: Collection[Value], *, clauses: Collection[str | None], path: str
) -> Finding:
    """A value that the fact cannot take, with those that it can."""
    allowed = [str(one).lower() if isinstance(one, bool) else one for one in values]
    shown = str(value).lower() if isinstance(value, bool) else value
    return error(
        "wrong_fact_value",
        f"事实 {name} 没有取值“{shown}”；可取：{'、'.join(allowed)}",
        f"the fact {name} cannot be '{shown}'; it can be {', '.join(allowed)}",
        clauses=clauses,
        path=path,
    )


def _holds(values: Collection[Value], value: Value) -> bool:
    return any(type(one) is type(value) and one == value for one in values)
