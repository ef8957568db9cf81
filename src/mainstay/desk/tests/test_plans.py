"""No list, search or figure of the desk reads a large table from end to end: the server's own plans say so."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from mainstay.desk.rules.words import CaseChannel, CaseState, CaseType, Line
from mainstay.directory.public import RoleName, add_person, grant_role
from tests.plumbing.databases import FreshDatabase

from .crowd import TABLES, Crowd, make_crowd
from .make import NINE

PERIOD = "2026-03-01T00:00:00Z", "2026-04-01T00:00:00Z"
SINGLE = (
    "",
    *(f"state={one}" for one in CaseState),
    *(f"type={one}" for one in CaseType),
    *(f"line={one}" for one in Line),
    *(f"channel={one}" for one in CaseChannel),
    "level=I",
    "level=IX",
    "assignee=me",
    "assignee=nobody",
    "assignee=00000000-0000-0000-0000-000000000007",
    "system=系统7",
    "asset=无",
    "maker=某小厂",
    "kind=k1",
    "cause=c3",
    *(f"{name}={truth}" for name in ("overdue", "due_soon", "open") for truth in ("true", "false")),
    f"reported_from={PERIOD[0]}&reported_to={PERIOD[1]}",
    f"closed_from={PERIOD[0]}&closed_to={PERIOD[1]}",
    "q=T3-2026-0000",
    "q=T",
    "q=磁盘告警",
    "q=卡纸",
)
JOINED = (
    "state=active&level=I&type=fault&channel=web&line=maintenance",
    "state=active&state=paused&level=I&maker=华为&kind=k1&cause=c3",
    f"maker=某小厂&kind=k1&reported_from={PERIOD[0]}&reported_to={PERIOD[1]}",
    f"state=closed&maker=华为&closed_from={PERIOD[0]}&closed_to={PERIOD[1]}",
    "open=true&assignee=me&overdue=true",
    "open=false&system=系统7&overdue=true",
    "q=磁盘&level=I&open=true",
)
ORDERS = ("newest", "due", "changed")
AGENDA = ("", "late=true", "late=false", "kind=desk.clock")
SEARCHED = ("磁盘告警", "T3-2026-000039", "卡纸 王芳")


def paths_for_all(crowd: Crowd) -> Iterator[str]:
    """For who sees everything: each filter by itself, several at once in each order, each search."""
    some = f"contract={crowd.contracts[3]}&contract={crowd.contracts[4]}"
    for asked in (*SINGLE, f"{some}&maker=某小厂", f"contract={crowd.contracts[0]}&state=paused"):
        yield f"/api/desk/cases?limit=5&{asked}"
    for asked in ("", *JOINED, some):
        yield from (f"/api/desk/cases?limit=5&order={order}&{asked}" for order in ORDERS)
        yield f"/api/desk/workbench?limit=5&{asked}"
    yield from (f"/api/desk/search?q={words}" for words in SEARCHED)
    yield from (f"/api/agenda?limit=5&{asked}" for asked in AGENDA)


def paths_for_some(crowd: Crowd) -> Iterator[str]:
    """For who sees some contracts: the same narrowed to them takes other indexes."""
    for asked in ("", "state=paused", "assignee=me", "overdue=true", "open=false", "q=磁盘告警", *JOINED):
        yield from (f"/api/desk/cases?limit=5&order={order}&{asked}" for order in ORDERS)
        yield f"/api/desk/workbench?limit=5&{asked}"
    yield from (f"/api/agenda?limit=5&{asked}" for asked in AGENDA)


def signed_in(crowd: Crowd, role: RoleName, contracts: int) -> Client:
    """Somebody who holds the role on some of the contracts, or with none on all."""
    person = add_person(f"{role}-{contracts}", name="某人", password=None, organisation_id=None, now=NINE)
    for contract in crowd.contracts[:contracts] or [None]:
        grant_role(person, role=role, contract_id=contract, since=NINE)
    client = Client()
    client.force_login(get_user_model().objects.get(pk=person))
    return client


def scanned(statement: str) -> set[str]:
    """The large tables that the plan of a statement reads from end to end."""
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (FORMAT JSON) {statement.replace('%', '%%')}", [])
        answer = cursor.fetchone()[0]
    plan = json.loads(answer) if isinstance(answer, str) else answer
    return {node["Relation Name"] for node in _nodes(plan[0]["Plan"]) if node["Node Type"] == "Seq Scan"} & set(TABLES)


def _nodes(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield node
    for inner in node.get("Plans", ()):
        yield from _nodes(inner)


def issued(client: Client, path: str) -> list[str]:
    """The statements on large tables that a request issues."""
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(path)
    assert answer.status_code == 200, (path, answer.content)
    asked = [query["sql"].strip() for query in queries.captured_queries]
    return [sql for sql in asked if sql.startswith("SELECT") and any(table in sql for table in TABLES)]


@pytest.mark.req("E-18")
def test_no_request_reads_a_large_table_from_end_to_end(fresh_database: FreshDatabase) -> None:
    crowd = make_crowd(fresh_database.owner)
    assert scanned("SELECT 1 FROM desk_case WHERE title LIKE '%卡%'") == {"desk_case"}
    auditor = signed_in(crowd, RoleName.AUDITOR, 0)
    asked = [(auditor, path) for path in paths_for_all(crowd)]
    for contracts in (1, 5):
        engineer = signed_in(crowd, RoleName.VENDOR_ENGINEER, contracts)
        asked += [(engineer, path) for path in paths_for_some(crowd)]
    plans = [(path, scanned(statement)) for viewer, path in asked for statement in issued(viewer, path)]
    assert "\n".join(f"{path} {tables}" for path, tables in plans if tables) == ""
    assert len(plans) > 200
