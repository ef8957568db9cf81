"""Changing the words of messages: each change is a version with who and when, and the latest counts."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from mainstay.directory.public import Actor
from mainstay.kernel.errors import Forbidden, Malformed, Refused
from mainstay.notify.models import TemplateVersion
from mainstay.notify.queries.wordings import list_versions, may_edit, require_kind, require_reader, shipped_words
from mainstay.notify.reading.samples import placeholders
from mainstay.notify.reading.templates import Wording
from mainstay.notify.rules.wording import problems_of


@dataclass(frozen=True, slots=True)
class Draft:
    """Words for a kind, a contract (None for all) and a language; no wording is back to the shipped words.

    `base` is the version that the writer started from, 0 for none.
    """

    kind: str
    contract_id: UUID | None
    language: str
    base: int
    wording: Wording | None


@transaction.atomic
def write_version(draft: Draft, *, actor: Actor, now: datetime) -> TemplateVersion:
    """Keep new words. Malformed with each fault of the words; Refused when somebody else has written meanwhile."""
    require_kind(draft.kind)
    require_reader(actor, draft.contract_id)
    if not may_edit(actor, draft.contract_id):
        raise Forbidden("您无权修改该模板。", "You may not change these words.")
    wording = draft.wording or shipped_words(draft.kind, draft.language)
    problems = problems_of(wording.model_dump(), placeholders(draft.kind))
    if problems:
        raise Malformed("模板有误，未保存。", "The words are not right; nothing was kept.", problems)
    latest = next(iter(list_versions(draft.kind, draft.contract_id, draft.language)), None)
    if (latest.version if latest else 0) != draft.base:
        raise _overtaken()
    try:
        with transaction.atomic():
            return TemplateVersion.objects.create(
                kind=draft.kind,
                contract_id=draft.contract_id,
                language=draft.language,
                version=draft.base + 1,
                shipped=draft.wording is None,
                **wording.model_dump(),
                made_at=now,
                made_by=actor.name,
                made_by_id=actor.id,
            )
    except IntegrityError as error:
        if "notify_template_version" not in str(error):
            raise
        raise _overtaken() from error


def _overtaken() -> Refused:
    return Refused("模板已被他人修改，请重新打开后再改。", "Somebody else has changed these words; open them again.")
