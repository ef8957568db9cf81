"""The grants that are on: a code with PKCE by S256, and renewal; what is exchanged twice ends its family (RFC 9700)."""

from datetime import datetime
from typing import Any
from uuid import UUID

from authlib.oauth2 import OAuth2Request
from authlib.oauth2.rfc6749 import InvalidRequestError
from authlib.oauth2.rfc6749.grants import AuthorizationCodeGrant, RefreshTokenGrant
from authlib.oauth2.rfc7009 import RevocationEndpoint
from authlib.oauth2.rfc7636 import CodeChallenge
from authlib.oidc.core.grants import OpenIDCode

from mainstay.directory.public import PersonFacts, list_people
from mainstay.kernel.secrecy import digest
from mainstay.kernel.time import now
from mainstay.provider.models import Code, Token
from mainstay.provider.rules import CODE_LIFE, IDENTITY_LIFE, Scope, claims_of

from .keys import ALGORITHM, signing_key
from .parties import Given, Held, Party

METHODS = ["client_secret_basic", "client_secret_post", "none"]


def code_digest(code: str) -> str:
    """How a code is recognised."""
    return digest("provider code", code)


def access_digest(token: str) -> str:
    """How an access token is recognised."""
    return digest("provider access", token)


def refresh_digest(token: str) -> str:
    """How a refresh token is recognised."""
    return digest("provider refresh", token)


def revoke_family(family: UUID, *, moment: datetime) -> None:
    """Nothing that came of one authorisation counts any more."""
    Token.objects.filter(family=family, revoked_at__isnull=True).update(revoked_at=moment)


def active_person(person_id: UUID) -> PersonFacts | None:
    """The person, unless they have left."""
    (person,) = list_people([person_id], now=now())
    return person if person.is_active else None


def claims_for(person: PersonFacts, scope: str) -> dict[str, str]:
    """What a system with this scope is told of a person."""
    return claims_of(
        str(person.id),
        scope,
        name=person.name,
        login=person.login,
        language=person.language,
        mail=person.mail,
        phone=person.phone,
    )


class CodeGrant(AuthorizationCodeGrant):
    """Codes: kept as digests, exchanged once."""

    TOKEN_ENDPOINT_AUTH_METHODS = METHODS

    def save_authorization_code(self, code: str, request: OAuth2Request) -> None:
        """Keep the code with everything that it stands for."""
        data, moment = request.payload.data, now()
        Code.objects.create(
            digest=code_digest(code),
            client_id=request.client.row.pk,
            person_id=request.user.id,
            redirect_uri=request.payload.redirect_uri,
            scope=request.scope,
            nonce=data.get("nonce", "")[:300],
            challenge=data["code_challenge"],
            signed_in_at=request.signed_in_at,
            until=moment + CODE_LIFE,
        )

    def query_authorization_code(self, code: str, client: Party) -> Given | None:
        """The code, locked until this exchange ends; none, and all that came of it revoked, when it was used before."""
        row = Code.objects.select_for_update().filter(digest=code_digest(code), client_id=client.row.pk).first()
        if row is None or row.until <= now():
            return None
        if row.used_at is not None:
            revoke_family(row.family, moment=now())
            return None
        return Given(row)

    def delete_authorization_code(self, authorization_code: Given) -> None:
        """It is used; the row stays until it has run out, to know it again."""
        Code.objects.filter(pk=authorization_code.row.pk).update(used_at=now())

    def authenticate_user(self, authorization_code: Given) -> PersonFacts | None:
        """Whose code it is."""
        return active_person(authorization_code.row.person_id)

    def generate_token(self, **wanted: Any) -> dict[str, Any]:
        """A refresh token only for who was granted access in absence."""
        renewable = Scope.OFFLINE in (wanted.get("scope") or "").split()
        wanted["include_refresh_token"] = wanted.get("include_refresh_token", True) and renewable
        made: dict[str, Any] = super().generate_token(**wanted)
        return made


