"""What the routes of the provider take and give."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import ConfigDict, Field

from mainstay.kernel.schema import NO_NUL, Schema
from mainstay.provider.rules import Scope, Shown

Query = Annotated[str, Field(max_length=8000, pattern=NO_NUL)]
Uri = Annotated[str, Field(min_length=1, max_length=500, pattern=NO_NUL)]


class Given(Schema):
    """The base of what comes in: nothing unknown is taken."""

    model_config = ConfigDict(extra="forbid")


class ScopeWords(Schema):
    """A scope as people read it."""

    scope: Scope
    zh: str
    en: str


class AuthorisationOut(Schema):
    """What the authorisation page shows; `location` where the person is sent at once with a refusal."""

    shown: Shown
    client: str
    site: str
    scopes: list[ScopeWords]
    location: str


class ConsentDecision(Given):
    """The query of the request, and yes or no."""

    query: Query
    grant: bool


class Location(Schema):
    """Where the person is sent; empty for nowhere."""

    location: str


class LeaveIn(Given):
    """The query of a request to sign out."""

    query: Query


class LeaveOut(Location):
    """Which system asks to sign out; empty when it did not say."""

    client: str


class ConsentOut(Schema):
    """A system that somebody has let know things."""

    client_id: UUID
    name: str
    scopes: list[ScopeWords]
    at: datetime


class Consents(Schema):
    """The systems of one person."""

    items: list[ConsentOut]


class ClientIn(Given):
    """A system; `public` for one that cannot keep a secret, such as an app on a phone."""

    name: Annotated[str, Field(min_length=1, max_length=100, pattern=r"^[^\x00-\x1f<>]*$")]
    redirect_uris: Annotated[list[Uri], Field(min_length=1, max_length=20)]
    logout_uris: Annotated[list[Uri], Field(max_length=20)] = []
    scopes: frozenset[Scope]


class NewClient(ClientIn):
    """A system to register."""

    public: bool = False


class ClientChange(ClientIn):
    """What a system is to be from now on."""

    is_active: bool


class ProviderClient(Schema):
    """A registered system."""

    id: UUID
    name: str
    kind: Literal["public", "confidential"]
    redirect_uris: list[str]
    logout_uris: list[str]
    scopes: list[Scope]
    is_active: bool
    at: datetime


class ClientShown(ProviderClient):
    """A system with its secret, on the one occasion when it is shown."""

    secret: str


class ProviderClients(Schema):
    """All systems, and what they have to know of this one."""

    issuer: str
    items: list[ProviderClient]
