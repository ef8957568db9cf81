"""Reads of inlets."""

from mainstay.intake.models import Inlet


def list_inlets() -> tuple[Inlet, ...]:
    """All inlets by name."""
    return tuple(Inlet.objects.order_by("name"))
