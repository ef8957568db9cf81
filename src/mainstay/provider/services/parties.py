"""Our rows as the library of the protocol sees them."""

from datetime import datetime
from uuid import UUID

from authlib.oauth2.rfc6749 import AuthorizationCodeMixin, ClientMixin, TokenMixin
from django.utils.crypto import constant_time_compare

from mainstay.provider.models import Client, Code, Token
from mainstay.provider.rules import Scope, allowed_scope

from .clients import secret_digest

PUBLIC, CONFIDENTIAL = frozenset({"none"}), frozenset({"client_secret_basic", "client_secret_post"})


class Party(ClientMixin):
    """A client: what it may, and how it shows who it is."""

    def __init__(self, row: Client) -> None:
        self.row = row

    def get_client_id(self) -> str:
        """The identifier that it names itself by."""
        return str(self.row.pk)

    def get_default_redirect_uri(self) -> None:
        """None: the address is always named, and compared in full."""

    def get_allowed_scope(self, scope: str | None) -> str | None:
        """The part of what was asked for that it may have; None without openid."""
        given = allowed_scope(scope or "", self.row.scopes)
        return given if Scope.OPENID in given.split() else None

    def check_redirect_uri(self, redirect_uri: str) -> bool:
        """Whether it has registered exactly this address."""
        return redirect_uri in self.row.redirect_uris

    def check_client_secret(self, client_secret: str) -> bool:
        """Whether this is its secret."""
        return bool(self.row.secret_digest) and constant_time_compare(
            self.row.secret_digest, secret_digest(client_secret)
        )

    def check_endpoint_auth_method(self, method: str, endpoint: str) -> bool:  # noqa: ARG002  the library names it
        """A client with a secret shows it; one without shows nothing."""
        return method in (CONFIDENTIAL if self.row.secret_digest else PUBLIC)

    def check_response_type(self, response_type: str) -> bool:
        """Codes only."""
        return response_type == "code"

    def check_grant_type(self, grant_type: str) -> bool:
        """Codes, and renewal for those that may have it."""
        return grant_type == "authorization_code" or (
            grant_type == "refresh_token" and Scope.OFFLINE in self.row.scopes
        )


class Given(AuthorizationCodeMixin):
    """An authorisation code."""

    def __init__(self, row: Code) -> None:
        self.row = row
        self.code_challenge, self.code_challenge_method = row.challenge, "S256"

    def get_redirect_uri(self) -> str:
        """The address that it was sent to."""
        return self.row.redirect_uri

    def get_scope(self) -> str:
        """What it stands for."""
        return self.row.scope

    def get_nonce(self) -> str:
        """What the system asked to find again in the identity token."""
        return self.row.nonce

    def get_auth_time(self) -> int:
        """When the person had signed in, in seconds since 1970."""
        return int(self.row.signed_in_at.timestamp())

    def get_acr(self) -> None:
        """No class of authentication is told."""

    def get_amr(self) -> None:
        """No method of authentication is told."""


class Held(TokenMixin):
    """A token."""

    def __init__(self, row: Token) -> None:
        self.row = row

    def check_client(self, client: Party) -> bool:
        """Whether it was given to this client."""
        return self.row.client_id == client.row.pk

    def get_scope(self) -> str:
        """What it opens."""
        return self.row.scope


def find_party(client_id: str) -> Party | None:
    """The client of this identifier, when it is open."""
    try:
        key = UUID(client_id)
    except ValueError:
        return None
    row = Client.objects.filter(pk=key, is_active=True).first()
    return Party(row) if row else None


def is_open(row: Token, *, now: datetime) -> bool:
    """Whether a token's access counts at this moment."""
    return row.revoked_at is None and row.client.is_active and now < row.access_until
