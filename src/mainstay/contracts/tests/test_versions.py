"""Loading, signing and choosing versions, on the database."""

from datetime import UTC, datetime
from uuid import UUID

import pytest
from django.db import DatabaseError, connection, transaction

from mainstay.contracts import public
from mainstay.contracts.models import Contract, ContractVersion, Signature
from mainstay.contracts.tests.make import SMALL, amendment
from mainstay.directory.public import Actor, Grant, RoleName, Side, add_person
from mainstay.kernel.errors import Forbidden, Malformed, NotFound, Refused

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 1, 4, tzinfo=UTC)


def load(text: str = SMALL) -> public.Loaded:
    return public.load_contract(text, actor=None, now=NOW)


def person(role: RoleName, side: Side, contract_id: UUID | None) -> Actor:
    key = add_person(role.value, name=role.value, password="a long one 4711", organisation_id=None, now=NOW)
    return Actor(key, role.value, "", (Grant(role, side, contract_id),))


def counts() -> tuple[int, int, int]:
    return Contract.objects.count(), ContractVersion.objects.count(), Signature.objects.count()


def test_a_loaded_file_is_in_force() -> None:
    loaded = load()
    found = public.terms_in_force(loaded.contract_id, NOW)
    assert (found.id, found.version, loaded.is_draft) == (loaded.version_id, 1, False)
    assert public.terms_in_force(loaded.contract_id, NOW) is public.terms_of(loaded.contract_id, 1)
    assert public.export_contract("T", now=NOW) == SMALL


@pytest.mark.req("B-15")
def test_terms_apply_from_the_service_date_though_signed_later() -> None:
    loaded = load(SMALL.replace("signed: 2025-12-20", "signed: 2026-02-10"))
    before_signing = datetime(2026, 1, 1, 0, 0, tzinfo=UTC)
    assert public.terms_in_force(loaded.contract_id, before_signing).version == 1
    with pytest.raises(Refused, match="outside the contract's term"):
        public.terms_in_force(loaded.contract_id, datetime(2025, 12, 31, 15, 59, tzinfo=UTC))
    assert [one.code for one in loaded.findings] == ["signed_after_start"]


def test_the_last_day_counts_to_its_end_in_the_contracts_zone() -> None:
    loaded = load()
    assert public.terms_in_force(loaded.contract_id, datetime(2026, 12, 31, 15, 59, tzinfo=UTC)).version == 1
    with pytest.raises(Refused):
        public.terms_in_force(loaded.contract_id, datetime(2026, 12, 31, 16, 0, tzinfo=UTC))


def test_the_same_file_twice_changes_nothing() -> None:
    first, second = load(), load()
    assert (first.is_new, second.is_new, first.version_id == second.version_id) == (True, False, True)
    assert counts() == (1, 1, 0)


def test_a_refused_file_stores_nothing() -> None:
    with pytest.raises(Malformed):
        load(SMALL.replace("length: 1h", "length: 1 hour"))
    assert counts() == (0, 0, 0)


def test_only_administrators_load() -> None:
    actor = Actor(UUID(int=1), "x", "", (Grant(RoleName.VENDOR_MANAGER, Side.VENDOR, None),))
    with pytest.raises(Forbidden):
        public.load_contract(SMALL, actor=actor, now=NOW)
    assert counts() == (0, 0, 0)


def test_a_file_with_a_hole_is_kept_as_a_draft_and_may_be_put_right() -> None:
    draft = load(SMALL.replace("- {when: {level: I}, length: 30min}", ""))
    with pytest.raises(Refused, match="not in force"):
        public.terms_in_force(draft.contract_id, NOW)
    assert public.list_contracts(now=NOW)[0].state == "draft"
    load()
    assert public.list_contracts(now=NOW)[0].state == "in_force"
    assert counts() == (1, 2, 0)


def test_a_version_is_never_loaded_over() -> None:
    load()
    with pytest.raises(Refused, match="as version 2"):
        load(SMALL.replace("服务期一年", "服务期壹年"))
    assert counts() == (1, 1, 0)


def test_an_amendment_needs_its_forerunner() -> None:
    with pytest.raises(Refused, match="no version 1"):
        load(amendment("2026-06-01"))
    assert counts() == (0, 0, 0)


def test_an_amendment_must_begin_after_its_forerunner() -> None:
    load()
    with pytest.raises(Refused, match="must begin after 2026-01-01"):
        load(amendment("2026-01-01"))


@pytest.mark.req("A-05")
def test_an_amendment_applies_from_its_date_when_both_sides_have_signed() -> None:
    contract_id = load().contract_id
    load(amendment("2026-06-01"))
    june = datetime(2026, 6, 1, 0, tzinfo=UTC)
    public.sign_version(contract_id, 2, actor=person(RoleName.CUSTOMER_APPROVER, Side.CUSTOMER, contract_id), now=NOW)
    assert public.terms_in_force(contract_id, june).version == 1
    public.sign_version(contract_id, 2, actor=person(RoleName.VENDOR_MANAGER, Side.VENDOR, contract_id), now=NOW)
    assert public.terms_in_force(contract_id, june).version == 2
    assert public.terms_in_force(contract_id, NOW).version == 1
    old, new = public.terms_of(contract_id, 1), public.terms_of(contract_id, 2)
    assert [str(one.contract.targets[0].rows[0].length) for one in (old, new)] == ["30min", "15min"]


def test_who_may_not_sign() -> None:
    contract_id = load().contract_id
    load(amendment("2026-06-01"))
    engineer = person(RoleName.VENDOR_ENGINEER, Side.VENDOR, contract_id)
    elsewhere = person(RoleName.VENDOR_MANAGER, Side.VENDOR, UUID(int=7))
    for actor in (engineer, elsewhere):
        with pytest.raises(Forbidden):
            public.sign_version(contract_id, 2, actor=actor, now=NOW)
    assert counts() == (1, 2, 0)


def test_what_may_not_be_signed() -> None:
    contract_id = load().contract_id
    load(amendment("2026-06-01"))
    approver = person(RoleName.CUSTOMER_APPROVER, Side.CUSTOMER, contract_id)
    with pytest.raises(Refused, match="on paper"):
        public.sign_version(contract_id, 1, actor=approver, now=NOW)
    with pytest.raises(NotFound):
        public.sign_version(contract_id, 3, actor=approver, now=NOW)
    public.sign_version(contract_id, 2, actor=approver, now=NOW)
    with pytest.raises(Refused, match="signed already"):
        public.sign_version(contract_id, 2, actor=approver, now=NOW)


@pytest.mark.parametrize("table", ["contracts_contract", "contracts_contractversion", "contracts_signature"])
@pytest.mark.parametrize("statement", ["UPDATE {} SET id = id", "DELETE FROM {}", "TRUNCATE {} CASCADE"])
def test_the_database_refuses_change(table: str, statement: str) -> None:
    contract_id = load().contract_id
    load(amendment("2026-06-01"))
    public.sign_version(contract_id, 2, actor=person(RoleName.VENDOR_MANAGER, Side.VENDOR, contract_id), now=NOW)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement.format(table))
