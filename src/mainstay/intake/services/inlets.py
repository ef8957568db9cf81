"""Keeping inlets: make one, give it a new secret, close it. Administrators only; the secret is shown once."""

import uuid
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from mainstay.directory.public import Actor, require
from mainstay.intake.models import Inlet
from mainstay.intake.rules.adapters import ADAPTERS, InletKind
from mainstay.intake.rules.permissions import KEEP_INLETS
from mainstay.kernel.errors import Malformed, NotFound, Problem, Refused

from .secrets import secret_of


@dataclass(frozen=True, slots=True)
class Shown:
    """An inlet with its secret, for the one time that it is shown; empty where the platform gave it out."""

    inlet: Inlet
    secret: str


def make_inlet(
    name: str, *, kind: InletKind, contract_id: UUID | None, secret: str, actor: Actor, now: datetime
) -> Shown:
    """A new inlet. A platform's own secret is given, ours is not; Malformed otherwise, Refused for a name in use."""
    require(actor, KEEP_INLETS)
    theirs = ADAPTERS[kind].theirs
    if theirs != bool(secret):
        zh, en = (
            ("请填写平台给出的密钥", "give the platform's secret")
            if theirs
            else ("此类入口的密钥由系统生成", "ours is made here")
        )
        raise Malformed(f"{zh}。", f"{en.capitalize()}.", [Problem("secret", zh, en, "secret")])
    inlet = Inlet(
        id=uuid.uuid4(),
        kind=kind,
        name=name,
        contract_id=contract_id,
        secret=secret if theirs else "",
        created_at=now,
        created_by=actor.name,
    )
    try:
        with transaction.atomic():
            inlet.save(force_insert=True)
    except IntegrityError as error:
        if "intake_inlet_name" not in str(error):
            raise
        raise Refused(f"已有名为“{name}”的入口。", f"There is an inlet named “{name}” already.") from error
    return Shown(inlet, "" if theirs else secret_of(inlet))


@transaction.atomic
def rotate_inlet(inlet_id: UUID, *, secret: str, actor: Actor) -> Shown:
    """A new secret; the one before counts no longer."""
    require(actor, KEEP_INLETS)
    inlet = _locked(inlet_id)
    theirs = ADAPTERS[InletKind(inlet.kind)].theirs
    if theirs and not secret:
        raise Malformed("请填写平台给出的新密钥。", "Give the platform's new secret.")
    inlet.generation += 1
    inlet.secret = secret if theirs else ""
    inlet.save(update_fields=["generation", "secret"])
    return Shown(inlet, "" if theirs else secret_of(inlet))


@transaction.atomic
def switch_inlet(inlet_id: UUID, *, active: bool, actor: Actor) -> Inlet:
    """Open or close an inlet; a closed one takes nothing."""
    require(actor, KEEP_INLETS)
    inlet = _locked(inlet_id)
    inlet.is_active = active
    inlet.save(update_fields=["is_active"])
    return inlet


def _locked(inlet_id: UUID) -> Inlet:
    found = Inlet.objects.select_for_update().filter(pk=inlet_id).first()
    if found is None:
        raise NotFound("没有这个入口。", "There is no such inlet.")
    return found
