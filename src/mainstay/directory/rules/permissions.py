"""Who may do what in the directory. Pure."""

from mainstay.kernel.permissions import Change, Permission, Reach, Trace

ROOT = "/api/directory"

SIGN_IN = Permission(
    "session.open",
    "查看是否已登录、退出",
    "See who is signed in, sign out",
    Reach.ANYBODY,
    None,
    (f"GET {ROOT}/session", f"DELETE {ROOT}/session"),
    leaves=Trace.LINE,
)
PREFER = Permission(
    "session.prefer",
    "设置个人偏好",
    "Set one's own preferences",
    Reach.PERSON,
    None,
    (f"PATCH {ROOT}/session",),
    leaves=Trace.OWN,
)
READ_TABLE = Permission(
    "permissions.read",
    "查看权限表",
    "Read the table of permissions",
    Reach.PERSON,
    None,
    (f"GET {ROOT}/permissions",),
)

OVERSEERS = frozenset({"auditor", "administrator"})
READ_RECORD = Permission(
    "access.read",
    "查询访问记录",
    "Search the record of accesses",
    Reach.HOLDER,
    OVERSEERS,
    (f"GET {ROOT}/access",),
)
EXPORT_RECORD = Permission(
    "access.export",
    "导出访问记录",
    "Export the record of accesses",
    Reach.HOLDER,
    OVERSEERS,
    (f"GET {ROOT}/access/export",),
    recorded="export",
)

KEEPERS = frozenset({"unit_administrator", "administrator"})
UNIT, PERSON, CHANGE = f"{ROOT}/units/{{unit_id}}", f"{ROOT}/people/{{person_id}}", f"{ROOT}/changes/{{change_id}}"
READ_PEOPLE = Permission(
    "people.read",
    "查看所管部门和人员",
    "See one's units and their people",
    Reach.UNIT,
    KEEPERS,
    (f"GET {ROOT}/units", f"GET {ROOT}/people", f"GET {PERSON}"),
)
KEEP_PEOPLE = Permission(
    "people.keep",
    "维护所管部门和人员",
    "Keep one's units and their people",
    Reach.UNIT,
    KEEPERS,
    (
        f"POST {ROOT}/units",
        f"PATCH {UNIT}",
        f"POST {UNIT}/close",
        f"PUT {UNIT}/administrators/{{person_id}}",
        f"DELETE {UNIT}/administrators/{{person_id}}",
        f"POST {ROOT}/people",
        f"PATCH {PERSON}",
    ),
    changes=(
        Change("unit.added", "新建部门", "Unit added"),
        Change("unit.changed", "修改部门", "Unit changed"),
        Change("unit.closed", "撤销部门", "Unit closed"),
        Change("person.added", "新建人员", "Person added"),
        Change("person.changed", "修改人员信息", "Person changed"),
        Change("person.closed", "停用人员账号", "Person's account closed"),
    ),
    in_person=True,
)
KEEP_ORGANISATIONS = Permission(
    "organisations.keep",
    "新增机构、安排未分配部门的人员",
    "Add organisations, place people who work in no unit",
    Reach.EVERYWHERE,
    frozenset({"administrator"}),
    (f"POST {ROOT}/organisations", f"PUT {PERSON}/unit"),
    changes=(
        Change("organisation.added", "新增机构", "Organisation added"),
        Change("person.placed", "安排人员到部门", "Person placed in a unit"),
    ),
    in_person=True,
)
EXPORT_PEOPLE = Permission(
    "people.export",
    "导出人员属性",
    "Export people's attributes",
    Reach.UNIT,
    KEEPERS,
    (f"GET {ROOT}/people/export",),
    recorded="export",
)
GIVE_ROLES = Permission(
    "roles.give",
    "授予和收回合同角色",
    "Give and end roles on contracts",
    Reach.EVERYWHERE,
    frozenset({"administrator"}),
    (f"POST {PERSON}/roles", f"DELETE {PERSON}/roles/{{grant_id}}"),
    changes=(Change("role.granted", "授予角色", "Role given"), Change("role.ended", "收回角色", "Role ended")),
    in_person=True,
)
ASK_CHANGE = Permission(
    "changes.ask",
    "申请调换部门",
    "Ask to change the unit",
    Reach.PERSON,
    None,
    (f"GET {ROOT}/units/offered", f"GET {ROOT}/changes", f"POST {ROOT}/changes", f"POST {CHANGE}/withdraw"),
    changes=(
        Change("change.asked", "申请调换部门", "Change of unit asked for"),
        Change("change.withdrawn", "撤回调换部门申请", "Change of unit withdrawn"),
    ),
)
DECIDE_CHANGE = Permission(
    "changes.decide",
    "审批部门调换",
    "Decide on changes of unit",
    Reach.UNIT,
    KEEPERS,
    (f"POST {CHANGE}/decision",),
    changes=(
        Change("change.agreed", "同意调换部门", "Change of unit agreed"),
        Change("change.refused", "不同意调换部门", "Change of unit refused"),
    ),
)

PERMISSIONS = (
    SIGN_IN,
    PREFER,
    READ_TABLE,
    READ_RECORD,
    EXPORT_RECORD,
    READ_PEOPLE,
    KEEP_PEOPLE,
    KEEP_ORGANISATIONS,
    EXPORT_PEOPLE,
    GIVE_ROLES,
    ASK_CHANGE,
    DECIDE_CHANGE,
)
