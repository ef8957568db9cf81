"""The table of roles and the limits of signing in."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from mainstay.directory.rules import (
    MOST_PER_ADDRESS,
    MOST_PER_LOGIN,
    ROLES,
    Grant,
    RoleName,
    Side,
    is_blocked,
    sees_everything,
    window_start,
)

HERE = UUID(int=1)


def test_every_role_has_its_row() -> None:
    assert set(ROLES) == set(RoleName)
    assert all(role.name is name and role.zh and role.en for name, role in ROLES.items())
    assert {name for name, role in ROLES.items() if role.everywhere} == {
        RoleName.AUDITOR,
        RoleName.ADMINISTRATOR,
        RoleName.SYSTEM,
    }


@pytest.mark.parametrize(
    ("role", "contract_id", "sees"),
    [
        (RoleName.ADMINISTRATOR, None, True),
        (RoleName.AUDITOR, None, True),
        (RoleName.AUDITOR, HERE, False),
        (RoleName.VENDOR_MANAGER, HERE, False),
        (RoleName.VENDOR_MANAGER, None, False),
    ],
)
def test_who_sees_everything(role: RoleName, contract_id: UUID | None, sees: bool) -> None:
    assert sees_everything([Grant(role, Side.NEUTRAL, contract_id)]) is sees


def test_attempts_are_limited_by_login_and_by_address() -> None:
    assert not is_blocked(per_login=MOST_PER_LOGIN, per_address=MOST_PER_ADDRESS)
    assert is_blocked(per_login=MOST_PER_LOGIN + 1, per_address=1)
    assert is_blocked(per_login=1, per_address=MOST_PER_ADDRESS + 1)
    noon = datetime(2026, 10, 1, 12, tzinfo=UTC)
    assert window_start(noon) == noon - timedelta(minutes=15)
