"""Second factors of a person: the app's one-time passwords and the recovery codes."""

import secrets
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from mainstay.account import queries
from mainstay.account.models import FactorRule, Passkey, RecoveryCode, TotpSecret, TrustedDevice
from mainstay.account.rules.limits import Act
from mainstay.account.rules.onetime import (
    ALPHABET,
    RECOVERY_CODES,
    RECOVERY_SIGNS,
    SECRET_BYTES,
    address_of,
    matching_step,
    normal_code,
    shown_code,
    written_secret,
)
from mainstay.account.rules.permissions import SET_RULES
from mainstay.account.rules.steps import Factor
from mainstay.directory.public import Actor, RoleName, require
from mainstay.kernel.errors import Malformed, NotSignedIn, Problem, Refused
from mainstay.kernel.sealing import seal, unseal
from mainstay.kernel.secrecy import digest

from .limits import begin_try, forget_tries

OFFERED = "second factor on offer"
WRONG_CODE = ("验证码不正确。", "The code is not right.")


@dataclass(frozen=True, slots=True)
class Offer:
    """A secret that is not in use yet: as it is typed, as a picture carries it, and sealed."""

    secret: str
    address: str
    sealed: str


def offer_totp(account: str) -> Offer:
    """A fresh secret for an app; it counts once a password from it was shown."""
    secret = secrets.token_bytes(SECRET_BYTES)
    return Offer(written_secret(secret), address_of(secret, account), seal(secret.hex(), OFFERED))


def take_totp(person_id: UUID, sealed: str, code: str, *, address: str, now: datetime) -> tuple[str, ...]:
    """Put the offered secret into use, in place of one before; recovery codes when these are the first.

    Malformed for a wrong password: the app shows another secret or its clock is wrong. TooMany.
    """
    begin_try(Act.FACTOR, str(person_id), address=address, now=now)
    secret = unseal(sealed, OFFERED)
    step = matching_step(bytes.fromhex(secret), code, now=now)
    if step is None:
        problem = Problem("wrong_code", "验证码不正确", "the code is not right", "code")
        raise Malformed(
            "验证码不正确，请核对手机时间后重试。", "The code is not right; check the phone's clock.", [problem]
        )
    TotpSecret.objects.update_or_create(
        person_id=person_id, defaults={"secret": secret, "last_step": step, "since": now}
    )
    forget_tries(Act.FACTOR, str(person_id), now=now)
    return first_recovery_codes(person_id)


def drop_totp(person_id: UUID, *, required: bool) -> None:
    """Stop using the app; Refused when a role needs a second factor and there is no other."""
    require_another(person_id, Factor.TOTP, required=required)
    TotpSecret.objects.filter(person_id=person_id).delete()
    tidy(person_id)


def require_another(person_id: UUID, factor: Factor, *, required: bool) -> None:
    """Refused when the last second factor would go although a role of the person needs one."""
    passkeys = Passkey.objects.filter(person_id=person_id).count()
    app = TotpSecret.objects.filter(person_id=person_id).exists()
    left = passkeys - 1 + app if factor is Factor.PASSKEY else passkeys
    if required and left < 1:
        raise Refused(
            "您的角色须使用两步验证，不能停用最后一种方式。", "Your role needs a second factor; this is the last."
        )


def tidy(person_id: UUID) -> None:
    """Without a second factor recovery codes and trusted devices mean nothing."""
    if not {Factor.TOTP, Factor.PASSKEY} & set(queries.factors_of(person_id)):
        RecoveryCode.objects.filter(person_id=person_id).delete()
        TrustedDevice.objects.filter(person_id=person_id).delete()


def first_recovery_codes(person_id: UUID) -> tuple[str, ...]:
    """Codes for somebody who has none; nothing for others."""
    return () if RecoveryCode.objects.filter(person_id=person_id).exists() else new_recovery_codes(person_id)


@transaction.atomic
def new_recovery_codes(person_id: UUID) -> tuple[str, ...]:
    """Ten codes, shown here and never again; the ones before count no longer. Refused without a second factor."""
    if not {Factor.TOTP, Factor.PASSKEY} & set(queries.factors_of(person_id)):
        raise Refused("请先启用一种两步验证方式。", "Set up a second factor first.")
    codes = ["".join(secrets.choice(ALPHABET) for _ in range(RECOVERY_SIGNS)) for _ in range(RECOVERY_CODES)]
    RecoveryCode.objects.filter(person_id=person_id).delete()
    RecoveryCode.objects.bulk_create(
        [RecoveryCode(person_id=person_id, digest=digest("account recovery", code)) for code in codes]
    )
    return tuple(shown_code(code) for code in codes)


def show_code(person_id: UUID, factor: Factor, code: str, *, address: str, now: datetime) -> None:
    """A second factor that is typed: NotSignedIn for a wrong or used one, TooMany after five in a row."""
    begin_try(Act.FACTOR, str(person_id), address=address, now=now)
    shown = _use_totp(person_id, code, now) if factor is Factor.TOTP else _use_recovery(person_id, code, now)
    if not shown:
        raise NotSignedIn(*WRONG_CODE)
    forget_tries(Act.FACTOR, str(person_id), now=now)


def clear_factors(person_id: UUID) -> None:
    """Take all second factors from a person who has lost them; for administrators, by a command."""
    for model in (TotpSecret, Passkey, RecoveryCode, TrustedDevice):
        model.objects.filter(person_id=person_id).delete()


@transaction.atomic
def set_required_roles(roles: frozenset[RoleName], *, actor: Actor, now: datetime) -> None:
    """The roles that nobody uses without a second factor; it counts from the next sign-in."""
    require(actor, SET_RULES)
    FactorRule.objects.exclude(role__in=roles).delete()
    held = set(FactorRule.objects.values_list("role", flat=True))
    FactorRule.objects.bulk_create([FactorRule(role=r, set_by_id=actor.id, since=now) for r in roles if r not in held])


def _use_totp(person_id: UUID, code: str, now: datetime) -> bool:
    row = TotpSecret.objects.filter(person_id=person_id).first()
    step = matching_step(bytes.fromhex(row.secret), code, now=now) if row else None
    if step is None:
        return False
    return TotpSecret.objects.filter(person_id=person_id, last_step__lt=step).update(last_step=step) == 1


def _use_recovery(person_id: UUID, code: str, now: datetime) -> bool:
    found = RecoveryCode.objects.filter(
        person_id=person_id, digest=digest("account recovery", normal_code(code)), used_at__isnull=True
    )
    return found.update(used_at=now) == 1
