"""A change of contacts is told within three working days (contracts C and D), on the contract's own calendar."""

import pytest

from mainstay.contracts.public import contact_change_told_by
from mainstay.contracts.rules.terms.vocabulary import Side

from .examples import at, shown, terms


@pytest.mark.req("D-01")
@pytest.mark.parametrize(
    ("changed", "due"),
    [
        ("2023-11-06 10:00", "2023-11-09 17:30"),
        ("2023-11-10 16:00", "2023-11-15 17:30"),
        # The days off of the Spring Festival do not count, the Sunday worked in their place does.
        ("2024-02-08 09:00", "2024-02-19 17:30"),
    ],
)
def test_contract_d_wants_it_within_three_working_days(changed: str, due: str) -> None:
    found = contact_change_told_by(terms("d-website-and-account"), Side.CUSTOMER, at(changed))
    assert found is not None
    assert (shown(found[0]), found[1]) == (due, "3.2")


def test_contract_without_such_a_term_sets_no_moment() -> None:
    assert contact_change_told_by(terms("b-approval-system"), Side.CUSTOMER, at("2023-11-06 10:00")) is None
