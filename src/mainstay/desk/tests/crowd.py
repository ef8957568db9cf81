"""Tens of thousands of cases for the planner: rows written by the server itself, with statistics as in life."""

from dataclasses import dataclass
from uuid import UUID

import psycopg

from mainstay.contracts.public import load_contract
from mainstay.desk.models import Case
from mainstay.desk.services.indexing import index_cases
from mainstay.kernel.sealing.moving import Move, seal_rows
from tests.plumbing.databases import default_connection

from .make import CONTRACT, NINE, Desk

CASES, CONTRACTS = 20_000, 12
TITLES = ("取号机无法出票", "登录后页面空白", "短信通知未送达", "磁盘告警", "交换机断连", "附件无法下载", "打印机卡纸")
OWN = (
    *("id", "number", "contract_id", "state", "level", "type", "channel", "line", "assignee_id", "system", "maker"),
    *("facts", "reported_at", "due_order", "next_due_at", "closed_at", "updated_at", "breached"),
    *("title", "description", "reporter"),
)

# How each column of a copy comes about: `n` counts the copies, `still` says which are open, `then` is the report.
VALUES = """
gen_random_uuid(), 'T' || n %% 12 || '-2026-' || lpad(n::text, 6, '0'), contracts[1 + n %% 12],
CASE WHEN still THEN (ARRAY['reported', 'active', 'paused', 'resolved'])[1 + n / 7 %% 4] ELSE 'closed' END,
(ARRAY['I', 'II', 'II', 'II'])[1 + n %% 4], (ARRAY['fault', 'fault', 'fault', 'request', 'complaint'])[1 + n %% 5],
(ARRAY['web', 'phone', 'mail'])[1 + n %% 3], (ARRAY['maintenance', 'software', 'expert'])[1 + n / 3 %% 3],
CASE WHEN n %% 4 > 0 THEN ('00000000-0000-0000-0000-' || lpad((n %% 90)::text, 12, '0'))::uuid END,
'系统' || n %% 50, (ARRAY['华为', '浪潮', '达梦', '某小厂'])[1 + n %% 97 %% 4],
jsonb_build_object('kind', 'k' || n %% 6, 'cause', 'c' || n %% 9), moment,
CASE WHEN still THEN moment + interval '9 days' ELSE '9999-12-31' END,
CASE WHEN still THEN moment + interval '9 days' END,
CASE WHEN NOT still THEN moment + interval '2 days' END, moment + interval '2 days', n %% 11 = 0,
'磁盘告警', '', '{{"name": "王芳"}}'
"""
FILL = """
INSERT INTO desk_case ({own}, {others})
SELECT {values}, {others} FROM (
    SELECT c.*, n, n > {open_from} AND n %% 3 = 0 AS still, (%(contracts)s::uuid[]) AS contracts,
        timestamptz '2026-01-01' + n * interval '1280 seconds' AS moment
    FROM generate_series(1, {cases}) n CROSS JOIN LATERAL (SELECT {others} FROM desk_case WHERE id = %(pattern)s) c
) AS copies
"""
ENTRIES = """
INSERT INTO kernel_ledgerentry (stream, seq, occurred_at, recorded_at, actor_id, actor_name, role, side, kind, payload,
    corrects, prev_hash, hash)
SELECT 'case:' || c.id, e.seq, e.occurred_at, e.recorded_at, e.actor_id, e.actor_name, e.role, e.side, e.kind,
    e.payload, e.corrects, e.prev_hash, e.hash
FROM desk_case c JOIN kernel_ledgerentry e ON e.stream = 'case:' || %(pattern)s WHERE NOT c.id = ANY(%(patterns)s)
"""
TEXTS = """
INSERT INTO desk_searchtext (case_id, contract_id, kind, seq, side, moment, text_index, grams)
SELECT c.id, c.contract_id, t.kind, t.seq, t.side, c.reported_at, t.text_index, t.grams
FROM (SELECT *, row_number() OVER (ORDER BY number) AS place FROM desk_case) c
JOIN (SELECT *, dense_rank() OVER (ORDER BY case_id) AS of_case FROM desk_searchtext) t
    ON t.of_case = 1 + c.place %% %(titles)s
WHERE NOT c.id = ANY(%(patterns)s)
"""
TABLES = ("desk_case", "kernel_ledgerentry", "desk_searchtext")


@dataclass(frozen=True, slots=True)
class Crowd:
    """A desk with many cases under several contracts."""

    desk: Desk
    contracts: tuple[UUID, ...]


def make_crowd(owner: str) -> Crowd:
    """Fill the fresh database whose owner's address this is; its tables are analysed at the end."""
    codes = ["T", *(f"T{number}" for number in range(1, CONTRACTS))]
    texts = [CONTRACT.replace("code: T\n", f"code: {code}\n") for code in codes]
    contracts = tuple(load_contract(text, actor=None, now=NINE).contract_id for text in texts)
    desk = Desk(contracts[0])
    cases = [desk.open(title=title) for title in TITLES]
    index_cases([case.pk for case in cases])
    with psycopg.connect(owner, autocommit=True) as session:
        _fill(session, owner, contracts, [case.pk for case in cases])
    return Crowd(desk, contracts)


def _fill(
    session: "psycopg.Connection[tuple[object, ...]]", owner: str, contracts: tuple[UUID, ...], patterns: list[UUID]
) -> None:
    columns = [field.attname for field in Case._meta.concrete_fields]
    others = ", ".join(column for column in columns if column not in OWN)
    statement = FILL.format(own=", ".join(OWN), others=others, values=VALUES, cases=CASES, open_from=CASES - CASES // 8)
    session.execute(statement.encode(), {"contracts": list(contracts), "pattern": patterns[0]})
    with default_connection(owner):
        seal_rows(Move("desk_case", ("title", "description", "reporter")))
    session.execute(ENTRIES.encode(), {"pattern": patterns[0], "patterns": patterns})
    session.execute(TEXTS.encode(), {"titles": len(TITLES), "patterns": patterns})
    for table in TABLES:
        session.execute(f"VACUUM (ANALYZE) {table}".encode())
