"""Who may do what with what arrives, calls, contacts and inlets. Pure."""

from mainstay.kernel.permissions import Permission, Reach, Trace

ROOT = "/api/intake"
ARRIVAL, INLET = f"{ROOT}/arrivals/{{arrival_id}}", f"{ROOT}/inlets/{{inlet_id}}"
CONTACTS = f"{ROOT}/contracts/{{contract_id}}/contacts"
SEATS = frozenset({"vendor_seat", "vendor_project_manager"})
OVERSEERS = frozenset({"administrator", "auditor"})
CUSTOMER = frozenset({"customer_contact", "customer_approver"})

READ = Permission(
    "intake.read",
    "查看来件和来电",
    "Read what arrives and calls",
    Reach.HOLDER,
    SEATS | OVERSEERS,
    (
        f"GET {ROOT}/arrivals",
        f"GET {ARRIVAL}",
        f"GET {ROOT}/calls/ringing",
        f"GET {ROOT}/calls",
    ),
)
READ_CONTACTS = Permission(
    "contacts.read",
    "查看联系人",
    "Read who may ask under a contract",
    Reach.CONTRACT,
    SEATS | OVERSEERS,
    (f"GET {CONTACTS}",),
    recorded="read",
)
LOOK_UP_CALLER = Permission(
    "callers.read",
    "按号码查询来电人",
    "Look up who calls",
    Reach.HOLDER,
    SEATS | OVERSEERS,
    (f"GET {ROOT}/caller",),
    recorded="read",
)
SETTLE = Permission(
    "intake.settle",
    "退回来件、登记来电",
    "Decline what arrives, register calls",
    Reach.HOLDER,
    SEATS,
    (
        f"POST {ARRIVAL}/decline",
        f"POST {ROOT}/calls",
        f"POST {ROOT}/calls/{{call_id}}/registration",
    ),
    leaves=Trace.ENTRY,
)
RELEASE = Permission(
    "intake.release",
    "来件转为工单",
    "Let what arrives through to a contract",
    Reach.CONTRACT,
    SEATS,
    (f"POST {ARRIVAL}/release",),
    leaves=Trace.ENTRY,
)
TELL_CONTACTS = Permission(
    "contacts.tell",
    "告知联系人变更",
    "Tell a change of contacts",
    Reach.CONTRACT,
    SEATS | CUSTOMER,
    (f"POST {CONTACTS}",),
    leaves=Trace.ENTRY,
)
KEEP_INLETS = Permission(
    "inlets.keep",
    "管理接入入口",
    "Keep inlets",
    Reach.EVERYWHERE,
    frozenset({"administrator"}),
    (f"GET {ROOT}/inlets", f"POST {ROOT}/inlets", f"POST {INLET}/secret", f"PATCH {INLET}"),
    recorded="administration",
)
DELIVER = Permission(
    "inlets.deliver",
    "凭签名投递消息",
    "Deliver signed messages",
    Reach.ANYBODY,
    None,
    (f"POST {INLET}/deliveries",),
    leaves=Trace.ENTRY,
)

PERMISSIONS = (READ, SETTLE, RELEASE, READ_CONTACTS, LOOK_UP_CALLER, TELL_CONTACTS, KEEP_INLETS, DELIVER)
