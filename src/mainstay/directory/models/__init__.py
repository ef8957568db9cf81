"""Tables of the directory."""

from .access import AccessRecord
from .people import Organisation, Person, RoleGrant, normal_login
from .units import Employment, Unit, UnitChange

__all__ = [
    "AccessRecord",
    "Employment",
    "Organisation",
    "Person",
    "RoleGrant",
    "Unit",
    "UnitChange",
    "normal_login",
]
