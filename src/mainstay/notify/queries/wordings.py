"""Reads of words: which are in force for a kind, a contract and a language."""

import logging
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Q

from mainstay.directory.public import Actor, is_administrator, require, roles_on
from mainstay.kernel.errors import NotFound
from mainstay.notify.models import TemplateVersion
from mainstay.notify.reading.templates import Rendered, Wording, kinds, rendered, template_of
from mainstay.notify.rules.permissions import READ_WORDS, WRITE_WORDS
from mainstay.notify.rules.sending import Message

LOG = logging.getLogger(__name__)
Key = tuple[str, UUID | None, str]


@dataclass(frozen=True, slots=True)
class Wordings:
    """The changed words of some kinds; what is not among them is as shipped."""

    latest: Mapping[Key, TemplateVersion] = field(default_factory=dict)

    def of(self, kind: str, contract_id: UUID | None, language: str) -> TemplateVersion | None:
        """What counts for a contract: its own words, else those for all contracts; None for the shipped ones."""
        own = self.latest.get((kind, contract_id, language))
        if own is not None and not (own.shipped and contract_id is not None):
            return None if own.shipped else own
        everywhere = self.latest.get((kind, None, language))
        return None if everywhere is None or everywhere.shipped else everywhere

    def render(self, message: Message) -> Rendered:
        """The words of a message. Changed words that lack a value give way to the shipped ones: it must get through."""
        language = "en" if message.to.language == "en" else "zh"
        values = {"name": message.to.name} | message.values
        found = self.of(message.kind, message.contract, language)
        if found is not None:
            try:
                return rendered(Wording(subject=found.subject, mail=found.mail, sms=found.sms), values)
            except (KeyError, ValueError) as error:
                LOG.warning("%s version %s (%s): %s; sent as shipped", message.kind, found.version, language, error)
        return rendered(shipped_words(message.kind, language), values)


def shipped_words(kind: str, language: str) -> Wording:
    """The words of the file; FileNotFoundError for a kind without one."""
    template = template_of(kind)
    return template.en if language == "en" else template.zh


def wordings_of(wanted: Iterable[str], contracts: Collection[UUID | None]) -> Wordings:
    """The latest versions of some kinds for some contracts and for all; one query."""
    rows = (
        TemplateVersion.objects.filter(kind__in=set(wanted))
        .filter(Q(contract_id__isnull=True) | Q(contract_id__in=[one for one in contracts if one]))
        .order_by("kind", "contract_id", "language", "-version")
        .distinct("kind", "contract_id", "language")
    )
    return Wordings({(row.kind, row.contract_id, row.language): row for row in rows})


def list_versions(kind: str, contract_id: UUID | None, language: str) -> tuple[TemplateVersion, ...]:
    """Every version for exactly this contract, or for all with None, the latest first."""
    rows = TemplateVersion.objects.filter(kind=kind, contract_id=contract_id, language=language)
    return tuple(rows.order_by("-version"))


def may_edit(actor: Actor, contract_id: UUID | None) -> bool:
    """Administrators of the installation change the words for all contracts, others those of their contract."""
    if contract_id is None:
        return is_administrator(actor)
    return any(WRITE_WORDS.allows(grant.role) for grant in roles_on(actor, contract_id))


def require_reader(actor: Actor, contract_id: UUID | None) -> None:
    """NotFound for a contract that the actor has no role on; Forbidden for who may not read words there."""
    if contract_id is not None and not roles_on(actor, contract_id):
        raise NotFound("没有这份合同，或您无权查看。", "There is no such contract, or none that you may see.")
    require(actor, READ_WORDS, contract_id=contract_id)


def require_kind(kind: str) -> None:
    """NotFound for a kind without words."""
    if kind not in kinds():
        raise NotFound("没有这类消息。", "There is no such kind of message.")
