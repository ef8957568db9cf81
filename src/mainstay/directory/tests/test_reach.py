"""How people are reached and recognised, and the system that is nobody."""

from datetime import UTC, datetime
from uuid import UUID

import pytest

from mainstay.directory.public import (
    RoleName,
    add_person,
    find_people,
    grant_role,
    list_people_on,
    set_reach,
)
from mainstay.directory.rules import normal_phone
from mainstay.kernel.errors import NotFound, Refused

NOW = datetime(2026, 3, 2, 1, tzinfo=UTC)
CONTRACT = UUID(int=5)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("139 0000 1234", "13900001234"),
        ("+86-139-0000-1234", "13900001234"),
        ("008613900001234", "13900001234"),
        ("１３９００００１２３４", "13900001234"),
        ("(010) 8600-0000", "01086000000"),
        ("8600", "8600"),
        ("n/a", ""),
    ],
)
def test_one_spelling_of_a_number(typed: str, kept: str) -> None:
    assert normal_phone(typed) == kept


@pytest.mark.django_db
def test_people_are_found_by_number_and_address() -> None:
    person = add_person("lin", name="林晓岚", password=None, organisation_id=None, now=NOW)
    set_reach(person, phone="+86 139 0000 1234", mail="Lin@Example.org ")
    assert find_people(phone="139-0000-1234") == (person,)
    assert find_people(mail="lin@example.ORG") == (person,)
    assert find_people(phone="") == find_people(mail=" ") == ()
    with pytest.raises(NotFound):
        set_reach(UUID(int=9), phone="1", mail="")


@pytest.mark.django_db
def test_nobody_is_given_the_role_of_the_system() -> None:
    person = add_person("lin", name="林晓岚", password=None, organisation_id=None, now=NOW)
    with pytest.raises(Refused):
        grant_role(person, role=RoleName.SYSTEM, contract_id=None, since=NOW)
    assert list_people_on(CONTRACT, now=NOW) == ()
    grant_role(person, role=RoleName.VENDOR_SEAT, contract_id=CONTRACT, since=NOW)
    assert [facts.id for facts in list_people_on(CONTRACT, now=NOW)] == [person]
