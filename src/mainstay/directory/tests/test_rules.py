"""The table of roles."""

from uuid import UUID

import pytest

from mainstay.directory.rules import (
    ROLES,
    Grant,
    RoleName,
    Side,
    sees_everything,
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
