"""What holds for every set of records."""

import random
from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mainstay.contracts.rules.terms.vocabulary import Measure, Trigger
from mainstay.settlement.rules.bands import band_of
from mainstay.settlement.rules.canonical import statement_bytes
from mainstay.settlement.rules.facts import Fact, Standing
from mainstay.settlement.rules.period import Period
from mainstay.settlement.rules.statement import settle

from .making import at, happened, proof, terms

DAYS = st.integers(0, 360)
SAMPLES: list[tuple[Trigger, dict[str, Any]]] = [
    (Trigger.CASE_OPENED, {"level": "I"}),
    (Trigger.CASE_OPENED, {"level": "II"}),
    (Trigger.INSPECTION_DONE, {}),
    (Trigger.CONTACT_FAILURE, {}),
    (Trigger.CLOCK_BREACHED, {"target": "respond-window", "measure": Measure.RESPOND}),
    (Trigger.DUTY_LATE, {}),
    (Trigger.DELIVERY_LATE, {}),
    (Trigger.RULE_BROKEN, {"rule": "monthly/4.2"}),
    (Trigger.COMPLAINT_RECEIVED, {"rule": "monthly/2.2"}),
    (Trigger.FINAL_ACCEPTANCE, {}),
    (Trigger.BREACH_NOTICE_RECEIVED, {}),
    (Trigger.PAPERS_RECEIVED, {"stage": "first", "paper": 0}),
    (Trigger.CONTRACT_BREACHED, {"side": "vendor"}),
    (Trigger.CONTRACT_BREACHED, {"rule": "service-loss", "side": "vendor", "amount": Decimal("500000.55")}),
    (Trigger.AUTHORISED, {"stage": "first", "amount": Decimal("1000000.00")}),
]
KINDS = st.sampled_from(SAMPLES)


@st.composite
def some_facts(draw: st.DrawFn) -> list[Fact]:
    """Facts of every kind over a year, some of them with lateness."""
    found = []
    for number, (offset, length, (trigger, more)) in enumerate(
        draw(st.lists(st.tuples(DAYS, st.one_of(st.none(), st.integers(0, 40)), KINDS), max_size=12))
    ):
        moment = at("2026-01-02 09:30") + timedelta(days=offset)
        found.append(
            Fact(
                id=f"{'paid:' if trigger is Trigger.AUTHORISED else ''}{number}",
                trigger=trigger,
                at=moment,
                due=moment,
                until=None if length is None else moment + timedelta(days=length),
                evidence=proof(str(number)),
                **more,
            )
        )
    return found


LETTERS = st.sampled_from(["a", "b", "c", "e"])
PERIODS = st.sampled_from(["2026-01", "2026-03", "2026-Q2", "2026-10", "2026"])
SOME = settings(max_examples=60, deadline=None)


@SOME
@given(LETTERS, some_facts(), PERIODS)
@pytest.mark.req("F-03")
def test_the_sum_of_the_lines_is_the_total(letter: str, facts: Sequence[Fact], period: str) -> None:
    found = settle(terms(letter), facts, Standing(), Period.parse(period))
    totals = found.totals
    assert sum((line.amount for line in found.lines), Decimal(0)) == totals.net
    assert totals.stages + totals.scores + totals.vendor_penalties + totals.customer_penalties == totals.net
    assert totals.opening + totals.net - totals.paid == totals.closing
    assert all(line.amount == line.amount.quantize(Decimal("0.01")) for line in found.lines)


@SOME
@given(LETTERS, some_facts(), PERIODS)
def test_nothing_comes_off_without_clause_and_evidence(letter: str, facts: Sequence[Fact], period: str) -> None:
    found = settle(terms(letter), facts, Standing(), Period.parse(period))
    clauses = {clause.id for clause in terms(letter).contract.clauses}
    for line in found.lines:
        assert line.clause in clauses
        assert line.how.words.zh
        assert line.evidence or not line.amount


@SOME
@given(LETTERS, some_facts(), PERIODS, st.integers())
@pytest.mark.req("F-03")
def test_the_order_of_arrival_changes_no_byte(letter: str, facts: list[Fact], period: str, seed: int) -> None:
    first = statement_bytes(settle(terms(letter), facts, Standing(), Period.parse(period)))
    shuffled = [*facts, *facts[:3]]
    random.Random(seed).shuffle(shuffled)
    assert statement_bytes(settle(terms(letter), shuffled, Standing(), Period.parse(period))) == first


@SOME
@given(LETTERS, some_facts())
def test_three_months_add_up_to_their_quarter(letter: str, facts: Sequence[Fact]) -> None:
    months = [settle(terms(letter), facts, Standing(), Period.parse(f"2026-0{n}")).totals for n in (4, 5, 6)]
    quarter = settle(terms(letter), facts, Standing(), Period.parse("2026-Q2")).totals
    assert sum((one.net for one in months), Decimal(0)) == quarter.net
    assert (months[0].opening, months[2].closing) == (quarter.opening, quarter.closing)


@SOME
@given(some_facts())
def test_caps_hold(facts: Sequence[Fact]) -> None:
    found = settle(terms("a"), facts, Standing(), Period.parse("2026-02-01..2026-04-30"))
    fee = [
        line
        for line in found.lines
        if line.term in ("incident-i", "incident-ii", "incident-repeated", "contact-failure")
    ]
    assert sum((-line.amount for line in fee), Decimal(0)) <= Decimal("140000.00")
    for sheet in settle(terms("c"), facts, Standing(), Period.parse("2026-03")).sheets:
        assert all(0 <= rule.off <= rule.rule.points for rule in sheet.sheet.rules)


SCORES = st.decimals(0, 100, places=1)


@given(SCORES, SCORES)
@pytest.mark.req("C-19")
def test_a_band_never_pays_more_for_a_worse_score(one: Decimal, other: Decimal) -> None:
    bands = terms("c").contract.bands[0]
    worse, better = sorted((one, other))
    assert band_of(bands, worse).band.deduct >= band_of(bands, better).band.deduct


def test_a_changed_record_changes_the_statement() -> None:
    fact = happened(Trigger.CONTACT_FAILURE, "2026-03-05")
    with_it = statement_bytes(settle(terms("a"), [fact], Standing(), Period.parse("2026-03")))
    assert statement_bytes(settle(terms("a"), [], Standing(), Period.parse("2026-03"))) != with_it
