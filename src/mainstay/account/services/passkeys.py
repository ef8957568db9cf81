"""Passkeys (WebAuthn): challenges, new keys and what they sign. The protocol is fido2's business."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from fido2.server import Fido2Server
from fido2.webauthn import (
    AttestedCredentialData,
    AuthenticationResponse,
    PublicKeyCredentialRpEntity,
    PublicKeyCredentialUserEntity,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from mainstay.account.models import Passkey
from mainstay.account.rules.limits import Act
from mainstay.account.rules.steps import Factor
from mainstay.kernel.errors import Malformed, NotFound, NotSignedIn, Refused

from .factors import first_recovery_codes, require_another, tidy
from .limits import begin_try, forget_tries

MOST = 20
REFUSED = ("通行密钥验证未通过。", "The passkey was not accepted.")
State = dict[str, Any]


def begin_passkey(person_id: UUID, *, site: str, login: str, name: str) -> tuple[dict[str, Any], State]:
    """What the browser is asked to make, and what has to be remembered until it answers."""
    server = _server(site)
    held = [_credential(row) for row in Passkey.objects.filter(person_id=person_id, site=site)]
    if len(held) >= MOST:
        raise Refused(f"最多可登记 {MOST} 个通行密钥。", f"At most {MOST} passkeys.")
    options, state = server.register_begin(
        PublicKeyCredentialUserEntity(id=person_id.bytes, name=login, display_name=name),
        held,
        resident_key_requirement=ResidentKeyRequirement.PREFERRED,
        user_verification=UserVerificationRequirement.PREFERRED,
    )
    return _plain(options), state


@transaction.atomic
def take_passkey(
    person_id: UUID, answer: Mapping[str, Any], *, state: State, site: str, origin: str, name: str, now: datetime
) -> tuple[str, ...]:
    """Keep the key that the browser made; recovery codes when this is the first factor. Malformed, Refused."""
    try:
        made = _server(site, origin).register_complete(state, dict(answer)).credential_data
    except (ValueError, TypeError, KeyError) as error:
        raise Malformed(*REFUSED) from error
    if made is None or Passkey.objects.filter(credential_id=made.credential_id).exists():
        raise Refused("这个通行密钥已经登记。", "This passkey is registered already.")
    Passkey.objects.create(
        person_id=person_id,
        name=name,
        site=site,
        credential_id=made.credential_id,
        credential=bytes(made),
        sign_count=0,
        since=now,
    )
    return first_recovery_codes(person_id)


def drop_passkey(passkey_id: UUID, *, person_id: UUID, required: bool) -> None:
    """Forget a key; NotFound, and Refused when it is the last factor of somebody whose role needs one."""
    if not Passkey.objects.filter(pk=passkey_id, person_id=person_id).exists():
        raise NotFound("没有这个通行密钥。", "There is no such passkey.")
    require_another(person_id, Factor.PASSKEY, required=required)
    Passkey.objects.filter(pk=passkey_id, person_id=person_id).delete()
    tidy(person_id)


def challenge(person_id: UUID | None, *, site: str) -> tuple[dict[str, Any], State]:
    """What a browser is asked to sign: with a key of a known person, or as a whole sign-in with one that verifies."""
    known = Passkey.objects.filter(person_id=person_id, site=site) if person_id else ()
    options, state = _server(site).authenticate_begin(
        [_credential(row) for row in known] or None,
        user_verification=UserVerificationRequirement.PREFERRED if person_id else UserVerificationRequirement.REQUIRED,
    )
    return _plain(options), state | {"person": str(person_id) if person_id else ""}


def show_passkey(
    answer: Mapping[str, Any], *, state: State, site: str, origin: str, address: str, now: datetime
) -> UUID:
    """The person whose key has signed the challenge; NotSignedIn for any other signature, TooMany."""
    wanted = str(state["person"])
    begin_try(Act.FACTOR, wanted or f"passkey {address}", address=address, now=now)
    try:
        given = AuthenticationResponse.from_dict(dict(answer))
        row = Passkey.objects.get(credential_id=given.raw_id, site=site)
        _server(site, origin).authenticate_complete(state, [_credential(row)], given)
    except (ValueError, TypeError, KeyError, Passkey.DoesNotExist) as error:
        raise NotSignedIn(*REFUSED) from error
    if wanted and wanted != str(row.person_id):
        raise NotSignedIn(*REFUSED)
    _count(row, given.response.authenticator_data.counter, now)
    forget_tries(Act.FACTOR, wanted or f"passkey {address}", now=now)
    return row.person_id


def _count(row: Passkey, counter: int, now: datetime) -> None:
    """A counter that does not grow speaks of a copied key; keys that do not count say 0."""
    moved = Passkey.objects.filter(pk=row.pk)
    if counter:
        moved = moved.filter(sign_count__lt=counter)
    if moved.update(sign_count=counter, used_at=now) != 1:
        raise NotSignedIn(*REFUSED)


def _credential(row: Passkey) -> AttestedCredentialData:
    return AttestedCredentialData(bytes(row.credential))


def _server(site: str, origin: str = "") -> Fido2Server:
    relying = PublicKeyCredentialRpEntity(id=site, name="Mainstay")
    return Fido2Server(relying, verify_origin=lambda said: said == origin)


def _plain(options: Any) -> dict[str, Any]:
    """The options as a browser's parser of JSON takes them."""
    plain: dict[str, Any] = json.loads(json.dumps(dict(options)))
    return plain
