"""Organisations, each with the unit that it is itself."""

import uuid
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from mainstay.directory.models import Organisation, Unit
from mainstay.directory.rules.access import AccessKind, changed
from mainstay.directory.rules.actor import Actor
from mainstay.kernel.errors import Refused

from .access import record_access


@transaction.atomic
def add_organisation(name: str) -> Organisation:
    """The organisation of this name, made with its unit when there is none."""
    organisation, is_new = Organisation.objects.get_or_create(name=name)
    if is_new:
        _root(organisation)
    return organisation


@transaction.atomic
def found_organisation(name: str, *, actor: Actor, now: datetime) -> Unit:
    """A new organisation, as the unit that it is itself; Refused for a name in use."""
    try:
        with transaction.atomic():
            unit = _root(Organisation.objects.create(name=name))
    except IntegrityError as error:
        raise Refused(f"已有名为“{name}”的机构。", f"There is an organisation named “{name}” already.") from error
    record_access(changed(actor, AccessKind.ADMINISTRATION, "organisation.added", name), now=now)
    return unit


def root_unit(organisation_id: UUID) -> Unit:
    """The unit that is the organisation itself."""
    return Unit.objects.get(organisation_id=organisation_id, parent__isnull=True)


def _root(organisation: Organisation) -> Unit:
    key = uuid.uuid4()
    return Unit.objects.create(id=key, organisation=organisation, parent=None, name="", line=[key])
