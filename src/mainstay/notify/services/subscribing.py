"""A person lets a browser take pushes, or takes it off."""

import uuid
from datetime import datetime
from fnmatch import fnmatchcase
from urllib.parse import urlsplit
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePublicKey
from django.conf import settings
from django.db import transaction

from mainstay.directory.public import Actor
from mainstay.directory.public.accounts import ends_with_account
from mainstay.kernel.errors import Malformed, NotFound, Problem, Refused
from mainstay.kernel.sealing import indexed_as
from mainstay.notify.models import PushSubscription
from mainstay.notify.reading.description import is_private

from .channels.push.encrypting import decoded

MOST = 10
AUTH_BYTES = 16


@transaction.atomic
def subscribe(url: str, *, public_key: str, auth: str, device: str, actor: Actor, now: datetime) -> PushSubscription:
    """Keep where one of the actor's browsers takes pushes; the same browser again belongs to who signs in now.

    Malformed for a push service that is not known here, or keys that are none: we post to no address that somebody
    makes up. Refused for more than ten browsers.
    """
    if not is_private(url):
        raise _wrong(
            "url", "推送服务的地址须以 https:// 开头", "the address of a push service must begin with https://"
        )
    host = urlsplit(url).hostname or ""
    if not any(fnmatchcase(host, known) for known in settings.PUSH_HOSTS):
        raise _wrong("url", f"不支持的推送服务：{host}", f"this push service is not known here: {host}")
    try:
        EllipticCurvePublicKey.from_encoded_point(SECP256R1(), decoded(public_key))
        fits = len(decoded(auth)) == AUTH_BYTES
    except ValueError:
        fits = False
    if not fits:
        raise _wrong("public_key", "推送密钥无效", "the keys are not valid")
    index = indexed_as(PushSubscription, "url_index", url)
    others = PushSubscription.objects.filter(person_id=actor.id).exclude(url_index=index)
    if others.count() >= MOST:
        raise Refused("接收推送的浏览器已达十个，请先移除不用的。", "Ten browsers take pushes already; take one off.")
    found, _ = PushSubscription.objects.update_or_create(
        url_index=index,
        defaults={"person_id": actor.id, "host": host, "public_key": public_key, "auth": auth, "device": device},
        create_defaults={
            "id": uuid.uuid4(),
            "url": url,
            "person_id": actor.id,
            "host": host,
            "public_key": public_key,
            "auth": auth,
            "device": device,
            "created_at": now,
        },
    )
    return found


def unsubscribe(subscription_id: UUID, *, actor: Actor) -> None:
    """Take one of the actor's browsers off; NotFound for one that is not his."""
    if not PushSubscription.objects.filter(pk=subscription_id, person_id=actor.id).delete()[0]:
        raise NotFound("没有这个浏览器。", "There is no such browser.")


@ends_with_account
def end_pushes(person_id: UUID, _: datetime) -> None:
    """No browser takes pushes for an account that is closed."""
    PushSubscription.objects.filter(person_id=person_id).delete()


def _wrong(path: str, zh: str, en: str) -> Malformed:
    return Malformed(f"{zh}。", f"{en.capitalize()}.", [Problem("unknown", zh, en, path)])
