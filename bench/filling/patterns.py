"""Histories written by the desk's own rules, which the million cases are moved copies of."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from itertools import product
from typing import Any
from uuid import UUID

from django.db import connection
from psycopg.types.json import Jsonb

from bench.filling.pattern import Pattern
from mainstay.desk.models import Case, stream_of
from mainstay.desk.public import Act, History, Opening, Order, Step, record_histories
from mainstay.directory.public import Actor, get_actor
from mainstay.kernel.ledger import Entry, read_streams
from mainstay.kernel.sealing import SealedColumn

BEGIN = datetime(2024, 6, 3, 1, 0, tzinfo=UTC)
MAKERS = ("华为", "浪潮", "达梦", "某小厂")
SYSTEMS = ("审批系统", "政务大厅取号系统", "短信平台", "门户网站", "统一认证")
TITLES = ("取号机无法出票", "登录后页面空白", "短信通知迟迟未送达", "磁盘告警", "交换机断连", "附件无法下载")
WORDS = "上午开门后出现，重启后仍然如此，更换终端也一样，现场已有群众等候，请尽快派人处理。"


def write_patterns(contract_id: UUID, people: dict[str, UUID], *, now: datetime) -> list[Pattern]:
    """Write the histories under one contract and read them back."""
    actors = {login: get_actor(key, now=now) for login, key in people.items()}
    numbers = record_histories(_histories(contract_id, actors))
    cases = list(Case.objects.filter(number__in=numbers))
    streams = read_streams([stream_of(case.id) for case in cases])
    return [_pattern(case, streams[stream_of(case.id)]) for case in cases]


def _pattern(case: Case, entries: tuple[Entry, ...]) -> Pattern:
    fields = Case._meta.concrete_fields  # noqa: SLF001 - Django's documented interface to a model
    sealed = {
        field.attname: field.written(getattr(case, field.attname))
        for field in fields
        if isinstance(field, SealedColumn)
    }
    row = {
        field.attname: _plain(field.get_db_prep_save(getattr(case, field.attname), connection))
        for field in fields
        if field.attname not in sealed
    }
    length = entries[-1].recorded_at - entries[0].recorded_at
    return Pattern(row, sealed, entries, case.closed_at is not None, length)


def _plain(value: Any) -> Any:
    return json.dumps(value.obj, ensure_ascii=False) if isinstance(value, Jsonb) else value


def _histories(contract_id: UUID, actors: dict[str, Actor]) -> list[History]:
    return [
        _history(contract_id, actors, place, level, kind, ending, late=late)
        for place, (level, kind, ending, late) in enumerate(
            product(
                ("I", "II", "III"),
                ("hardware", "software", "network"),
                ("reported", "active", "assigned", "paused", "resolved", "closed", "closed and described"),
                (False, True),
            )
        )
    ]


def _history(
    contract_id: UUID, actors: dict[str, Actor], place: int, level: str, kind: str, ending: str, *, late: bool
) -> History:
    opening = Opening(
        contract_id,
        TITLES[place % len(TITLES)],
        WORDS,
        {"name": "林晓岚", "phone": "13800001234", "mail": "lin@example.org"},
        {"level": level, "kind": kind},
    )
    steps = _steps(actors, place, ending, after=600 if late else 20)
    return History(actors["contact"], opening, BEGIN, tuple(steps))


def _steps(actors: dict[str, Actor], place: int, ending: str, *, after: int) -> list[Step]:
    """Minutes after the report: `after` until somebody responds, then the rest of the way to the ending."""
    worker = actors["engineer" if place % 2 else "expert"]
    taken = [
        _step(worker, after, Act.RESPOND),
        _step(worker, after + 5, Act.DESCRIBE, system=SYSTEMS[place % len(SYSTEMS)], maker=MAKERS[place % len(MAKERS)]),
    ]
    done = [*taken[:1], _step(worker, after + 90, Act.RESOLVE, note="更换部件后恢复正常。")]
    over = [
        _step(actors["contact"], after + 200, Act.CONFIRM),
        _step(actors["contact"], after + 201, Act.CLOSE),
    ]
    endings: dict[str, Sequence[Step]] = {
        "reported": (),
        "active": taken,
        "assigned": [*taken, _step(worker, after + 6, Act.TAKE_OVER, note="由我处理。")],
        "paused": [*taken, _step(worker, after + 30, Act.PAUSE, reason="waiting")],
        "resolved": done,
        "closed": [*done, *over],
        "closed and described": [*taken, *done[1:], *over],
    }
    return list(endings[ending])


def _step(actor: Actor, minutes: int, act: Act, **fields: Any) -> Step:
    note = fields.pop("note", "")
    return Step(actor, Order(act, note=note, fields=fields), BEGIN + timedelta(minutes=minutes))
