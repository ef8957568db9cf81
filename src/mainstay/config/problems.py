"""Errors as application/problem+json, in the reader's language, from one place."""

import json
import logging
from collections.abc import Sequence
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import get_language
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from mainstay.directory.public.accesses import Asked
from mainstay.kernel.callers import caller_address
from mainstay.kernel.errors import (
    Forbidden,
    MainstayError,
    Malformed,
    NotFound,
    NotSignedIn,
    Problem,
    TooLarge,
    TooMany,
)

logger = logging.getLogger(__name__)

# What pydantic calls a fault, in words; the rest is told in general terms.
WORDS = {
    "missing": ("缺少必填项", "this is required"),
    "extra_forbidden": ("不认识的字段", "this field is not known"),
    "string_too_long": ("内容过长", "too long"),
    "string_too_short": ("内容过短", "too short"),
    "string_type": ("应为文字", "must be text"),
    "string_pattern_mismatch": ("格式不正确", "the form is not right"),
    "int_parsing": ("应为整数", "must be a whole number"),
    "int_type": ("应为整数", "must be a whole number"),
    "bool_type": ("应为是或否", "must be true or false"),
    "bool_parsing": ("应为是或否", "must be true or false"),
    "uuid_parsing": ("标识不正确", "not an identifier"),
    "datetime_parsing": ("不是有效的时间", "not a time"),
    "datetime_from_date_parsing": ("不是有效的时间", "not a time"),
    "moment_out_of_reach": ("时间须在 1900 年至 2299 年之间", "the time must lie in the years 1900 to 2299"),
    "timezone_aware": ("时间须带时区", "the time needs a zone"),
    "enum": ("不在允许的取值之内", "not one of the allowed values"),
    "literal_error": ("不在允许的取值之内", "not one of the allowed values"),
    "greater_than_equal": ("数值过小", "too small"),
    "less_than_equal": ("数值过大", "too large"),
    "json_invalid": ("不是有效的 JSON", "not valid JSON"),
}


def language() -> str:
    """`en` or `zh`: the language that the request asked for."""
    return "en" if (get_language() or "").startswith("en") else "zh"


def render(error: MainstayError) -> HttpResponse:
    """The response that tells one error."""
    words = language()
    body: dict[str, Any] = {
        "type": f"urn:mainstay:problem:{error.code}",
        "title": error.title(words),
        "status": error.status,
        "code": error.code,
        "detail": error.detail(words),
        "problems": [
            {
                "code": problem.code,
                "message": problem.message(words),
                "path": problem.path,
                "line": problem.line,
                "column": problem.column,
            }
            for problem in error.problems
        ],
    }
    content = json.dumps(body, ensure_ascii=False)
    kind = "application/problem+json; charset=utf-8"
    return HttpResponse(content, status=error.status, content_type=kind, headers=error.headers)


def install(api: NinjaAPI) -> None:
    """Render every error of this API as a problem."""

    def told(request: HttpRequest, error: MainstayError) -> HttpResponse:
        if isinstance(error, Forbidden | TooMany):
            note_refusal(request, error)
        return render(error)

    def unreadable(request: HttpRequest, error: ValidationError) -> HttpResponse:
        return render(Malformed("提交的内容有误。", "The input is malformed.", _problems(error.errors)))

    def missing(request: HttpRequest, error: Http404) -> HttpResponse:
        return render(NotFound())

    def too_big(request: HttpRequest, error: RequestDataTooBig) -> HttpResponse:
        return render(TooLarge("提交的内容超过允许的大小。", "The input is over the allowed size."))

    def http_error(request: HttpRequest, error: HttpError) -> HttpResponse:
        return render(_translate(error))

    def unexpected(request: HttpRequest, error: Exception) -> HttpResponse:
        logger.error("%s %s failed", request.method, request.path, exc_info=error)
        return render(MainstayError("系统出现问题，已记录，请稍后再试。", "Something went wrong; it has been logged."))

    api.exception_handler(MainstayError)(told)
    api.exception_handler(ValidationError)(unreadable)
    api.exception_handler(Http404)(missing)
    api.exception_handler(RequestDataTooBig)(too_big)
    api.exception_handler(HttpError)(http_error)
    api.exception_handler(Exception)(unexpected)


def note_refusal(request: HttpRequest, error: MainstayError) -> None:
    """Somebody tried what is not theirs to do, or too often: who, from where, what. Nothing that they sent."""
    asked, address = getattr(request, "asked", None), caller_address(request)
    who = asked.actor.id if isinstance(asked, Asked) else "a stranger"
    logger.warning("%s: %s %s by %s from %s", error.code, request.method, request.path, who, address)


def _translate(error: HttpError) -> MainstayError:
    cause = error.__cause__ or error.__context__
    if isinstance(cause, MainstayError):
        return cause
    if isinstance(cause, RequestDataTooBig):
        return TooLarge("提交的内容超过允许的大小。", "The input is over the allowed size.")
    known: dict[int, MainstayError] = {401: NotSignedIn(), 403: Forbidden(), 404: NotFound()}
    return known.get(error.status_code, Malformed("无法读取提交的内容。", "The request cannot be read."))


def _problems(errors: Sequence[dict[str, Any]]) -> tuple[Problem, ...]:
    found = []
    for error in errors:
        zh, en = WORDS.get(error["type"], ("取值不正确", "the value is not right"))
        place = [str(part) for part in error["loc"] if part not in ("body", "query", "path", "payload")]
        path = ".".join(place)
        found.append(Problem(error["type"], f"{path}：{zh}" if path else zh, f"{path}: {en}" if path else en, path))
    return tuple(found)
