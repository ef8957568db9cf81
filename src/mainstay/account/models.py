"""What signing in needs to keep: attempts, second factors, trusted devices, open sessions, the rule for roles."""

import uuid

from django.db import models

from mainstay.directory.public import GRANTED


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
    """The secret of a person's app, sealed; a password of a step is taken once, so the last step is kept."""

    person = models.OneToOneField("directory.Person", primary_key=True, on_delete=models.PROTECT, related_name="+")
    sealed = models.TextField()
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
