"""Whether each decision table gives every combination of facts inside its scope exactly one row."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from mainstay.contracts.rules.terms.contract import Contract
from mainstay.contracts.rules.terms.targets import Target
from mainstay.contracts.rules.terms.vocabulary import FactName

from .facts import Value, check_condition, chosen, in_words, values_of
from .finding import Finding, error, warning

SHOWN = 20
MAX_STEPS = 50_000
Box = dict[FactName, frozenset[Value]]


class TooWideError(Exception):
    """The table has more distinct combinations than can be proven in reasonable time."""


@dataclass(slots=True)
class _Table:
    """A target's rows over the facts that they ask about; `masks[k][value]` has a bit for each row that allows it."""

    names: list[FactName]
    domains: list[tuple[Value, ...]]
    allowed: list[list[frozenset[Value]]]
    masks: list[dict[Value, int]]
    free: list[int]
    seen: dict[tuple[int, int], list[Box]] = field(default_factory=dict)

    def holes(self, axis: int, rows: int) -> list[Box]:
        """Boxes of facts that none of `rows` covers, from this axis on; at most SHOWN of them."""
        if rows & self.free[axis]:
            return []
        if rows == 0:
            return [{}]
        key = (axis, rows)
        if key not in self.seen:
            if len(self.seen) > MAX_STEPS:
                raise TooWideError
            self.seen[key] = self._split(axis, rows)
        return self.seen[key]

    def _split(self, axis: int, rows: int) -> list[Box]:
        alike: dict[int, list[Value]] = {}
        for value in self.domains[axis]:
            alike.setdefault(rows & self.masks[axis][value], []).append(value)
        found: list[Box] = []
        for left, values in alike.items():
            for hole in self.holes(axis + 1, left):
                whole = len(values) == len(self.domains[axis])
                found.append(hole if whole else {self.names[axis]: frozenset(values), **hole})
        return found[:SHOWN]

    def clashes(self) -> Iterator[tuple[int, int, Box]]:
        """Pairs of rows that hold at once, with the facts for which both do."""
        for first, allowed in enumerate(self.allowed):
            both = ~((1 << (first + 1)) - 1) & ((1 << len(self.allowed)) - 1)
            for axis, values in enumerate(allowed):
                reach = 0
                for value in values:
                    reach |= self.masks[axis][value]
                both &= reach
            while both:
                second = (both & -both).bit_length() - 1
                both &= both - 1
                yield first, second, self._common(first, second)

    def _common(self, first: int, second: int) -> Box:
        common = {name: self.allowed[first][axis] & self.allowed[second][axis] for axis, name in enumerate(self.names)}
        return {
            name: values for axis, (name, values) in enumerate(common.items()) if len(values) < len(self.domains[axis])
        }


def check_tables(contract: Contract) -> Iterator[Finding]:
    """Holes, clashes and rows outside the scope of each target's table, and conditions that make no sense."""
    for index, target in enumerate(contract.targets):
        path = f"targets.{index}"
        wrong = list(_conditions(contract, target, path))
        yield from wrong
        if not wrong:
            yield from _scopes(contract, target, path)
            yield from _table_findings(contract, target, path)


def _conditions(contract: Contract, target: Target, path: str) -> Iterator[Finding]:
    yield from check_condition(contract, target.scope, clauses=[target.clause], path=f"{path}.scope")
    for number, row in enumerate(target.rows):
        clauses = [row.clause or target.clause]
        yield from check_condition(contract, row.when, clauses=clauses, path=f"{path}.rows.{number}.when")


def _scopes(contract: Contract, target: Target, path: str) -> Iterator[Finding]:
    for number, row in enumerate(target.rows):
        for name in row.when:
            if name not in target.scope:
                continue
            values = values_of(contract, name)
            asked, inside = chosen(row.when, name, values), chosen(target.scope, name, values)
            if asked <= inside:
                continue
            zh, en = in_words(contract, {name: asked - inside})
            report = warning if asked & inside else error
            yield report(
                "row_out_of_scope",
                f"时限 {target.id} 第 {number + 1} 行的条件“{zh}”超出适用范围",
                f"target {target.id}, row {number + 1}: the condition '{en}' is outside the scope",
                clauses=[row.clause or target.clause],
                path=f"{path}.rows.{number}",
            )


def _table_findings(contract: Contract, target: Target, path: str) -> Iterator[Finding]:
    table = _table(contract, target)
    try:
        holes = table.holes(0, (1 << len(target.rows)) - 1)
    except TooWideError:
        yield error(
            "table_too_wide",
            f"时限 {target.id} 的条件组合过多，无法逐一核对；请拆成几个时限",
            f"target {target.id} has too many combinations to check; split it into several targets",
            clauses=[target.clause],
            path=path,
        )
        return
    for hole in holes:
        zh, en = in_words(contract, hole)
        yield error(
            "table_hole",
            f"时限 {target.id}：{zh} 无对应行",
            f"target {target.id}: no row for {en}",
            clauses=[target.clause],
            path=path,
        )
    for count, (first, second, box) in enumerate(table.clashes()):
        if count == SHOWN:
            break
        yield _clash(contract, target, (first, second), box, path)


def _clash(contract: Contract, target: Target, rows: tuple[int, int], box: Box, path: str) -> Finding:
    first, second = rows
    zh, en = in_words(contract, box)
    clauses = dict.fromkeys(target.rows[row].clause or target.clause for row in rows)
    return error(
        "table_overlap",
        f"时限 {target.id}：{zh} 同时适用第 {first + 1} 行与第 {second + 1} 行",
        f"target {target.id}: rows {first + 1} and {second + 1} both apply for {en}",
        clauses=clauses,
        path=f"{path}.rows.{second}",
    )


def _table(contract: Contract, target: Target) -> _Table:
    used = dict.fromkeys(name for row in target.rows for name in row.when)
    names = [name for name in FactName if name in used]
    domains = [
        tuple(value for value in all_of if value in chosen(target.scope, name, all_of))
        for name in names
        for all_of in [values_of(contract, name)]
    ]
    allowed = [
        [chosen(row.when, name, domain) for name, domain in zip(names, domains, strict=True)] for row in target.rows
    ]
    masks = [
        {value: sum(1 << row for row, sets in enumerate(allowed) if value in sets[axis]) for value in domain}
        for axis, domain in enumerate(domains)
    ]
    free = [
        sum(1 << row for row, one in enumerate(target.rows) if not any(name in one.when for name in names[axis:]))
        for axis in range(len(names) + 1)
    ]
    return _Table(names, domains, allowed, masks, free)
