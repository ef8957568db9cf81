"""Noting what became of a notice: received, come back, refused, answered."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from mainstay.directory.public import Actor, draft_of, roles_on
from mainstay.kernel.errors import Malformed, Problem, Stale
from mainstay.kernel.time import written
from mainstay.notices.models import Notice
from mainstay.notices.queries.reading import Standing
from mainstay.notices.queries.sight import find_notice
from mainstay.notices.rules.acts import OTHER, RULES, check_fields, require_allowed
from mainstay.notices.rules.words import NoticeAct, NoticeMedium, NoticeState

from .sending import bound, require_past
from .telling import tell_side
from .writing import write_entry


@transaction.atomic
def act_on_notice(
    notice_id: UUID, act: NoticeAct, fields: Mapping[str, Any], *, expected_seq: int, actor: Actor, now: datetime
) -> Standing:
    """One act on a notice, as one entry; whatever is refused changes nothing."""
    row, rule = find_notice(notice_id, Notice.objects.select_for_update(), actor=actor), RULES[act]
    grants = {grant.role.value: grant.side.value for grant in roles_on(actor, row.contract_id)}
    medium, state = NoticeMedium(row.medium), NoticeState(row.state)
    role = require_allowed(act, list(grants), row.sender, medium, state)
    told = check_fields(act, fields)
    if expected_seq != row.seq:
        raise Stale("该通知在您打开之后已有新的记录，请查看后再操作。", "There are new entries; look first.")
    payload = {"note": told["note"]} if told.get("note") else {}
    at = told.get("at")
    if isinstance(at, datetime):
        _require_after_sending(at, row, now=now)
        payload["at"] = written(at)
    payload |= bound(row, told.get("files"), actor=actor)
    moment = at if isinstance(at, datetime) else now
    draft = draft_of(rule.kind, payload, actor=actor, as_=(role, grants[role]), now=moment)
    standing = write_entry(row, draft, now=now)
    tell_side(standing, OTHER.get(grants[role], row.sender), (rule.zh, rule.en), now=now)
    return standing


def _require_after_sending(at: datetime, row: Notice, *, now: datetime) -> None:
    require_past(at, "at", now=now)
    if at < row.sent_at:
        fault = Problem("before_sending", "时间不能早于发出时间", "it cannot lie before the sending", "at")
        raise Malformed("提交的内容有误。", "The input is malformed.", [fault])
