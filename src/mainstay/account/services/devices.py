"""Trusted devices: browsers that spare their owner the second factor for a time."""

from datetime import datetime
from uuid import UUID

from mainstay.account.models import TrustedDevice
from mainstay.account.rules.steps import TRUSTED
from mainstay.directory.public import Actor
from mainstay.directory.public.accounts import ends_with_account
from mainstay.kernel.errors import NotFound
from mainstay.kernel.secrecy import digest, new_token


def trust(person_id: UUID, *, device: str, address: str, now: datetime) -> str:
    """Trust this browser; the token that it shows from now on."""
    token = new_token()
    TrustedDevice.objects.create(
        person_id=person_id,
        digest=digest("account device", token),
        device=device,
        address=address[:45],
        since=now,
        until=now + TRUSTED,
    )
    return token


def is_trusted(person_id: UUID, token: str, *, now: datetime) -> bool:
    """Whether the token is of a device that this person trusts."""
    if not token:
        return False
    return TrustedDevice.objects.filter(
        person_id=person_id, digest=digest("account device", token), until__gt=now
    ).exists()


def distrust(device_id: UUID, *, actor: Actor) -> None:
    """Ask this device for the second factor again; NotFound for another's."""
    dropped, _ = TrustedDevice.objects.filter(pk=device_id, person_id=actor.id).delete()
    if not dropped:
        raise NotFound("没有这个受信任设备。", "There is no such device.")


@ends_with_account
def end_devices(person_id: UUID, _: datetime) -> None:
    """No browser spares an account that is closed the second step."""
    TrustedDevice.objects.filter(person_id=person_id).delete()
