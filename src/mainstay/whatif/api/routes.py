"""Routes of what-if runs: they compute and store nothing."""

from typing import Annotated
from uuid import UUID

from django.http import HttpRequest
from ninja import Query, Router

from mainstay.directory.public import actor_on
from mainstay.kernel.time import now
from mainstay.settlement.public import Period
from mainstay.whatif.queries.forms import access_form
from mainstay.whatif.queries.runs import MOST_SIMULATED, run_records, run_year
from mainstay.whatif.rules.editable import editable_data
from mainstay.whatif.rules.figures import comparison_data, simulation_data

from .schemas import ComparisonOut, FormOut, PeriodText, RecordsBody, SimulationOut, YearBody

router = Router(tags=["whatif"])


@router.get("/contracts/{contract_id}/form", response=FormOut, summary="What a run may change")
def show_form(request: HttpRequest, contract_id: UUID, period: Annotated[PeriodText | None, Query()] = None) -> FormOut:
    """The terms at a period's end, else those now in force, with the periods that have cases and a year like the last.

    404, 422 for a period that cannot be read.
    """
    wanted = None if period is None else Period.parse(period)
    found = access_form(contract_id, wanted, actor=actor_on(request), now=now())
    contract = found.version.contract
    return FormOut.model_validate(
        {
            "code": contract.code,
            "title": contract.title,
            "version": found.version.version,
            "most": MOST_SIMULATED,
            "periods": [
                {"period": str(one), "cases": cases, "is_over": one.end < found.today} for one, cases in found.periods
            ],
            "years": found.years,
            "inputs": found.inputs,
            **editable_data(found.version.compiled),
        }
    )


@router.post("/contracts/{contract_id}/records", response=ComparisonOut, summary="Records under other terms")
def judge_records(request: HttpRequest, contract_id: UUID, body: RecordsBody) -> ComparisonOut:
    """A period's records under the contract and under changed terms. 409 outside its life, 413 when too many."""
    period = Period.parse(body.period)
    found = run_records(contract_id, period, body.changes, actor=actor_on(request), now=now())
    return ComparisonOut.model_validate(comparison_data(found))


@router.post("/contracts/{contract_id}/year", response=SimulationOut, summary="A simulated year")
def simulate_year(request: HttpRequest, contract_id: UUID, body: YearBody) -> SimulationOut:
    """Breaches, money and staff of a drawn year, the same for the same inputs. 409 when the staff never catch up."""
    found, needed = run_year(
        contract_id, body.inputs, body.changes, needed=body.staff_needed, actor=actor_on(request), now=now()
    )
    return SimulationOut.model_validate(simulation_data(found, needed))
