"""A token that is being made while its account closes or changes unit: each in a session of its own."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from time import sleep

import psycopg
from django.db import connection, transaction

from mainstay.account.models import ApiToken
from mainstay.account.rules.permissions import SEE_PORTRAIT
from mainstay.account.services.services import make_service_token
from mainstay.account.services.tokens import Wanted, make_token
from mainstay.directory.public import (
    RoleName,
    add_organisation,
    add_unit_below,
    employ_in,
    get_actor,
    grant_role,
    root_of,
)
from mainstay.directory.public.service_accounts import add_service, change_service
from mainstay.kernel.errors import MainstayError
from mainstay.kernel.time import now
from tests.plumbing.databases import FreshDatabase

from .make import NOON, make_person

WAITING = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
WANTED = Wanted("程序", frozenset({SEE_PORTRAIT.id}), 30)


def answer(work: Callable[[], object]) -> str:
    """What somebody is told in a session of his own."""
    try:
        work()
    except MainstayError as error:
        return error.zh
    finally:
        connection.close()
    return "done"


def told_meanwhile(fresh_database: FreshDatabase, change: Callable[[], object], work: Callable[[], object]) -> str:
    """What is told to who begins his work when a change has been made and not yet committed."""
    with ThreadPoolExecutor(1) as pool, psycopg.connect(fresh_database.runtime, autocommit=True) as session:
        with transaction.atomic():
            change()
            told = pool.submit(answer, work)
            while session.execute(WAITING).fetchone() != (1,):
                sleep(0.02)
        return told.result()


def test_a_token_made_while_its_account_closes_is_refused_and_not_there_after_it_is_opened(
    fresh_database: FreshDatabase,
) -> None:
    admin = get_actor(make_person(role=RoleName.ADMINISTRATOR), now=NOON)
    account = add_service("monitor", name="机房监控", unit_id=None, actor=admin, now=NOON).account.id
    owner = get_actor(account, now=NOON)
    close, reopen = (
        partial(change_service, account, name="机房监控", is_active=is_active, actor=admin, now=NOON)
        for is_active in (False, True)
    )
    make = partial(make_token, owner, WANTED, table=[SEE_PORTRAIT], actor=owner, now=NOON)
    assert told_meanwhile(fresh_database, close, make) == "账号已停用。"
    reopen()
    assert ApiToken.objects.count() == 0


def test_a_token_made_while_its_account_leaves_the_unit_is_refused(fresh_database: FreshDatabase) -> None:
    root = root_of(add_organisation("某市数据局").id)
    first, second = (add_unit_below(root, name, now=NOON) for name in ("网络安全科", "综合科"))
    person = make_person()
    grant_role(person, role=RoleName.UNIT_ADMINISTRATOR, contract_id=None, unit_id=first, since=NOON)
    keeper = get_actor(person, now=NOON)
    account = add_service("monitor", name="机房监控", unit_id=first, actor=keeper, now=NOON).account.id
    make = partial(make_service_token, account, WANTED, table=[SEE_PORTRAIT], actor=keeper, now=NOON)
    move = partial(employ_in, account, second, now=now())
    assert told_meanwhile(fresh_database, move, make) == "没有这个服务账号，或不在您的管理范围内。"
    assert ApiToken.objects.count() == 0
