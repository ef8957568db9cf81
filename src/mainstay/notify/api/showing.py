"""Rows of notify as its routes give them."""

from dataclasses import dataclass

from mainstay.directory.public import Actor
from mainstay.kernel.schema import Label
from mainstay.notify.models import Endpoint, Lane, OutboxMessage, Trace
from mainstay.notify.queries.health import LaneHealth
from mainstay.notify.queries.messages import count_merged, list_traces, may_keep
from mainstay.notify.reading.samples import Sample
from mainstay.notify.reading.templates import KindName, is_secret, kinds, name_of, template_of
from mainstay.notify.rules.sending import may_send_again
from mainstay.notify.rules.words import CHANNEL_NAMES, STATE_NAMES, TRACE_NAMES, Channel, MessageState, Name, TraceKind
from mainstay.notify.services.channels import way_out
from mainstay.notify.services.way import ChannelDown

from .schemas import ChannelHealth, EndpointOut, KindWord, LaneState, MessageDetail, MessageRow, TraceLine

LETTER = KindName(zh="信函", en="Letter")


def words(name: Name | KindName | Sample) -> Label:
    """Words in both languages."""
    return Label(zh=name.zh, en=name.en)


def show_message(message: OutboxMessage) -> MessageRow:
    """A message in the log."""
    return MessageRow(
        id=message.id,
        channel=Channel(message.channel),
        channel_name=words(CHANNEL_NAMES[Channel(message.channel)]),
        state=MessageState(message.state),
        state_name=words(STATE_NAMES[MessageState(message.state)]),
        kind=message.kind,
        kind_name=words(LETTER if message.kind == "letter" else name_of(message.kind)),
        binding=message.binding,
        name=message.name,
        address=message.address,
        about=message.about,
        contract_id=message.contract_id,
        subject="" if is_secret(message.kind) else message.subject or " ".join(message.text.split())[:120],
        created_at=message.created_at,
        handed_over_at=message.handed_over_at,
        delivered_at=message.delivered_at,
        attempts=message.attempts,
        answer=message.answer,
    )


def show_detail(message: OutboxMessage, *, viewer: Actor) -> MessageDetail:
    """A message with its proof."""
    again = may_send_again(Channel(message.channel), MessageState(message.state)) and bool(message.address)
    return MessageDetail(
        **show_message(message).model_dump(),
        text="" if is_secret(message.kind) else message.text,
        token=message.token,
        reference=message.reference,
        try_at=message.try_at,
        expires_at=message.expires_at,
        can_send_again=again and may_keep(viewer, message),
        digest_id=message.digest_id,
        merged=count_merged(message),
        traces=[show_trace(one) for one in list_traces(message.id)],
    )


def show_trace(line: Trace) -> TraceLine:
    """A line of proof."""
    return TraceLine(
        kind=TraceKind(line.kind),
        kind_name=words(TRACE_NAMES[TraceKind(line.kind)]),
        at=line.at,
        gateway=line.gateway,
        succeeded=line.succeeded,
        answer=line.answer,
        milliseconds=line.milliseconds,
        by=line.by,
    )


def show_endpoint(endpoint: Endpoint) -> EndpointOut:
    """An endpoint without its secrets."""
    return EndpointOut.model_validate(endpoint)


def show_kinds() -> list[KindWord]:
    """The kinds of message that there are."""
    return [KindWord(id=kind, name=words(name_of(kind)), binding=template_of(kind).binding) for kind in kinds()]


@dataclass(frozen=True, slots=True)
class Setting:
    """What is set up for a lane: the gateway and what it takes, or why it cannot be used; nothing when it is off."""

    gateway: str = ""
    per_minute: int | None = None
    problem: str = ""


def show_health(health: LaneHealth) -> ChannelHealth:
    """How a lane fares."""
    channel, row, setting = Channel(health.name.partition(":")[0]), health.row or Lane(), _setting(health)
    return ChannelHealth(
        lane=health.name,
        channel=channel,
        channel_name=words(CHANNEL_NAMES[channel]),
        state=_state(row, setting),
        gateway=setting.gateway,
        problem=setting.problem,
        endpoint=show_endpoint(health.endpoint) if health.endpoint else None,
        waiting=health.waiting,
        oldest=health.oldest,
        tried=health.tried,
        failed=health.failed,
        failures=row.failures,
        per_minute=setting.per_minute,
        down_since=row.down_since,
        rests_until=row.rests_until,
        case=health.case,
        last_success_at=row.last_success_at,
        last_failure_at=row.last_failure_at,
        last_answer=row.last_answer,
    )


def _setting(health: LaneHealth) -> Setting:
    if health.endpoint is not None:
        return Setting(health.endpoint.host) if health.endpoint.is_active else Setting()
    try:
        way = way_out(health.name)
    except ChannelDown as error:
        return Setting(problem=str(error))
    return Setting(way.gateway, way.per_minute) if way else Setting()


def _state(row: Lane, setting: Setting) -> LaneState:
    if not setting.gateway:
        return "off"
    if row.last_success_at is None and row.last_failure_at is None:
        return "idle"
    if row.down_since is not None:
        return "down"
    return "failing" if row.failures else "working"
