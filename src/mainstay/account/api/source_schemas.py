"""What the routes of sources take and give."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field

from mainstay.account.rules.sources import DEFAULT_SCOPES, LinkBy, Unknown
from mainstay.kernel.schema import Schema

from .schemas import Given

Name = Annotated[str, Field(min_length=1, max_length=60, pattern=r"^[^\x00-\x1f<>]*\S[^\x00-\x1f<>]*$")]
Issuer = Annotated[str, Field(min_length=8, max_length=300, pattern=r"^https?://[\x21-\x7e]+$")]
# What a client is called and its secret are printable ASCII (RFC 6749, appendix A).
ClientId = Annotated[str, Field(min_length=1, max_length=200, pattern=r"^[\x20-\x7e]+$")]
Secret = Annotated[str, Field(max_length=500, pattern=r"^[\x20-\x7e]*$")]
Scopes = Annotated[str, Field(max_length=280, pattern=r"^[\x21\x23-\x5b\x5d-\x7e]*( [\x21\x23-\x5b\x5d-\x7e]+)*$")]
Claim = Annotated[str, Field(min_length=1, max_length=60, pattern=r"^[A-Za-z0-9_.:/-]+$")]
Query = Annotated[str, Field(max_length=8000, pattern=r"^[^\x00]*$")]


class SourceIn(Given):
    """What a source is to be; an empty secret leaves the one before, while the issuer is the same.

    `organisation_id` is the unit of people whom it has registered.
    """

    name_zh: Name
    name_en: Name
    issuer: Issuer
    client_id: ClientId
    client_secret: Secret = ""
    scopes: Scopes = DEFAULT_SCOPES
    subject_claim: Claim = "sub"
    link_by: LinkBy
    login_claim: Claim = "preferred_username"
    unknown: Unknown = Unknown.REFUSE
    organisation_id: UUID | None = None
    is_active: bool = True


class SourceOut(Schema):
    """A source without its secret; `back` is the address to register at the provider, `people` how many are linked."""

    id: UUID
    name_zh: str
    name_en: str
    issuer: str
    client_id: str
    has_secret: bool
    scopes: str
    subject_claim: str
    link_by: LinkBy
    login_claim: str
    unknown: Unknown
    organisation_id: UUID | None
    is_active: bool
    at: datetime
    back: str
    people: int


class Sources(Schema):
    """All sources."""

    items: list[SourceOut]


class FindingOut(Schema):
    """One step of a check: what was looked at, whether it holds, and what was found in words."""

    step: str
    holds: bool
    zh: str
    en: str


class Checked(Schema):
    """The steps of a check up to the first that does not hold."""

    holds: bool
    steps: list[FindingOut]


class SourceChosen(Given):
    """The source to sign in with."""

    source_id: UUID


class SourceLocation(Schema):
    """Where the browser goes."""

    location: str


class SourceAnswer(Given):
    """What the browser came back with: the source, and the query of the address."""

    source_id: UUID
    query: Query
