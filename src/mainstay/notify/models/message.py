"""The outbox: what is to be told to whom, and where it stands."""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from mainstay.kernel.sealing import BlindIndex, SealedText
from mainstay.notify.rules.sending import MOST_AGE
from mainstay.notify.rules.words import Channel, MessageState


class OutboxMessage(models.Model):
    """One message by one channel; its traces prove what became of it.

    `lane` is the way out that it waits in, `spare` where the recipient is reached by another channel. `binding` marks
    what a contract demands. `gateway_failed` says that the last attempt failed by the gateway's fault, `gone_around`
    that another channel has been asked to carry the word. `digest` is the message that carries a merged one. `key` is
    kept as a digest, for callers put addresses into it. Moments of sending are the database's own, moments of what
    happened come from the caller.
    """

    id = models.BigAutoField(primary_key=True)
    key = models.CharField(max_length=200)
    token = models.CharField(max_length=24, default="")
    channel = models.CharField(max_length=8)
    lane = models.CharField(max_length=80, default="")
    person_id = models.UUIDField(null=True)
    contract_id = models.UUIDField(null=True)
    side = models.CharField(max_length=20, default="")
    name = models.CharField(max_length=100)
    address = SealedText(row="key")
    address_index = BlindIndex(of="address")
    spare = SealedText(row="key", default="")
    language = models.CharField(max_length=8, default="zh")
    kind = models.CharField(max_length=60)
    binding = models.BooleanField(default=False)
    about = models.CharField(max_length=40)
    news = models.CharField(max_length=200, default="")
    subject = SealedText(row="key")
    text = SealedText(row="key")
    in_reply_to = models.CharField(max_length=300)
    references = models.JSONField()
    created_at = models.DateTimeField()
    state = models.CharField(max_length=9, default=MessageState.QUEUED.value)
    attempts = models.PositiveIntegerField(default=0)
    try_at = models.DateTimeField(db_default=Now())
    expires_at = models.DateTimeField(db_default=Now() + MOST_AGE)
    leased_until = models.DateTimeField(null=True)
    gateway_failed = models.BooleanField(default=False)
    gone_around = models.BooleanField(default=False)
    digest = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    handed_over_at = models.DateTimeField(null=True)
    delivered_at = models.DateTimeField(null=True)
    answer = SealedText(row="key", default="")
    reference = models.CharField(max_length=100, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["key"], name="notify_message_key"),
            models.CheckConstraint(condition=Q(channel__in=[c.value for c in Channel]), name="notify_message_channel"),
            models.CheckConstraint(condition=Q(state__in=[s.value for s in MessageState]), name="notify_message_state"),
            models.CheckConstraint(
                condition=Q(state="sent", handed_over_at__isnull=False) | ~Q(state="sent"), name="notify_message_sent"
            ),
            models.CheckConstraint(
                condition=Q(state="delivered", delivered_at__isnull=False) | ~Q(state="delivered"),
                name="notify_message_delivered",
            ),
            models.CheckConstraint(
                condition=Q(state="merged", digest__isnull=False) | (~Q(state="merged") & Q(digest__isnull=True)),
                name="notify_message_merged",
            ),
        ]
        indexes = [
            models.Index(
                fields=["channel", "lane", "try_at", "id"], condition=Q(state="queued"), name="notify_message_queue"
            ),
            models.Index(fields=["expires_at"], condition=Q(state="queued"), name="notify_message_expiry"),
            models.Index(
                fields=["lane", "expires_at"],
                condition=Q(state="queued", gone_around=False) & ~Q(spare=""),
                name="notify_message_around",
            ),
            models.Index(fields=["lane", "address_index", "handed_over_at"], name="notify_message_address"),
            models.Index(fields=["digest", "id"], condition=Q(digest__isnull=False), name="notify_message_digest"),
            models.Index(fields=["about", "id"], name="notify_message_about"),
            models.Index(fields=["token"], name="notify_message_token"),
            models.Index(fields=["reference"], condition=~Q(reference=""), name="notify_message_reference"),
            models.Index(F("created_at").desc(), F("id").desc(), name="notify_message_latest"),
            models.Index("contract_id", F("created_at").desc(), F("id").desc(), name="notify_message_contract"),
            models.Index(
                F("created_at").desc(),
                F("id").desc(),
                condition=Q(state__in=["failed", "expired"]),
                name="notify_message_trouble",
            ),
        ]
