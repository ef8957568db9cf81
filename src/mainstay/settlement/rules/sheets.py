"""Score sheets of a period: which facts fall under which rule, points off with their caps, the score."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from mainstay.contracts.rules.clocks import CompiledTerms
from mainstay.contracts.rules.terms.money import ScoreItem, ScoreRule, ScoreSheet
from mainstay.contracts.rules.terms.vocabulary import Trigger

from .days import ONE, late_days
from .facts import Evidence, Fact, Standing, begun_on
from .period import Period

NONE = Decimal(0)
Leaf = ScoreRule | ScoreItem


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A fact under a rule: how often it counts and what it takes off before any cap; nothing once it is waived."""

    fact: Fact
    leaf: str
    times: int
    points: Decimal
    waived: bool
    disputed: bool


@dataclass(frozen=True, slots=True)
class RuleScore:
    """A rule: what its occurrences take off, never more than its points; `mark` is what a scorer has given."""

    rule: ScoreRule
    occurrences: tuple[Occurrence, ...]
    mark: Decimal | None
    evidence: tuple[Evidence, ...]

    @property
    def off(self) -> Decimal:
        """Points off, up to the rule's cap."""
        if self.mark is not None:
            return self.rule.points - self.mark
        counted = [one for one in self.occurrences if not one.waived]
        if any(one.fact.zero for one in counted):
            return self.rule.points
        return min(sum((one.points for one in counted), NONE), self.rule.points)

    @property
    def score(self) -> Decimal:
        """What is left of the rule's points."""
        return self.rule.points - self.off

    @property
    def is_marked(self) -> bool:
        """True for a rule that a scorer gives points to instead of taking them off for each occurrence."""
        return marked_by_hand(self.rule)


@dataclass(frozen=True, slots=True)
class HeadScore:
    """A head with its rules."""

    id: str
    rules: tuple[RuleScore, ...]

    @property
    def score(self) -> Decimal:
        """The sum of its rules."""
        return sum((rule.score for rule in self.rules), NONE)


