"""Keeping endpoints: robots of chat groups and webhooks. Administrators only; our secrets are shown once."""

import secrets
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit
from uuid import UUID

from django.db import IntegrityError, transaction

from mainstay.directory.public import Actor, require
from mainstay.kernel.errors import Malformed, NotFound, Problem, Refused
from mainstay.kernel.sealing import SealBroken
from mainstay.notify.models import Endpoint
from mainstay.notify.reading.description import is_private
from mainstay.notify.reading.templates import kinds as known_kinds
from mainstay.notify.rules.permissions import KEEP_CHANNELS
from mainstay.notify.rules.words import Channel

from .way import ChannelDown

SIGNED = frozenset({Channel.DINGTALK, Channel.FEISHU})


@dataclass(frozen=True, slots=True)
class OpenEndpoint:
    """An endpoint with its address and secret, for who sends to it."""

    host: str
    url: str
    secret: str


@dataclass(frozen=True, slots=True)
class NewEndpoint:
    """What somebody wants set up; no kinds are all of them, no contract is every one."""

    channel: Channel
    name: str
    url: str
    secret: str
    contract_id: UUID | None
    kinds: Sequence[str]
    language: str


@dataclass(frozen=True, slots=True)
class Shown:
    """An endpoint, and the secret that was made for it, for the one time that it is shown."""

    endpoint: Endpoint
    secret: str


def make_endpoint(wanted: NewEndpoint, *, actor: Actor, now: datetime) -> Shown:
    """A new endpoint. The secret of a webhook is made here; that of a robot comes from its platform.

    Malformed for an address that is not private, an unknown kind or a missing secret; Refused for a name in use.
    """
    require(actor, KEEP_CHANNELS)
    _check(wanted)
    made = secrets.token_urlsafe(32) if wanted.channel is Channel.WEBHOOK else ""
    endpoint = Endpoint(
        id=uuid.uuid4(),
        channel=wanted.channel,
        name=wanted.name,
        contract_id=wanted.contract_id,
        kinds=sorted(set(wanted.kinds)),
        language=wanted.language,
        host=urlsplit(wanted.url).hostname or "",
        url=wanted.url,
        secret=made or wanted.secret,
        created_at=now,
        created_by=actor.name,
    )
    try:
        with transaction.atomic():
            endpoint.save(force_insert=True)
    except IntegrityError as error:
        if "notify_endpoint_name" not in str(error):
            raise
        raise Refused(f"已有名为“{wanted.name}”的接收端。", f"There is an endpoint named “{wanted.name}”.") from error
    return Shown(endpoint, made)


@transaction.atomic
def switch_endpoint(endpoint_id: UUID, *, active: bool, actor: Actor) -> Endpoint:
    """Open or close an endpoint; a closed one gets no further news, and what waits for it stays."""
    require(actor, KEEP_CHANNELS)
    endpoint = Endpoint.objects.select_for_update().filter(pk=endpoint_id).first()
    if endpoint is None:
        raise NotFound("没有这个接收端。", "There is no such endpoint.")
    endpoint.is_active = active
    endpoint.save(update_fields=["is_active"])
    return endpoint


def endpoint_of(lane: str) -> Endpoint | None:
    """The endpoint of a lane, None for mail and SMS; NotFound for a lane that administrators do not keep."""
    name, _, endpoint_id = lane.partition(":")
    if not endpoint_id and name in (Channel.MAIL, Channel.SMS):
        return None
    found = next((one for one in Endpoint.objects.filter(channel=name) if one.lane == lane), None)
    if found is None:
        raise NotFound("没有这个渠道。", "There is no such channel.")
    return found


def open_endpoint(lane: str) -> OpenEndpoint | None:
    """The endpoint of a lane with its secrets; None when it is closed, ChannelDown when they cannot be opened."""
    found = Endpoint.objects.filter(pk=UUID(lane.partition(":")[2]), is_active=True).first()
    if found is None:
        return None
    try:
        return OpenEndpoint(found.host, found.url, found.secret)
    except SealBroken as error:
        raise ChannelDown("the address and secret cannot be opened: set the endpoint up anew") from error


def _check(wanted: NewEndpoint) -> None:
    problems = []
    if not is_private(wanted.url):
        problems.append(Problem("not_private", "地址须以 https:// 开头", "the address must begin with https://", "url"))
    if wanted.channel in SIGNED and not wanted.secret:
        problems.append(Problem("missing", "请填写平台给出的加签密钥", "give the platform's signing secret", "secret"))
    unknown = [kind for kind in wanted.kinds if kind not in known_kinds()]
    if unknown:
        zh, en = f"没有这类消息：{unknown[0]}", f"there is no such kind of message: {unknown[0]}"
        problems.append(Problem("unknown", zh, en, "kinds"))
    if problems:
        raise Malformed("接收端的设置有误。", "The endpoint is not set up right.", problems)
