"""People by where they are reached: what is sealed is looked up by its blind index, whole."""

from django.db.models import Q

from mainstay.directory.models import Person
from mainstay.directory.rules import normal_phone
from mainstay.kernel.sealing import indexed_as


def reached_by(*, phone: str = "", mail: str = "") -> Q:
    """People with this number or this address, in one spelling; nobody for an empty one."""
    name, typed = ("phone_index", normal_phone(phone)) if phone else ("mail_index", mail.strip().lower())
    return Q(**{name: indexed_as(Person, name, typed)}) & ~Q(**{name: ""})