@dataclass(frozen=True, slots=True)
class SheetScore:
    """A sheet over a period. `open_facts` are claimed by several rules and wait for a person to choose one."""

    sheet: ScoreSheet
    period: Period
    heads: tuple[HeadScore, ...]
    open_facts: tuple[tuple[Fact, tuple[str, ...]], ...]

    @property
    def score(self) -> Decimal:
        """The score: the sum of the heads, never below nought."""
        return max(sum((head.score for head in self.heads), NONE), NONE)

    @property
    def rules(self) -> Iterator[RuleScore]:
        """All rules in order."""
        return (rule for head in self.heads for rule in head.rules)

    @property
    def unmarked(self) -> tuple[str, ...]:
        """Rules that wait for their scorer."""
        return tuple(rule.rule.id for rule in self.rules if rule.is_marked and rule.mark is None)

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The records behind every point that is off."""
        found = {one for rule in self.rules for one in rule.evidence if rule.off}
        return tuple(sorted(found))


def marked_by_hand(rule: ScoreRule) -> bool:
    """True when the rule names neither points for an occurrence nor causes: a scorer gives its points."""
    return rule.per_occurrence is None and not rule.items


def leaf_name(sheet: ScoreSheet, leaf: Leaf) -> str:
    """How a rule or a cause is named in records: `monthly/2.1`."""
    return f"{sheet.id}/{leaf.id}"


def leaves_of(sheet: ScoreSheet) -> tuple[tuple[ScoreRule, Leaf], ...]:
    """What occurrences are counted under: the causes of a rule, or the rule itself."""
    return tuple(
        (rule, leaf)
        for head in sheet.heads
        for rule in head.rules
        if not marked_by_hand(rule)
        for leaf in (rule.items or (rule,))
    )


def score_sheet(
    terms: CompiledTerms, sheet: ScoreSheet, period: Period, facts: Sequence[Fact], standing: Standing
) -> SheetScore:
    """The sheet over a period; `facts` may be those of the whole contract, in order."""
    leaves = leaves_of(sheet)
    bound: dict[str, list[Fact]] = {leaf_name(sheet, leaf): [] for _, leaf in leaves}
    open_facts: list[tuple[Fact, tuple[str, ...]]] = []
    for fact in facts:
        if not _concerns(terms, fact, period):
            continue
        claims = _claims(sheet, leaves, fact, standing.given)
        if len(claims) == 1:
            bound[claims[0]].append(fact)
        elif claims:
            open_facts.append((fact, claims))
    heads = tuple(
        HeadScore(
            head.id, tuple(_rule_score(terms, sheet, rule, bound, standing, period=period) for rule in head.rules)
        )
        for head in sheet.heads
    )
    return SheetScore(sheet, period, heads, tuple(open_facts))


def _concerns(terms: CompiledTerms, fact: Fact, period: Period) -> bool:
    """Whether a fact falls into the period: by its own day, or by lateness that goes on in it."""
    day = begun_on(fact.at, terms.labels.zone)
    if day in period:
        return True
    if fact.trigger is not Trigger.DUTY_LATE or day > period.end:
        return False
    return late_days(terms, fact, period.end) > late_days(terms, fact, period.start - ONE)


def _claims(
    sheet: ScoreSheet, leaves: Iterable[tuple[ScoreRule, Leaf]], fact: Fact, given: Mapping[str, str]
) -> tuple[str, ...]:
    named = given.get(fact.id, fact.rule)
    names = {leaf_name(sheet, leaf): leaf for _, leaf in leaves}
    if fact.id in given or fact.rule:
        return (named,) if named in names else ()
    return tuple(name for name, leaf in names.items() if _takes(leaf, fact))


def _takes(leaf: Leaf, fact: Fact) -> bool:
    """Whether a rule counts a fact by itself; what is written as a broken rule is only ever entered by name."""
    if leaf.trigger is Trigger.RULE_BROKEN or leaf.trigger is not fact.trigger:
        return False
    if leaf.targets and fact.target not in leaf.targets:
        return False
    return not leaf.measures or fact.measure in leaf.measures


def _rule_score(
    terms: CompiledTerms,
    sheet: ScoreSheet,
    rule: ScoreRule,
    bound: Mapping[str, Sequence[Fact]],
    standing: Standing,
    *,
    period: Period,
) -> RuleScore:
    if marked_by_hand(rule):
        mark = standing.marks.get(mark_name(sheet, period, rule))
        return RuleScore(rule, (), mark[0] if mark else None, (mark[1],) if mark else ())
    found = []
    for leaf in rule.items or (rule,):
        name = leaf_name(sheet, leaf)
        found += [_occurrence(terms, leaf, name, fact, standing, period) for fact in bound[name]]
    kept = tuple(one for one in found if one.times or one.fact.zero)
    evidence = {proof for one in kept if not one.waived for proof in one.fact.evidence}
    return RuleScore(rule, kept, None, tuple(sorted(evidence)))


def mark_name(sheet: ScoreSheet, period: Period, rule: ScoreRule) -> str:
    """What a scorer's mark is filed under; a sheet over the whole project has one mark a rule."""
    return f"{sheet.id}/{rule.id}" if sheet.period == "project" else f"{sheet.id}/{rule.id}/{period}"


def _occurrence(
    terms: CompiledTerms, leaf: Leaf, name: str, fact: Fact, standing: Standing, period: Period
) -> Occurrence:
    times = _times(terms, leaf, fact, period)
    each = fact.points if fact.points is not None else leaf.per_occurrence or NONE
    return Occurrence(
        fact,
        name,
        times,
        each * times,
        waived=not standing.counts(name, fact),
        disputed=(name, fact.id) in standing.disputed,
    )


def _times(terms: CompiledTerms, leaf: Leaf, fact: Fact, period: Period) -> int:
    if leaf.counted_by == "item":
        return fact.count
    if leaf.counted_by == "day" and fact.due is not None:
        return late_days(terms, fact, period.end) - late_days(terms, fact, period.start - ONE)
    return fact.count if begun_on(fact.at, terms.labels.zone) in period else 0


def if_upheld(sheet: SheetScore) -> SheetScore:
    """The same sheet as if every open dispute were upheld."""

    def without(rule: RuleScore) -> RuleScore:
        kept = tuple(replace(one, waived=one.waived or one.disputed) for one in rule.occurrences)
        return replace(rule, occurrences=kept)

    heads = tuple(replace(head, rules=tuple(without(rule) for rule in head.rules)) for head in sheet.heads)
    return replace(sheet, heads=heads)
