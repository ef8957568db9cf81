"""What signing in needs to keep: attempts, factors, codes, devices, open sessions, registrations, portraits."""

import uuid

from django.db import models

from mainstay.directory.public import GRANTED
from mainstay.kernel.sealing import BlindIndex, SealedText

from .rules.codes import MOST_TRIES
from .rules.filters import PLACE
from .rules.registering import RegistrationState
from .rules.sources import LinkBy, SourceKind, Unknown


class Attempt(models.Model):
    """A try that has not succeeded. The subject is kept as a digest: people type passwords there by mistake."""

    id = models.BigAutoField(primary_key=True)
    act = models.CharField(max_length=12)
    subject = models.CharField(max_length=64)
    address = models.CharField(max_length=45)
    at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["act", "subject", "at"], name="account_attempt_subject"),
            models.Index(fields=["act", "address", "at"], name="account_attempt_address"),
            models.Index(fields=["at"], name="account_attempt_at"),
        ]


class TotpSecret(models.Model):
    """The secret of a person's app, in hex; a password of a step is taken once, so the last step is kept."""

    person = models.OneToOneField("directory.Person", primary_key=True, on_delete=models.PROTECT, related_name="+")
    secret = SealedText(row="person_id")
    last_step = models.BigIntegerField()
    since = models.DateTimeField()


class RecoveryCode(models.Model):
    """A code for the day when everything else is lost; its digest, and when it was used."""

    id = models.BigAutoField(primary_key=True)
    person = models.ForeignKey("directory.Person", on_delete=models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64)
    used_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "digest"], name="account_recovery_digest")]


class Passkey(models.Model):
    """A key of WebAuthn: what its authenticator attested, and its counter."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey("directory.Person", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=60)
    site = models.CharField(max_length=253)
    credential_id = models.BinaryField()
    credential = models.BinaryField()
    sign_count = models.BigIntegerField()
    since = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["credential_id"], name="account_passkey_credential")]
        indexes = [models.Index(fields=["person", "since"], name="account_passkey_person")]


class TrustedDevice(models.Model):
    """A browser that spares its owner the second factor until a day; it shows a token, the digest is here."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey("directory.Person", on_delete=models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64)
    device = models.CharField(max_length=60)
    address = models.CharField(max_length=45)
    since = models.DateTimeField()
    until = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["digest"], name="account_device_digest")]
        indexes = [models.Index(fields=["person", "until"], name="account_device_person")]


class ApiToken(models.Model):
    """A program's way in, in the name of a person or a service account: its digest, what it opens, and until when."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey("directory.Person", on_delete=models.PROTECT, related_name="+", db_index=False)
    name = models.CharField(max_length=60)
    digest = models.CharField(max_length=64)
    scopes = models.JSONField()
    made_by = models.ForeignKey("directory.Person", on_delete=models.PROTECT, related_name="+", db_index=False)
    since = models.DateTimeField()
    until = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    used_from = models.CharField(max_length=45)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["digest"], name="account_token_digest")]
        indexes = [
            models.Index(fields=["person", "-since"], name="account_token_person"),
            models.Index(fields=["until"], name="account_token_until"),
        ]


class OpenSession(models.Model):
    """A sign-in that is open: from which browser and address, how it began, when it was last seen."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey("directory.Person", on_delete=models.PROTECT, related_name="+")
    key = models.CharField(max_length=40)
    how = models.CharField(max_length=12)
    device = models.CharField(max_length=60)
    address = models.CharField(max_length=45)
    since = models.DateTimeField()
    seen_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key"], name="account_session_key")]
        indexes = [models.Index(fields=["person", "since"], name="account_session_person")]


class FactorRule(models.Model):
    """A role that nobody uses without a second factor."""

    role = models.CharField(primary_key=True, max_length=40)
    set_by = models.ForeignKey("directory.Person", on_delete=models.PROTECT, related_name="+")
    since = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(role__in=[role.value for role in GRANTED]), name="account_rule_role"
            )
        ]


class SentCode(models.Model):
    """A code that was sent, or that nobody was sent because nobody owns what was typed; both look alike."""

    id = models.UUIDField(primary_key=True)
    purpose = models.CharField(max_length=12)
    person = models.ForeignKey("directory.Person", null=True, on_delete=models.PROTECT, related_name="+")
    channel = models.CharField(max_length=8)
    address = SealedText()
    digest = models.CharField(max_length=64)
    tries = models.PositiveSmallIntegerField(default=0)
    at = models.DateTimeField()
    until = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(tries__lte=MOST_TRIES), name="account_code_tries"),
        ]
        indexes = [models.Index(fields=["until"], name="account_code_until")]


class RegistrationPlace(models.Model):
    """An organisation that people may choose when they register themselves."""

    organisation = models.OneToOneField(
        "directory.Organisation", primary_key=True, on_delete=models.PROTECT, related_name="+"
    )


