"""Real rungs of a contract's ladders: many cases on which they are due together."""

import time
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import connection

from bench.ringing.processes import workers
from mainstay.contracts.public import list_contracts
from mainstay.desk.public import Opening, follow_changes, open_case
from mainstay.directory.public import Actor, find_person, get_actor
from mainstay.kernel.time import now

CODE, LEVEL, BACK, SECONDS = "A", "I", timedelta(hours=3), 300.0
FAULT = "短信通知迟迟未送达"
LEFT = "SELECT count(*) FROM kernel_timer WHERE kind = 'desk.rung' AND state = 'pending' AND due_at <= %s"
DONE = "SELECT state, count(*) FROM kernel_timer WHERE kind = 'desk.rung' AND due_at BETWEEN %s AND %s GROUP BY state"


def fire_rungs(cases: int, count: int) -> dict[str, Any]:
    """Cases reported three hours ago that nobody has answered: their rungs by some workers, from first to last."""
    moment = now()
    contract, actor = contract_and_contact()
    for _ in range(cases):
        opening = Opening(contract, FAULT, facts={"level": LEVEL, "stationed": False}, reported_at=moment - BACK)
        open_case(opening, actor=actor, now=moment)
    work_off()
    wanted = _count(LEFT, moment)
    with workers(count):
        began = _first_fired(wanted, moment)
        while _count(LEFT, moment) and time.monotonic() < began + SECONDS:
            time.sleep(0.1)
        elapsed = time.monotonic() - began
    work_off()
    with connection.cursor() as cursor:
        cursor.execute(DONE, [moment - BACK - timedelta(seconds=1), moment])
        states = dict(cursor.fetchall())
    return {"a_second": wanted / elapsed, "cases": cases, "rungs": wanted, "elapsed_s": round(elapsed, 1), **states}


def contract_and_contact() -> tuple[UUID, Actor]:
    """The contract of the bench's cases, and the customer's contact who reports them."""
    moment = now()
    contract = next(one.id for one in list_contracts(now=moment) if one.code == CODE)
    person = find_person("contact")
    if person is None:
        raise LookupError("the demonstration has no contact")
    return contract, get_actor(person, now=moment)


def work_off() -> None:
    """Until nothing is left to follow, so that the next measurement finds the workers at rest."""
    while follow_changes().done:
        pass


def _first_fired(wanted: int, moment: datetime) -> float:
    """When the workers have come up: the first rung is done."""
    deadline = time.monotonic() + SECONDS
    while _count(LEFT, moment) == wanted and time.monotonic() < deadline:
        time.sleep(0.02)
    return time.monotonic()


def _count(statement: str, moment: datetime) -> int:
    with connection.cursor() as cursor:
        cursor.execute(statement, [moment])
        found: int = cursor.fetchone()[0]
    return found
