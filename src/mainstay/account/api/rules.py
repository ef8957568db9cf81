"""Which roles need a second factor: administrators set it, it counts from the next sign-in."""

from typing import Any

from django.http import HttpRequest
from ninja import Router

from mainstay.account.queries import required_roles
from mainstay.account.rules.permissions import SET_RULES
from mainstay.account.services.factors import set_required_roles
from mainstay.directory.public import GRANTED, ROLES, actor_on, require
from mainstay.kernel.time import now

from .schemas import RulesIn, RulesOut

router = Router()


@router.get("/rules", response=RulesOut, summary="Which roles need a second factor")
def get_rules(request: HttpRequest) -> dict[str, Any]:
    """Every role with its rule; administrators only."""
    require(actor_on(request), SET_RULES)
    return _rules()


@router.put("/rules", response=RulesOut, summary="Say which roles need a second factor")
def set_rules(request: HttpRequest, body: RulesIn) -> dict[str, Any]:
    """From the next sign-in on, people in these roles need a second factor; administrators only."""
    set_required_roles(body.required, actor=actor_on(request), now=now())
    return _rules()


def _rules() -> dict[str, Any]:
    required = required_roles()
    roles = [ROLES[name] for name in GRANTED]
    return {
        "roles": [{"role": one.name, "zh": one.zh, "en": one.en, "required": one.name in required} for one in roles]
    }
