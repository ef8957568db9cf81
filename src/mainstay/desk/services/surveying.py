"""Answering a survey by its link: once, by the reporter named in the case, as an entry of the ledger."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from mainstay.desk.models import Case, SurveyAttempt
from mainstay.desk.queries.survey import access_survey
from mainstay.desk.rules.flow import require_legal
from mainstay.desk.rules.survey import MOST_PER_ADDRESS, WINDOW, survey_payload
from mainstay.desk.rules.words import Kind
from mainstay.directory.public import RoleName, Side
from mainstay.kernel.errors import Refused, TooMany
from mainstay.kernel.ledger import Draft, Head, seal

from .rewriting import rewrite

KEPT = timedelta(days=1)
NOBODY_NAMED = "报修人"


def count_attempt(address: str, *, now: datetime) -> None:
    """Note one use of a survey link from an address; TooMany above what the window allows."""
    SurveyAttempt.objects.filter(at__lt=now - KEPT).delete()
    SurveyAttempt.objects.create(address=address[:45], at=now)
    lately = SurveyAttempt.objects.filter(address=address[:45], at__gte=now - WINDOW)
    if lately.count() > MOST_PER_ADDRESS:
        raise TooMany("操作过于频繁，请 15 分钟后再试。", "Too many attempts; try again in 15 minutes.")


@transaction.atomic
def answer_survey(token: str, scores: Mapping[str, Any], words: str, *, now: datetime) -> None:
    """Write the answer as an entry; NotFound for a link that does not hold, Refused when it was answered before."""
    payload = survey_payload(scores, words)
    Case.objects.select_for_update().filter(pk=access_survey(token, now=now).case.pk).first()
    found = access_survey(token, now=now)  # again, now that nobody else can answer it
    if found.answered:
        raise Refused("您已提交过评价，感谢您的意见。", "This survey has been answered already. Thank you.")
    name = str(found.case.reporter.get("name") or NOBODY_NAMED)
    role, side = RoleName.CUSTOMER_CONTACT.value, Side.CUSTOMER.value
    draft = Draft(Kind.SURVEYED.value, now, None, name, role, side, payload)
    last = found.entries[-1]
    entries = (*found.entries, *seal(last.stream, Head(last.seq, last.hash), [draft], recorded_at=now))
    require_legal(entries)
    rewrite(found.case, entries, now=now)
