"""Systems that people sign in to from here, what was granted to them, and the keys that sign."""

import uuid

from django.db import models

from mainstay.kernel.sealing import SealedText


class Client(models.Model):
    """A system. One without a secret is public: what it has is proven by PKCE alone."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=100)
    secret_digest = models.CharField(max_length=64)
    redirect_uris = models.JSONField()
    logout_uris = models.JSONField()
    scopes = models.JSONField()
    is_active = models.BooleanField(default=True)
    made_by = models.ForeignKey("directory.Person", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["name"], name="provider_client_name")]


class Consent(models.Model):
    """A person has let a system know these things."""

    id = models.BigAutoField(primary_key=True)
    person = models.ForeignKey("directory.Person", on_delete=models.PROTECT, related_name="+")
    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="+")
    scopes = models.JSONField()
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "client"], name="provider_consent_once")]


class Code(models.Model):
    """An authorisation code: its digest, what it stands for, and when it was exchanged. `family` names what follows."""

    id = models.BigAutoField(primary_key=True)
    family = models.UUIDField(default=uuid.uuid4)
    digest = models.CharField(max_length=64)
    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey("directory.Person", on_delete=models.PROTECT, related_name="+")
    redirect_uri = models.CharField(max_length=500)
    scope = models.CharField(max_length=200)
    nonce = models.CharField(max_length=300)
    challenge = models.CharField(max_length=128)
    signed_in_at = models.DateTimeField()
    until = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["digest"], name="provider_code_digest")]
        indexes = [models.Index(fields=["until"], name="provider_code_until")]


class Token(models.Model):
    """Access to what a person's scopes cover, and the right to have it renewed once; their digests."""

    id = models.BigAutoField(primary_key=True)
    family = models.UUIDField()
    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey("directory.Person", on_delete=models.PROTECT, related_name="+")
    scope = models.CharField(max_length=200)
    access_digest = models.CharField(max_length=64)
    refresh_digest = models.CharField(max_length=64)
    at = models.DateTimeField()
    access_until = models.DateTimeField()
    refresh_until = models.DateTimeField()
    renewed_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["access_digest"], name="provider_token_access"),
            models.UniqueConstraint(
                fields=["refresh_digest"], condition=~models.Q(refresh_digest=""), name="provider_token_refresh"
            ),
        ]
        indexes = [
            models.Index(fields=["family"], name="provider_token_family"),
            models.Index(fields=["person", "client"], name="provider_token_person"),
            models.Index(fields=["refresh_until"], name="provider_token_until"),
        ]


class SigningKey(models.Model):
    """A key that identity tokens are signed with: sealed, signing from a moment on, published until another."""

    kid = models.CharField(primary_key=True, max_length=40)
    pem = SealedText(row="kid")
    signs_from = models.DateTimeField()
    shown_until = models.DateTimeField(null=True)
