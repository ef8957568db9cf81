"""Who may do what with accounts. Pure."""

from mainstay.kernel.permissions import Change, Permission, Reach, Trace

ROOT = "/api/account"
SESSION = f"{ROOT}/session"

SIGN_IN = Permission(
    "account.sign_in",
    "登录",
    "Sign in",
    Reach.ANYBODY,
    None,
    (
        f"POST {SESSION}",
        f"POST {SESSION}/second",
        f"POST {SESSION}/challenge",
        f"POST {SESSION}/passkey",
        f"POST {SESSION}/totp",
        f"PUT {SESSION}/totp",
        f"POST {SESSION}/code",
        f"POST {SESSION}/reset",
        f"POST {SESSION}/source",
        f"POST {SESSION}/source/return",
        f"POST {SESSION}/directory",
        f"GET {ROOT}/ways",
        f"POST {ROOT}/codes",
    ),
    changes=(Change("source.linked", "账号关联统一认证源", "Account linked to a source of sign-in"),),
)
REGISTER = Permission(
    "account.register",
    "自助注册",
    "Register oneself",
    Reach.ANYBODY,
    None,
    (f"GET {ROOT}/places", f"POST {ROOT}/registrations/code", f"POST {ROOT}/registrations"),
    leaves=Trace.OWN,
)
KEEP_PROFILE = Permission(
    "account.profile",
    "维护本人资料和头像",
    "Keep one's own profile and portrait",
    Reach.PERSON,
    None,
    (
        f"GET {ROOT}/profile",
        f"POST {ROOT}/profile/code",
        f"PUT {ROOT}/profile/reach",
        f"PUT {ROOT}/portrait",
        f"DELETE {ROOT}/portrait",
    ),
    in_person=True,
    leaves=Trace.OWN,
)
SEE_PORTRAIT = Permission(
    "account.portraits",
    "查看头像",
    "See portraits",
    Reach.SEEN,
    None,
    (f"GET {ROOT}/people/{{person_id}}/portrait",),
)
REGISTRATIONS = f"{ROOT}/registrations"
DECIDE = Permission(
    "account.registrations",
    "审核注册",
    "Decide on registrations",
    Reach.EVERYWHERE,
    frozenset({"administrator"}),
    (
        f"GET {REGISTRATIONS}",
        f"POST {REGISTRATIONS}/{{registration_id}}/approval",
        f"POST {REGISTRATIONS}/{{registration_id}}/refusal",
        f"GET {REGISTRATIONS}/places",
        f"PUT {REGISTRATIONS}/places",
    ),
    in_person=True,
    recorded="administration",
)
KEEP_SAFE = Permission(
    "account.security",
    "管理本人账号的安全",
    "Keep one's own account safe",
    Reach.PERSON,
    None,
    (
        f"GET {ROOT}/security",
        f"POST {ROOT}/confirm",
        f"PUT {ROOT}/password",
        f"POST {ROOT}/totp",
        f"PUT {ROOT}/totp",
        f"DELETE {ROOT}/totp",
        f"POST {ROOT}/recovery-codes",
        f"POST {ROOT}/passkeys/challenge",
        f"POST {ROOT}/passkeys",
        f"DELETE {ROOT}/passkeys/{{passkey_id}}",
        f"DELETE {ROOT}/devices/{{device_id}}",
        f"DELETE {ROOT}/sessions/{{session_id}}",
        f"DELETE {ROOT}/sessions",
    ),
    in_person=True,
    leaves=Trace.OWN,
)
SET_RULES = Permission(
    "account.rules",
    "设定哪些角色须二次验证",
    "Say which roles need a second factor",
    Reach.EVERYWHERE,
    frozenset({"administrator"}),
    (f"GET {ROOT}/rules", f"PUT {ROOT}/rules"),
    in_person=True,
    recorded="administration",
)
TOKENS, SERVICES = f"{ROOT}/tokens", f"{ROOT}/services"
KEEP_TOKENS = Permission(
    "account.tokens",
    "管理本人的接口令牌",
    "Keep one's own tokens",
    Reach.PERSON,
    None,
    (f"GET {TOKENS}", f"POST {TOKENS}", f"DELETE {TOKENS}/{{token_id}}"),
    changes=(
        Change("token.made", "生成接口令牌", "Token made"),
        Change("token.revoked", "撤销接口令牌", "Token revoked"),
    ),
    in_person=True,
)
KEEP_SERVICES = Permission(
    "account.services",
    "管理服务账号及其令牌",
    "Keep service accounts and their tokens",
    Reach.UNIT,
    frozenset({"unit_administrator", "administrator"}),
    (
        f"GET {SERVICES}",
        f"POST {SERVICES}",
        f"PUT {SERVICES}/{{account_id}}",
        f"POST {SERVICES}/{{account_id}}/tokens",
        f"DELETE {SERVICES}/{{account_id}}/tokens/{{token_id}}",
    ),
    changes=(
        Change("service.added", "新建服务账号", "Service account added"),
        Change("service.changed", "修改服务账号", "Service account changed"),
        Change("service.closed", "停用服务账号", "Service account closed"),
    ),
    in_person=True,
)
SOURCES = f"{ROOT}/sources"
KEEP_SOURCES = Permission(
    "account.sources",
    "管理统一认证源",
    "Keep the sources of sign-in",
    Reach.EVERYWHERE,
    frozenset({"administrator"}),
    (
        f"GET {SOURCES}",
        f"POST {SOURCES}",
        f"PUT {SOURCES}/{{source_id}}",
        f"POST {SOURCES}/{{source_id}}/check",
    ),
    changes=(
        Change("source.made", "新增统一认证源", "Source of sign-in added"),
        Change("source.changed", "修改统一认证源", "Source of sign-in changed"),
        Change("source.closed", "停用统一认证源", "Source of sign-in closed"),
        Change("source.asked", "向目录查询登录名", "Directory asked for a login"),
    ),
    in_person=True,
)

PERMISSIONS = (
    SIGN_IN,
    REGISTER,
    KEEP_SAFE,
    KEEP_PROFILE,
    SEE_PORTRAIT,
    SET_RULES,
    DECIDE,
    KEEP_TOKENS,
    KEEP_SERVICES,
    KEEP_SOURCES,
)