class Registration(models.Model):
    """Somebody who has shown that a number is theirs, or came by a source, and waits for an administrator."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    phone = SealedText()
    phone_index = BlindIndex(of="phone")
    source = models.ForeignKey("Source", null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    subject = models.CharField(max_length=64, default="")
    login = models.CharField(max_length=100, default="")
    mail = SealedText(default="")
    name = models.CharField(max_length=100)
    organisation = models.ForeignKey("directory.Organisation", on_delete=models.PROTECT, related_name="+")
    password = models.CharField(max_length=128)
    language = models.CharField(max_length=8)
    state = models.CharField(max_length=8, default=RegistrationState.WAITING.value)
    at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey("directory.Person", null=True, on_delete=models.PROTECT, related_name="+")
    note = SealedText(default="")
    person = models.ForeignKey("directory.Person", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["phone_index"],
                condition=models.Q(state=RegistrationState.WAITING.value, source__isnull=True),
                name="account_registration_waiting",
            ),
            models.UniqueConstraint(
                fields=["source", "subject"],
                condition=models.Q(state=RegistrationState.WAITING.value, source__isnull=False),
                name="account_registration_subject",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=[state.value for state in RegistrationState]),
                name="account_registration_state",
            ),
            models.CheckConstraint(
                condition=models.Q(state=RegistrationState.WAITING.value) | models.Q(decided_by__isnull=False),
                name="account_registration_decided",
            ),
        ]
        indexes = [models.Index(fields=["state", "at", "id"], name="account_registration_list")]


class Source(models.Model):
    """A provider of OpenID Connect or a directory that people may sign in with, and how they are found at first.

    The client is of OpenID Connect; what a directory needs stands in `DirectoryServer`, where `subject_claim` and
    `login_claim` are attributes.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=8, default=SourceKind.OIDC.value)
    name_zh = models.CharField(max_length=60)
    name_en = models.CharField(max_length=60)
    issuer = models.CharField(max_length=300)
    client_id = models.CharField(max_length=200)
    client_secret = SealedText()
    scopes = models.CharField(max_length=300)
    subject_claim = models.CharField(max_length=60)
    link_by = models.CharField(max_length=8)
    login_claim = models.CharField(max_length=60)
    unknown = models.CharField(max_length=8, default=Unknown.REFUSE.value)
    organisation = models.ForeignKey(
        "directory.Organisation", null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    is_active = models.BooleanField(default=True)
    made_by = models.ForeignKey("directory.Person", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["name_zh"], name="account_source_name"),
            models.CheckConstraint(
                condition=(models.Q(kind=SourceKind.OIDC.value) & ~models.Q(issuer="") & ~models.Q(client_id=""))
                | models.Q(kind=SourceKind.LDAP.value, issuer="", client_id="", scopes=""),
                name="account_source_kind",
            ),
            models.CheckConstraint(
                condition=models.Q(link_by__in=[rule.value for rule in LinkBy]), name="account_source_link_by"
            ),
            models.CheckConstraint(
                condition=models.Q(unknown=Unknown.REFUSE.value)
                | models.Q(unknown=Unknown.REGISTER.value, organisation__isnull=False),
                name="account_source_unknown",
            ),
        ]


class DirectoryServer(models.Model):
    """What a source that is a directory (LDAP) needs: where it is, who asks there, and how somebody is found in it."""

    source = models.OneToOneField(Source, primary_key=True, on_delete=models.PROTECT, related_name="+")
    address = models.CharField(max_length=300)
    certificates = models.TextField(default="")
    bind_dn = models.CharField(max_length=500, default="")
    bind_password = SealedText(row="source_id", default="")
    base = models.CharField(max_length=500)
    search_filter = models.CharField(max_length=1000)
    name_attribute = models.CharField(max_length=60, default="")
    mail_attribute = models.CharField(max_length=60, default="")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(address__startswith="ldap://") | models.Q(address__startswith="ldaps://"),
                name="account_directory_address",
            ),
            models.CheckConstraint(condition=models.Q(search_filter__contains=PLACE), name="account_directory_filter"),
        ]


class SourceLink(models.Model):
    """Who somebody at a source is here. What the source calls them is kept as a keyed digest."""

    id = models.BigAutoField(primary_key=True)
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="+", db_index=False)
    subject = models.CharField(max_length=64)
    person = models.ForeignKey("directory.Person", on_delete=models.PROTECT, related_name="+")
    since = models.DateTimeField()
    used_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source", "subject"], name="account_link_subject"),
            models.UniqueConstraint(fields=["source", "person"], name="account_link_person"),
        ]


class Portrait(models.Model):
    """A person's picture, made anew from what was uploaded, so that nothing else travels with it."""

    person = models.OneToOneField("directory.Person", primary_key=True, on_delete=models.PROTECT, related_name="+")
    picture = models.BinaryField()
    digest = models.CharField(max_length=64)
