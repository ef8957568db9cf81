"""Requests with a key are done once: the same person repeating one gets the first answer, and nothing happens again."""

import hashlib
import re
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import wraps
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from ninja.operation import Operation

from .errors import Malformed, Problem, Refused
from .models import KeptAnswer
from .sealing import sealed_as
from .time import now

HEADER = "Idempotency-Key"
REPLAYED = "Idempotent-Replayed"
LIFETIME = timedelta(hours=24)
BATCH = 5_000
KEY = re.compile(r"[\x21-\x7e]{8,100}")
KEEP = """
INSERT INTO kernel_keptanswer (person_id, key, digest, status, content, kept_at) VALUES (%s, %s, %s, %s, %s, %s)
ON CONFLICT DO NOTHING
"""
FORGET = """
DELETE FROM kernel_keptanswer WHERE (person_id, key) IN
    (SELECT person_id, key FROM kernel_keptanswer WHERE kept_at < %s ORDER BY kept_at LIMIT %s)
"""
PARAMETER = {
    "name": HEADER,
    "in": "header",
    "required": False,
    "description": "8 to 100 visible signs, new for each act. Repeating a request under its key is safe for 24 hours.",
    "schema": {"type": "string", "minLength": 8, "maxLength": 100},
}
View = Callable[..., HttpResponse]


class KeyReused(Refused):
    """409: the key was used for a request that asked for something else."""

    code = "key_reused"
    title_zh = "请求标识已被使用"
    title_en = "Key used already"


def answer_once(view: View) -> View:
    """For `decorate_view` on a route that changes something: honours the header, in the transaction of the change.

    The work is done first and its answer is kept last, so a first request costs one statement more. Whoever finds the
    key taken undoes his own work and gives the answer that is kept: of two at once, one counts. A refusal changes
    nothing and is not kept; a repeated request is asked anew.
    """
    operation: Operation = view.__self__  # type: ignore[attr-defined]  # ninja hands over a bound method
    operation.openapi_extra = {**(operation.openapi_extra or {}), "parameters": [PARAMETER]}

    @wraps(view)
    def answered(request: HttpRequest, **given: Any) -> HttpResponse:
        key = request.headers.get(HEADER)
        if key is None:
            return view(request, **given)
        try:
            return _once(view, request, _read_key(key), given)
        except Exception as error:  # noqa: BLE001  every error of the API is rendered in one place
            return operation.api.on_exception(request, error)

    return answered


def forget_answers(*, now: datetime) -> int:
    """Drop answers older than their lifetime; says how many."""
    dropped = 0
    while True:
        with connection.cursor() as cursor:
            cursor.execute(FORGET, [now - LIFETIME, BATCH])
            gone = int(cursor.rowcount)
        dropped += gone
        if gone < BATCH:
            return dropped


def _read_key(key: str) -> str:
    if KEY.fullmatch(key):
        return key
    zh, en = f"{HEADER} 须为 8 至 100 个可见字符", f"{HEADER} must be 8 to 100 visible signs"
    raise Malformed("请求标识不正确。", "The key cannot be used.", [Problem("bad_key", zh, en, HEADER)])


def _once(view: View, request: HttpRequest, key: str, given: dict[str, Any]) -> HttpResponse:
    digest = hashlib.sha256(f"{request.method} {request.get_full_path()}\0".encode() + request.body).digest()
    with transaction.atomic():
        answer = view(request, **given)
        person = getattr(getattr(request, "auth", None), "id", None)
        succeeded = answer.status_code < 300
        if person is None or (succeeded and _keep(person, key, digest, answer)):
            return answer
        transaction.set_rollback(True)
    kept = _find(person, key, digest)
    if kept is not None:
        return kept
    return _once(view, request, key, given) if succeeded else answer


def _keep(person: UUID, key: str, digest: bytes, answer: HttpResponse) -> bool:
    """Whether the key was free; waits for a request of the same key that is not yet committed."""
    kept = KeptAnswer(person_id=person, key=key)
    content = sealed_as(kept, "content", answer.content.decode())
    with connection.cursor() as cursor:
        cursor.execute(KEEP, [person, key, digest, answer.status_code, content, now()])
        return bool(cursor.rowcount == 1)


def _find(person: UUID, key: str, digest: bytes) -> HttpResponse | None:
    """The answer that is kept under the key; KeyReused when it was to another request."""
    kept = KeptAnswer.objects.filter(person_id=person, key=key).first()
    if kept is None:
        return None
    if bytes(kept.digest) != digest:
        raise KeyReused(
            "该请求标识已用于内容不同的另一请求，本次未作任何改动。",
            "This key was used for another request; nothing was changed.",
        )
    answer = HttpResponse(kept.content, status=kept.status, content_type="application/json; charset=utf-8")
    answer.headers[REPLAYED] = "true"
    return answer
