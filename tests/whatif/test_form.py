"""The form of a run: the terms as they stand, the periods with cases, a year like the last months."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from mainstay.settlement.tests.make import APRIL, Office, make_office, row_counts
from mainstay.whatif.rules.changes import Changes, changed
from mainstay.whatif.rules.editable import editable_data
from mainstay.whatif.rules.usual import usual_inputs
from tests.settlement.making import terms

LETTERS = ("a", "b", "c", "d", "e")
YEARS = (2025, 2026, 2027)


@pytest.fixture
def office(db: None, monkeypatch: pytest.MonkeyPatch) -> Office:
    """Contract A on 5 April 2026 with three faults in March and one in December."""
    monkeypatch.setattr("mainstay.whatif.api.routes.now", lambda: APRIL)
    office = make_office("a")
    for day in ("2025-12-08", "2026-03-02", "2026-03-03"):
        office.case(f"{day} 10:00", level="III", stationed=True)
    office.case("2026-04-01 00:30", level="I", stationed=True)
    return office


def form(client: Client, office: Office, query: str = "") -> tuple[int, Any]:
    answer: Any = client.get(f"/api/whatif/contracts/{office.contract_id}/form{query}")
    return answer.status_code, answer.json()


@pytest.mark.req("F-04")
def test_the_form_tells_periods_by_the_contracts_own_days_and_a_year_like_the_last_months(office: Office) -> None:
    before = row_counts()
    status, found = form(office.client("assessor"), office)
    assert (status, found["code"], found["version"], found["most"]) == (200, "A", 1, 10_000)
    # Half past midnight on 1 April in Shanghai is still 31 March in UTC.
    assert [(one["period"], one["cases"], one["is_over"]) for one in found["periods"]] == [
        ("2026", 3, False),
        ("2026-04", 1, False),
        ("2026-03", 2, True),
        ("2025", 1, True),
        ("2025-12", 1, True),
    ]
    # November to March are over: three cases in five months are seven in a year, and no fewer than twelve are taken.
    assert (found["inputs"]["cases"], found["inputs"]["year"], found["years"]) == (12, 2026, [2025, 2026])
    assert {one["level"]: one["weight"] for one in found["inputs"]["levels"]} == {"I": 0, "II": 0, "III": 3, "IV": 0}
    assert row_counts() == before


@pytest.mark.req("F-04")
def test_the_form_has_each_row_of_a_target_with_its_conditions_and_clause(office: Office) -> None:
    _, found = form(office.client("auditor"), office, "?period=2026-03")
    arrive = next(one for one in found["targets"] if one["target"] == "arrive")
    assert arrive["rows"][3] == {
        "row": 4,
        "conditions": [
            {"zh": "II级（严重问题）", "en": "Level II (severe)"},
            {"zh": "驻场", "en": "staff stationed on site"},
            {"zh": "工作日", "en": "reported on a working day"},
        ],
        "length": "10min",
        "calendar": "major-site",
        "clause": {"id": "A3-3.1", "number": "附件三 3.1（表）"},
    }
    late = next(one for one in found["penalties"] if one["penalty"] == "late-service")
    assert (late["share"], late["amount"], late["cap_share"]) == ("0.01%", None, None)


@pytest.mark.parametrize("letter", LETTERS)
def test_every_figure_of_the_form_may_be_changed_to_itself(letter: str) -> None:
    compiled = terms(letter)
    told = editable_data(compiled)
    given = {
        "targets": [
            {"target": target["target"], "row": row["row"], "calendar": row["calendar"]}
            | ({} if row["length"] == "promised" else {"length": row["length"]})
            for target in told["targets"]
            for row in target["rows"]
        ],
        "penalties": [
            {"penalty": one["penalty"]} | {key: one[key] for key in ("share", "amount", "cap_share") if one[key]}
            for one in told["penalties"]
        ],
        "scores": [{key: one[key] for key in ("sheet", "rule", "per_occurrence")} for one in told["scores"]],
    }
    again = changed(compiled.contract, Changes.model_validate(given))
    assert again.penalties == compiled.contract.penalties
    assert again.score_sheets == compiled.contract.score_sheets
    lengths = {one.id: [str(row.length) for row in one.rows] for one in again.targets if one.measure != "confirm"}
    assert {one["target"]: [row["length"] for row in one["rows"]] for one in told["targets"]} == lengths


def test_the_usual_year_is_made_up_from_twelve_whole_months_and_held_to_the_most() -> None:
    contract = terms("c").contract
    counts = {date(2026, month, 1): {"I": 1, "II": 3} for month in range(1, 7)} | {date(2026, 7, 1): {"I": 900}}
    found = usual_inputs(contract, counts, date(2026, 7, 2), YEARS, 10_000)
    assert (found.cases, found.year) == (48, 2026)
    assert usual_inputs(contract, counts, date(2026, 7, 2), YEARS, 20).cases == 20
    assert usual_inputs(contract, {}, date(2025, 7, 2), (), 10_000).cases == 12


def test_a_period_that_cannot_be_read_and_a_stranger_are_refused(office: Office) -> None:
    assert form(office.client("auditor"), office, "?period=2026-13")[0] == 422
    assert form(office.client("vendor_engineer"), office)[0] == 403
    elsewhere = make_office("d").client("vendor_manager")
    assert form(elsewhere, office)[0] == 404
    assert form(elsewhere, office, "?period=2026-03")[0] == 404
