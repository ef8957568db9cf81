"""The route that shows who may do what."""

from django.http import HttpRequest
from ninja import Router

from mainstay.directory.public.accounts import permissions_on
from mainstay.directory.rules import GRANTED, ROLES, Role
from mainstay.kernel.permissions import Act, Change, Permission, Reach, Trace
from mainstay.kernel.schema import Label, Schema

router = Router(tags=["directory"])


class RoleShown(Schema):
    """A role: its names, its side, and whether it may be held over all contracts."""

    id: str
    label: Label
    side: str
    everywhere: bool


class ActShown(Schema):
    """An act under a permission, and the roles that may do it."""

    id: str
    label: Label
    roles: list[str]


class ChangeShown(Schema):
    """A change under a permission, as the record of accesses names it."""

    id: str
    label: Label


class PermissionShown(Schema):
    """A row of the table; no roles means that every role counts, `acts` are those that are judged one by one.

    What is `recorded` leaves a line in the record of accesses each time, and so do its `changes`; `trace` says what
    remains of whatever is done under it, with the person's name on it.
    """

    id: str
    label: Label
    reach: Reach
    roles: list[str] | None
    operations: list[str]
    acts: list[ActShown]
    changes: list[ChangeShown]
    recorded: bool
    trace: Trace


class PermissionsShown(Schema):
    """Who may do what: the same rows that every operation is held against."""

    roles: list[RoleShown]
    permissions: list[PermissionShown]


@router.get("/permissions", response=PermissionsShown, summary="Who may do what")
def get_permissions(request: HttpRequest) -> PermissionsShown:
    """The table of permissions with the acts that are judged one by one, and the roles."""
    roles = [ROLES[name] for name in GRANTED]
    return PermissionsShown(
        roles=[RoleShown(id=one.name, label=_label(one), side=one.side, everywhere=one.everywhere) for one in roles],
        permissions=[_row(row) for row in permissions_on(request)],
    )


def _row(row: Permission) -> PermissionShown:
    return PermissionShown(
        id=row.id,
        label=_label(row),
        reach=row.reach,
        roles=None if row.roles is None else sorted(row.roles),
        operations=list(row.operations),
        recorded=bool(row.recorded),
        trace=row.trace,
        acts=[ActShown(id=act.id, label=_label(act), roles=sorted(act.roles)) for act in row.acts],
        changes=[ChangeShown(id=change.id, label=_label(change)) for change in row.changes],
    )


def _label(named: Role | Permission | Act | Change) -> Label:
    return Label(zh=named.zh, en=named.en)
