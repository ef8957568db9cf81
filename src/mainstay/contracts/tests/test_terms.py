"""What the front door gives the desk: terms ready for clocks, fact forms, silence that confirms."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from pytest_django import DjangoAssertNumQueries

from mainstay.contracts import public
from mainstay.contracts.reading.validating import read_contract
from mainstay.contracts.tests.make import SMALL
from mainstay.kernel.errors import NotFound, Refused

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 2, 4, tzinfo=UTC)


def load(text: str = SMALL) -> public.Loaded:
    return public.load_contract(text, actor=None, now=NOW)


def test_a_version_sets_clocks() -> None:
    loaded = load()
    entry = public.CaseEntry(1, "reported", NOW, facts={"level": "II"})
    (clock,) = public.clocks(public.terms_of(loaded.contract_id, 1).compiled, [entry], NOW)
    assert (clock.measure, clock.due, clock.clause_id) == ("respond", NOW + timedelta(hours=2), "c3")


def test_a_draft_sets_no_clocks() -> None:
    draft = load(SMALL.replace("clause: c2\n", "clause: c9\n"))
    with pytest.raises(Refused):
        public.get_terms(draft.version_id)
    with pytest.raises(NotFound):
        public.terms_of(draft.contract_id, 1)


def test_what_is_not_there_is_not_found() -> None:
    for read in (lambda: public.get_terms(uuid4()), lambda: public.terms_in_force(uuid4(), NOW)):
        with pytest.raises(NotFound):
            read()
    with pytest.raises(NotFound):
        public.export_contract("NONE", now=NOW)


def test_terms_come_back_from_the_database_as_they_were_read() -> None:
    loaded = load()
    assert public.terms_of(loaded.contract_id, 1).contract == public.get_terms(loaded.version_id).contract
    assert (
        public.terms_of(loaded.contract_id, 1).contract.model_dump_json()
        == read_contract(SMALL).contract.model_dump_json()
    )


@pytest.mark.parametrize(
    ("timeout", "confirmed"),
    [
        ("", None),
        ("confirm_timeout: 48h\n", NOW + timedelta(hours=48)),
        ("confirm_timeout: 3 days\n", datetime(2026, 3, 5, 16, tzinfo=UTC)),
    ],
)
def test_silence_confirms(timeout: str, confirmed: datetime | None) -> None:
    terms = public.get_terms(load(SMALL + timeout).version_id)
    assert public.silence_confirms_at(terms, NOW) == confirmed


def test_lists_take_a_fixed_number_of_queries(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    for code in ("T", "U", "V"):
        load(SMALL.replace("code: T", f"code: {code}"))
    with django_assert_num_queries(3):
        rows = public.list_contracts(now=NOW)
    assert [(one.code, one.state, one.title.en) for one in rows] == [
        ("T", "in_force", "Test upkeep contract"),
        ("U", "in_force", "Test upkeep contract"),
        ("V", "in_force", "Test upkeep contract"),
    ]
