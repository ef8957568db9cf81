"""Where people are reached is sealed, and found all the same."""

import pytest
from django.db import connection

from mainstay.directory.models import Person
from mainstay.directory.public import add_person, find_people, list_people, set_reach
from mainstay.kernel.sealing import SealBroken
from mainstay.kernel.time import now


@pytest.mark.django_db
def test_a_number_is_found_and_read_but_does_not_stand_in_the_table() -> None:
    person = add_person("luo", name="罗一鸣", password=None, organisation_id=None, now=now())
    set_reach(person, phone="+86 139 0000 0001", mail="Luo@Mail.example")
    (facts,) = list_people([person], now=now())
    assert (facts.phone, facts.mail) == ("13900000001", "luo@mail.example")
    assert find_people(phone="13900000001") == find_people(mail="luo@mail.EXAMPLE") == (person,)
    assert find_people(phone="13900000002") == find_people(mail="") == ()
    with connection.cursor() as cursor:
        cursor.execute("SELECT row_to_json(p)::text FROM directory_person p")
        row = cursor.fetchone()[0]
    assert ("13900000001" in row, "mail.example" in row) == (False, False)


@pytest.mark.django_db
def test_a_number_put_into_another_row_does_not_open_there() -> None:
    people = [add_person(one, name=one, password=None, organisation_id=None, now=now()) for one in ("a", "b")]
    set_reach(people[0], phone="13900000001", mail="")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE directory_person SET phone = (SELECT max(phone) FROM directory_person)")
    with pytest.raises(SealBroken):
        list_people([people[1]], now=now())
    assert list_people([people[0]], now=now())[0].phone == "13900000001"


@pytest.mark.django_db
def test_a_query_neither_compares_nor_sets_what_is_sealed() -> None:
    with pytest.raises(TypeError, match="phone is sealed"):
        Person.objects.filter(phone="13900000001")
    with pytest.raises(TypeError, match="mail is sealed"):
        Person.objects.update(mail="luo@mail.example")
