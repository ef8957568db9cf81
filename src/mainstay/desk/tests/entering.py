"""Who is signed in, and how many rows there are, without reaching into other modules."""

from uuid import UUID

from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client

from mainstay.directory.public import find_person


def entered(person_id: UUID) -> Client:
    """A browser in which this person is signed in."""
    client = Client()
    client.force_login(get_user_model().objects.get(pk=person_id))
    return client


def person_of(login: str) -> UUID:
    """The id of somebody who is there."""
    found = find_person(login)
    assert found is not None
    return found


def rows(table: str) -> int:
    """How many rows a table has."""
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT count(*) FROM "{table}"')
        return int(cursor.fetchone()[0])