class Renewal(RefreshTokenGrant):
    """Renewal: each refresh token counts once."""

    TOKEN_ENDPOINT_AUTH_METHODS = METHODS
    INCLUDE_NEW_REFRESH_TOKEN = True

    def authenticate_refresh_token(self, refresh_token: str) -> Held | None:
        """The token, locked until this exchange ends; none, and its family revoked, when it was renewed before."""
        row = Token.objects.select_for_update().filter(refresh_digest=refresh_digest(refresh_token)).first()
        if row is None or row.revoked_at is not None or row.refresh_until <= now():
            return None
        if row.renewed_at is not None:
            revoke_family(row.family, moment=now())
            return None
        return Held(row)

    def authenticate_user(self, refresh_token: Held) -> PersonFacts | None:
        """Whose token it is."""
        return active_person(refresh_token.row.person_id)

    def revoke_old_credential(self, refresh_token: Held) -> None:
        """It is renewed, and its access ends with it."""
        moment = now()
        Token.objects.filter(pk=refresh_token.row.pk).update(renewed_at=moment, access_until=moment)


class Challenge(CodeChallenge):
    """PKCE by S256, for every client."""

    SUPPORTED_CODE_CHALLENGE_METHOD = ["S256"]

    def validate_code_challenge(self, grant: AuthorizationCodeGrant, redirect_uri: str) -> None:
        """As the library does, and refuse what comes without."""
        data = grant.request.payload.data
        if not data.get("code_challenge") or data.get("code_challenge_method") != "S256":
            raise InvalidRequestError("A 'code_challenge' by 'S256' is required.")
        super().validate_code_challenge(grant, redirect_uri)


class Identity(OpenIDCode):
    """Identity tokens."""

    def exists_nonce(self, nonce: str, request: OAuth2Request) -> bool:
        """Whether this client has used the nonce in a code that is still kept."""
        return Code.objects.filter(client_id=request.payload.client_id, nonce=nonce[:300]).exists()

    def resolve_client_private_key(self, client: Party) -> Any:  # noqa: ARG002  one key signs for all
        """The key that signs now."""
        return signing_key(now=now())

    def get_encode_header(self, client: Party) -> dict[str, Any]:  # noqa: ARG002  as above
        """The algorithm and the name of the key."""
        return {"alg": ALGORITHM, "kid": signing_key(now=now()).kid}

    def get_client_algorithm(self, client: Party) -> str:  # noqa: ARG002  as above
        """One for all."""
        return ALGORITHM

    def get_client_claims(self, client: Party) -> dict[str, Any]:
        """Who says it, to whom, and for how long."""
        moment = int(now().timestamp())
        life = int(IDENTITY_LIFE.total_seconds())
        return {"iss": self.issuer, "aud": client.get_client_id(), "iat": moment, "exp": moment + life}

    def generate_user_info(self, user: PersonFacts, scope: str) -> dict[str, str]:  # noqa: ARG002  userinfo has the rest
        """The subject; everything else is at the userinfo endpoint."""
        return {"sub": str(user.id)}

    def __init__(self, issuer: str) -> None:
        super().__init__(require_nonce=False)
        self.issuer = issuer


class Revocation(RevocationEndpoint):
    """Revocation (RFC 7009): of a refresh token everything that came of it, of an access token itself."""

    CLIENT_AUTH_METHODS = METHODS

    def query_token(self, token_string: str, token_type_hint: str | None) -> Held | None:  # noqa: ARG002  both are tried
        """The token, whichever it is."""
        row = (
            Token.objects.filter(refresh_digest=refresh_digest(token_string)).first()
            or Token.objects.filter(access_digest=access_digest(token_string)).first()
        )
        return Held(row) if row else None

    def revoke_token(self, token: Held, request: OAuth2Request) -> None:
        """It counts no longer."""
        if token.row.refresh_digest == refresh_digest(request.form["token"]):
            revoke_family(token.row.family, moment=now())
        else:
            Token.objects.filter(pk=token.row.pk).update(access_until=now())
