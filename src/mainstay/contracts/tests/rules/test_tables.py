"""Decision tables: holes and clashes named in words, equal to trying every combination."""

from collections.abc import Iterator
from itertools import product
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from mainstay.contracts.rules.checking.check import check
from mainstay.contracts.rules.checking.facts import Value, chosen
from mainstay.contracts.rules.checking.finding import Finding
from mainstay.contracts.rules.terms.contract import Contract
from mainstay.contracts.rules.terms.vocabulary import FactName
from mainstay.contracts.tests.make import small

ARRIVE = [
    ({"level": "I", "stationed": True, "reported_on_workday": True}, "10min"),
    ({"level": "I", "stationed": True, "reported_on_workday": False}, "30min"),
    ({"level": "I", "stationed": False}, "4h"),
    ({"level": "II", "stationed": True, "reported_on_workday": True}, "10min"),
    ({"level": "II", "stationed": True, "reported_on_workday": False}, "1h"),
    ({"level": "II", "stationed": False}, "8h"),
]


def table(rows: list[tuple[dict[str, Any], str]], **target: object) -> Contract:
    data = small()
    data["facts"].append({"name": "reported_on_workday", "label": "工作日报修", "calendar": "always"})
    kinds = [{"id": "bug", "name": "缺陷"}, {"id": "ask", "name": "咨询"}, {"id": "new", "name": "需求"}]
    data["facts"].append({"name": "kind", "label": "类别", "values": kinds})
    rows_data = [{"when": when, "length": length} for when, length in rows]
    data["targets"].append({**data["targets"][0], "id": "arrive", "measure": "arrive", **target, "rows": rows_data})
    return Contract.model_validate(data)


def findings(contract: Contract) -> list[Finding]:
    return list(check(contract))


def test_a_whole_table_has_no_finding() -> None:
    assert findings(table(ARRIVE)) == []


def test_a_hole_is_named_in_words() -> None:
    assert [(one.code, one.zh, one.en, one.path, one.clauses) for one in findings(table(ARRIVE[:4] + ARRIVE[5:]))] == [
        (
            "table_hole",
            "时限 arrive：级别 II、驻场、非工作日 无对应行",
            "target arrive: no row for level II, staff stationed, reported on a day off",
            "targets.1",
            ("c3",),
        )
    ]


def test_a_clash_is_named_with_both_rows() -> None:
    rows = [*ARRIVE, ({"level": ["I", "II"], "kind": "ask", "stationed": False}, "1 day")]
    assert [one.zh for one in findings(table(rows))] == [
        "时限 arrive：级别 I、类别为咨询、未驻场 同时适用第 3 行与第 7 行",
        "时限 arrive：级别 II、类别为咨询、未驻场 同时适用第 6 行与第 7 行",
    ]


def test_the_scope_bounds_what_must_be_covered() -> None:
    assert findings(table(ARRIVE[:3], scope={"level": "I"})) == []
    found = findings(table(ARRIVE, scope={"level": "I"}))
    assert [(one.code, one.severity) for one in found] == [("row_out_of_scope", "error")] * 3


def test_a_row_partly_out_of_scope_is_a_warning() -> None:
    found = findings(table([({"level": ["I", "II"]}, "1h")], scope={"level": "I"}))
    assert [(one.code, one.severity) for one in found] == [("row_out_of_scope", "warning")]


def test_conditions_must_make_sense() -> None:
    rows: list[tuple[dict[str, Any], str]] = [
        ({"level": "III"}, "1h"),
        ({"mode": "remote"}, "1h"),
        ({"stationed": "yes"}, "1h"),
        ({"level": []}, "1h"),
    ]
    assert [(one.code, one.path) for one in findings(table(rows))] == [
        ("wrong_fact_value", "targets.1.rows.0.when.level"),
        ("unknown_fact", "targets.1.rows.1.when.mode"),
        ("wrong_fact_value", "targets.1.rows.2.when.stationed"),
        ("empty_condition", "targets.1.rows.3.when.level"),
    ]


def test_each_level_needs_a_target() -> None:
    data = small()
    data["targets"][0]["scope"] = {"level": "I"}
    data["targets"][0]["rows"] = data["targets"][0]["rows"][:1]
    found = check(Contract.model_validate(data))
    assert [(one.code, one.zh) for one in found] == [("level_without_target", "故障级别 II 没有任何时限")]


DOMAINS: dict[str, tuple[Value, ...]] = {
    "level": ("I", "II"),
    "kind": ("bug", "ask", "new"),
    "stationed": (True, False),
    "reported_on_workday": (True, False),
}
CONDITIONS = st.fixed_dictionaries(
    {},
    optional={
        "level": st.sampled_from(["I", "II"]),
        "kind": st.lists(st.sampled_from(["bug", "ask", "new"]), min_size=1, unique=True),
        "stationed": st.booleans(),
        "reported_on_workday": st.booleans(),
    },
)


def rows_for_each_combination(contract: Contract) -> Iterator[list[int]]:
    for values in product(*DOMAINS.values()):
        facts = dict(zip(DOMAINS, values, strict=True))
        rows = contract.targets[1].rows
        yield [
            index
            for index, row in enumerate(rows)
            if all(facts[name] in chosen(row.when, FactName(name), DOMAINS[name]) for name in DOMAINS)
        ]


@given(st.lists(CONDITIONS, min_size=1, max_size=6))
def test_it_finds_what_trying_every_combination_finds(conditions: list[dict[str, Any]]) -> None:
    contract = table([(when, "1h") for when in conditions])
    found = {one.code for one in check(contract)}
    matching = list(rows_for_each_combination(contract))
    assert ("table_hole" in found) == any(not rows for rows in matching)
    assert ("table_overlap" in found) == any(len(rows) > 1 for rows in matching)


def test_a_vast_table_is_proven_without_trying_everything() -> None:
    data = small()
    many = [{"id": f"v{number}", "name": f"值{number}"} for number in range(200)]
    data["facts"] = [{"name": name, "label": name, "values": many} for name in ("kind", "mode", "cause", "size")]
    rows = [{"when": {"kind": one["id"], "cause": one["id"]}, "length": "1h"} for one in many]
    data["targets"][0]["rows"] = rows
    contract = Contract.model_validate(data)
    assert {one.code for one in check(contract)} == {"table_hole"}
