"""Secrets of inlets: ours are derived from the instance's secret, a platform's own is sealed."""

from django.conf import settings

from mainstay.intake.models import Inlet
from mainstay.intake.rules.adapters import ADAPTERS, InletKind
from mainstay.intake.rules.signing import derived_secret
from mainstay.kernel.errors import Refused
from mainstay.kernel.sealing import SealBroken


def secret_of(inlet: Inlet) -> str:
    """The secret that deliveries of this inlet are signed with; Refused when a sealed one cannot be opened."""
    if not ADAPTERS[InletKind(inlet.kind)].theirs:
        return derived_secret(settings.SECRET_KEY, inlet.id, inlet.generation)
    try:
        return inlet.secret
    except SealBroken as error:
        raise Refused("入口密钥无法解封，请重新填写。", "The inlet's secret cannot be opened; set it anew.") from error
