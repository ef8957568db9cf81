"""Routes of what-if runs: they compute and store nothing."""

from uuid import UUID

from django.http import HttpRequest
from ninja import Router

from mainstay.directory.public import actor_on
from mainstay.kernel.time import now
from mainstay.settlement.public import Period
from mainstay.whatif.queries.runs import run_records, run_year
from mainstay.whatif.rules.figures import comparison_data, simulation_data

from .schemas import ComparisonOut, RecordsBody, SimulationOut, YearBody

router = Router(tags=["whatif"])


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
    return SimulationOut.model_validate(simulation_data(found, needed, asked=body.staff_needed))
