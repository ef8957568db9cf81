"""Who may do what with signing in to other systems. Pure."""

from mainstay.kernel.permissions import Change, Permission, Reach, Trace

ROOT = "/api/provider"
CLIENTS = f"{ROOT}/clients"

ANSWER_SYSTEMS = Permission(
    "provider.protocol",
    "第三方系统按 OpenID Connect 标准对接",
    "Speak OpenID Connect with other systems",
    Reach.ANYBODY,
    None,
    (
        f"GET {ROOT}/keys",
        f"POST {ROOT}/token",
        f"POST {ROOT}/revocation",
        f"GET {ROOT}/userinfo",
        f"POST {ROOT}/userinfo",
        f"GET {ROOT}/authorisation",
        f"GET {ROOT}/leave",
        f"POST {ROOT}/leave",
    ),
    leaves=Trace.OWN,
)
CONSENT = Permission(
    "provider.consent",
    "授权第三方系统登录、取消授权",
    "Let other systems know oneself, and take it back",
    Reach.PERSON,
    None,
    (f"POST {ROOT}/authorisation", f"GET {ROOT}/consents", f"DELETE {ROOT}/consents/{{client_id}}"),
    in_person=True,
    leaves=Trace.OWN,
)
KEEP_SYSTEMS = Permission(
    "provider.clients",
    "管理第三方系统",
    "Keep the other systems",
    Reach.EVERYWHERE,
    frozenset({"administrator"}),
    (
        f"GET {CLIENTS}",
        f"POST {CLIENTS}",
        f"PUT {CLIENTS}/{{client_id}}",
        f"POST {CLIENTS}/{{client_id}}/secret",
    ),
    changes=(
        Change("system.registered", "登记第三方系统", "System registered"),
        Change("system.changed", "修改第三方系统", "System changed"),
        Change("system.closed", "停用第三方系统", "System closed"),
        Change("system.secret_renewed", "更换第三方系统密钥", "System's secret renewed"),
    ),
    in_person=True,
)

PERMISSIONS = (ANSWER_SYSTEMS, CONSENT, KEEP_SYSTEMS)
