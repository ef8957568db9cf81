"""What the routes of notify take and give. Words come in Chinese and English, times in UTC, pages by cursor."""

from datetime import datetime, time
from typing import Annotated, Literal
from uuid import UUID

from pydantic import ConfigDict, Field

from mainstay.kernel.schema import NO_NUL, Label, Moment, Schema
from mainstay.notify.reading.templates import Wording
from mainstay.notify.rules.words import Channel, MessageState, TraceKind

Line = Annotated[str, Field(max_length=200, pattern=NO_NUL)]
Language = Literal["zh", "en"]
WordSource = Literal["shipped", "everywhere", "contract"]
LaneState = Literal["working", "failing", "down", "idle", "off"]
KindId = Annotated[str, Field(max_length=60, pattern=r"^[a-z_]+$")]


class Body(Schema):
    """A body whose fields are all known."""

    model_config = ConfigDict(extra="forbid")


class MessageQuery(Body):
    """What the log is narrowed to; `about` is the number of a case, `digest` the token of a digest."""

    state: list[MessageState] = []
    channel: Channel | None = None
    kind: Annotated[str, Field(max_length=60, pattern=r"^[a-z_]*$")] = ""
    about: Annotated[str, Field(max_length=40, pattern=r"^[A-Za-z0-9-]*$")] = ""
    contract_id: UUID | None = None
    since: Moment | None = None
    until: Moment | None = None
    digest: Annotated[str, Field(max_length=24, pattern=r"^[0-9a-f]*$")] = ""
    cursor: Annotated[str | None, Field(max_length=200)] = None
    limit: Annotated[int, Field(ge=1, le=200)] = 50


class MessageRow(Schema):
    """A message in the log. `binding` marks what the contract demands."""

    id: int
    channel: Channel
    channel_name: Label
    state: MessageState
    state_name: Label
    kind: str
    kind_name: Label
    binding: bool
    name: str
    address: str
    about: str
    contract_id: UUID | None
    subject: str
    created_at: datetime
    handed_over_at: datetime | None
    delivered_at: datetime | None
    attempts: int
    answer: str


class MessagePage(Schema):
    """Messages, the latest first."""

    items: list[MessageRow]
    next: str | None


class TraceLine(Schema):
    """A line of a message's proof."""

    kind: TraceKind
    kind_name: Label
    at: datetime
    gateway: str
    succeeded: bool
    answer: str
    milliseconds: int | None
    by: str


class MessageDetail(MessageRow):
    """A message with its words and its proof; `token` is the name that it travels under.

    `digest_id` is the digest that carries it; a digest says how many it carries itself (`merged`).
    """

    text: str
    token: str
    reference: str
    try_at: datetime
    expires_at: datetime
    can_send_again: bool
    digest_id: int | None
    merged: int
    traces: list[TraceLine]


class EndpointOut(Schema):
    """A robot or a webhook; neither address nor secret is in here."""

    id: UUID
    channel: Channel
    name: str
    host: str
    contract_id: UUID | None
    kinds: list[str]
    language: Language
    is_active: bool
    created_at: datetime
    created_by: str


class EndpointShown(EndpointOut):
    """An endpoint with the secret that was made for it, shown this once; empty for robots."""

    secret: str


class EndpointIn(Body):
    """A new endpoint; no kinds are all of them, no contract is every one."""

    channel: Literal["wecom", "dingtalk", "feishu", "webhook"]
    name: Annotated[str, Field(min_length=1, max_length=100, pattern=NO_NUL)]
    url: Annotated[str, Field(max_length=500, pattern=r"^https?://[^\s\x00]+$")]
    secret: Line = ""
    contract_id: UUID | None = None
    kinds: Annotated[list[KindId], Field(max_length=100)] = []
    language: Language = "zh"


class EndpointSwitch(Body):
    """Open or closed."""

    is_active: bool


class ChannelHealth(Schema):
    """How a lane fares. `state`: working, failing, down, idle (nothing was tried yet), off (not set up, or closed).

    `case` is the number of the case that the present outage has opened, empty for none.
    """

    lane: str
    channel: Channel
    channel_name: Label
    state: LaneState
    gateway: str
    problem: str
    endpoint: EndpointOut | None
    waiting: int
    oldest: datetime | None
    tried: int
    failed: int
    failures: int
    per_minute: int | None
    down_since: datetime | None
    rests_until: datetime | None
    case: str
    last_success_at: datetime | None
    last_failure_at: datetime | None
    last_answer: str


class KindWord(Schema):
    """A kind of message."""

    id: str
    name: Label
    binding: bool


