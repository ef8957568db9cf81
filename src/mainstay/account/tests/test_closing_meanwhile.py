"""A token that is being made while its account closes: each in a session of its own."""

from concurrent.futures import ThreadPoolExecutor
from time import sleep
from uuid import UUID

import psycopg
from django.db import connection, transaction

from mainstay.account.models import ApiToken
from mainstay.account.rules.permissions import SEE_PORTRAIT
from mainstay.account.services.tokens import Wanted, make_token
from mainstay.directory.public import SYSTEM, get_actor
from mainstay.directory.public.accounts import add_service, change_service
from mainstay.kernel.errors import Refused
from tests.plumbing.databases import FreshDatabase

from .make import NOON

WAITING = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"


def make(account: UUID) -> str:
    try:
        owner = get_actor(account, now=NOON)
        wanted = Wanted("程序", frozenset({SEE_PORTRAIT.id}), 30)
        make_token(owner, wanted, table=[SEE_PORTRAIT], actor=owner, now=NOON)
    except Refused as refused:
        return refused.zh
    finally:
        connection.close()
    return "made"


def wait_until_one_waits(fresh_database: FreshDatabase) -> None:
    with psycopg.connect(fresh_database.runtime, autocommit=True) as session:
        while session.execute(WAITING).fetchone() != (1,):
            sleep(0.02)


def test_a_token_made_while_its_account_closes_is_refused_and_not_there_after_it_is_opened(
    fresh_database: FreshDatabase,
) -> None:
    account = add_service("monitor", name="机房监控", actor=SYSTEM, now=NOON)
    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            change_service(account, name="机房监控", is_active=False, actor=SYSTEM, now=NOON)
            told = pool.submit(make, account)
            wait_until_one_waits(fresh_database)
        assert told.result() == "账号已停用。"
    change_service(account, name="机房监控", is_active=True, actor=SYSTEM, now=NOON)
    assert ApiToken.objects.count() == 0
