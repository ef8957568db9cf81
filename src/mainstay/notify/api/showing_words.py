"""Words and preferences as the routes give them."""

from uuid import UUID

from mainstay.directory.public import Actor
from mainstay.notify.models import TemplateVersion
from mainstay.notify.queries.wordings import list_versions, may_edit, shipped_words, wordings_of
from mainstay.notify.reading.samples import placeholders, sample_values
from mainstay.notify.reading.templates import Wording, kinds, name_of, rendered, template_of
from mainstay.notify.rules.wording import problems_of, sms_length

from .schemas import (
    Fault,
    KindDetail,
    KindList,
    KindRow,
    Placeholder,
    PreviewIn,
    PreviewOut,
    VersionOut,
    WordingOut,
    WordSource,
)
from .showing import words


def show_kind_list(contract_id: UUID | None, *, viewer: Actor) -> KindList:
    """Every kind, and where its words come from."""
    found = wordings_of(kinds(), [contract_id])
    return KindList(
        can_edit=may_edit(viewer, contract_id),
        items=[
            KindRow(
                id=kind,
                name=words(name_of(kind)),
                binding=template_of(kind).binding,
                zh=_source(found.of(kind, contract_id, "zh")),
                en=_source(found.of(kind, contract_id, "en")),
            )
            for kind in kinds()
        ],
    )


def show_kind(kind: str, contract_id: UUID | None, language: str, *, viewer: Actor) -> KindDetail:
    """A kind's words in one language."""
    found = wordings_of([kind], [contract_id]).of(kind, contract_id, language)
    shipped, versions = shipped_words(kind, language), list_versions(kind, contract_id, language)
    return KindDetail(
        id=kind,
        name=words(name_of(kind)),
        binding=template_of(kind).binding,
        source=_source(found),
        words=_wording(found) if found else _wording(shipped),
        shipped=_wording(shipped),
        base=versions[0].version if versions else 0,
        can_edit=may_edit(viewer, contract_id),
        placeholders=[
            Placeholder(name=name, label=words(one), sample=one.sample.get(language, ""))
            for name, one in placeholders(kind).items()
        ],
        versions=[
            VersionOut(
                version=one.version, shipped=one.shipped, made_at=one.made_at, made_by=one.made_by, words=_wording(one)
            )
            for one in versions
        ],
    )


def show_preview(kind: str, given: PreviewIn) -> PreviewOut:
    """How words would read; empty where they cannot be filled."""
    problems = problems_of(given.model_dump(include={"subject", "mail", "sms"}), placeholders(kind))
    if problems:
        faults = [Fault(part=one.path, zh=one.zh, en=one.en) for one in problems]
        return PreviewOut(subject="", mail="", sms="", sms_places=0, sms_messages=0, problems=faults)
    wording = Wording(subject=given.subject, mail=given.mail, sms=given.sms)
    shown = rendered(wording, sample_values(kind, given.language))
    length = sms_length(shown.sms)
    return PreviewOut(
        subject=shown.subject,
        mail=shown.mail,
        sms=shown.sms,
        sms_places=length.places,
        sms_messages=length.messages,
        problems=[],
    )


def _source(found: TemplateVersion | None) -> WordSource:
    if found is None:
        return "shipped"
    return "contract" if found.contract_id else "everywhere"


def _wording(found: TemplateVersion | Wording) -> WordingOut:
    return WordingOut(subject=found.subject, mail=found.mail, sms=found.sms)