class Channels(Schema):
    """All lanes; counts of attempts are of the last 24 hours. `kinds` are the kinds of message that there are."""

    lanes: list[ChannelHealth]
    kinds: list[KindWord]


class TestIn(Body):
    """Where a test goes; empty for endpoints, which have an address of their own."""

    to: Annotated[str, Field(max_length=254, pattern=NO_NUL)] = ""


class LaneTried(Schema):
    """How many messages waited after an attempt and are due now."""

    due: int


class ReceiptsTaken(Schema):
    """How many of the reports were about messages of ours."""

    noted: int


class WordingOut(Schema):
    """Words of one kind in one language."""

    subject: str
    mail: str
    sms: str


class KindRow(Schema):
    """A kind, and where its words come from in each language."""

    id: str
    name: Label
    binding: bool
    zh: WordSource
    en: WordSource


class KindList(Schema):
    """Every kind of message."""

    can_edit: bool
    items: list[KindRow]


class Placeholder(Schema):
    """A value that words may ask for."""

    name: str
    label: Label
    sample: str


class VersionOut(Schema):
    """A version of the words; `shipped` went back to those of the file."""

    version: int
    shipped: bool
    made_at: datetime
    made_by: str
    words: WordingOut


class KindDetail(Schema):
    """A kind's words in one language; `base` is the version that a change starts from, 0 for none."""

    id: str
    name: Label
    binding: bool
    source: WordSource
    words: WordingOut
    shipped: WordingOut
    base: int
    can_edit: bool
    placeholders: list[Placeholder]
    versions: list[VersionOut]


class WordingQuery(Body):
    """For which contract (none is all of them) and in which language."""

    contract_id: UUID | None = None
    language: Language = "zh"


class PreviewIn(Body):
    """Words to try."""

    language: Language
    subject: Annotated[str, Field(max_length=300, pattern=NO_NUL)]
    mail: Annotated[str, Field(max_length=20_000, pattern=NO_NUL)]
    sms: Annotated[str, Field(max_length=500, pattern=NO_NUL)]

    def wording(self) -> Wording:
        """The words."""
        return Wording(subject=self.subject, mail=self.mail, sms=self.sms)


class Fault(Schema):
    """What is wrong with a part of the words."""

    part: str
    zh: str
    en: str


class PreviewOut(Schema):
    """How the words read with samples; an SMS takes so many places, and goes out as so many messages."""

    subject: str
    mail: str
    sms: str
    sms_places: int
    sms_messages: int
    problems: list[Fault]


class DraftIn(PreviewIn):
    """Words to keep; `base` is the version that they were written from."""

    contract_id: UUID | None = None
    base: Annotated[int, Field(ge=0)]


class ShippedIn(Body):
    """Back to the shipped words."""

    language: Language
    contract_id: UUID | None = None
    base: Annotated[int, Field(ge=0)]


class ChannelWord(Schema):
    """A channel."""

    id: Channel
    name: Label


class PreferenceKind(Schema):
    """A kind, and the channels by which one does without it."""

    id: str
    name: Label
    binding: bool
    off: list[Channel]


class PreferenceOut(Schema):
    """What somebody wants to hear, when not, and where he is reached."""

    mail: str
    phone: str
    channels: list[ChannelWord]
    kinds: list[PreferenceKind]
    quiet_from: time | None
    quiet_until: time | None
    timezone: str


class OffIn(Body):
    """A kind that one does without by a channel."""

    kind: KindId
    channel: Literal["mail", "sms", "push"]


class PreferenceIn(Body):
    """What somebody wants to hear."""

    off: Annotated[list[OffIn], Field(max_length=200)] = []
    quiet_from: time | None = None
    quiet_until: time | None = None
    timezone: Annotated[str, Field(max_length=64, pattern=NO_NUL)] = "Asia/Shanghai"


class PushBrowser(Schema):
    """A browser that takes pushes, by the name that its page gave it, and its push service."""

    id: UUID
    device: str
    host: str
    created_at: datetime


class PushOut(Schema):
    """The key that a browser subscribes with, and one's own browsers."""

    key: str
    browsers: list[PushBrowser]


class PushIn(Body):
    """What a browser says when it subscribes: keys in the alphabet of addresses."""

    url: Annotated[str, Field(max_length=1000, pattern=r"^https?://[^\s\x00]+$")]
    public_key: Annotated[str, Field(max_length=100, pattern=r"^[A-Za-z0-9_-]+=*$")]
    auth: Annotated[str, Field(max_length=40, pattern=r"^[A-Za-z0-9_-]+=*$")]
    device: Annotated[str, Field(max_length=100, pattern=NO_NUL)] = ""
