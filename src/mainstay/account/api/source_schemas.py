"""What the routes of sources take and give."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from mainstay.account.rules.sources import DEFAULT_SCOPES, LinkBy, SourceKind, Unknown
from mainstay.kernel.schema import NO_NUL, Schema

from .schemas import Given, Line

Name = Annotated[str, Field(min_length=1, max_length=60, pattern=r"^[^\x00-\x1f<>]*\S[^\x00-\x1f<>]*$")]
Issuer = Annotated[str, Field(min_length=8, max_length=300, pattern=r"^https?://[\x21-\x7e]+$")]
# What a client is called and its secret are printable ASCII (RFC 6749, appendix A).
ClientId = Annotated[str, Field(min_length=1, max_length=200, pattern=r"^[\x20-\x7e]+$")]
Secret = Annotated[str, Field(max_length=500, pattern=r"^[\x20-\x7e]*$")]
Scopes = Annotated[str, Field(max_length=280, pattern=r"^[\x21\x23-\x5b\x5d-\x7e]*( [\x21\x23-\x5b\x5d-\x7e]+)*$")]
Claim = Annotated[str, Field(min_length=1, max_length=60, pattern=r"^[A-Za-z0-9_.:/-]+$")]
# An attribute by its name or its number (RFC 4512, 2.5), without options.
Attribute = Annotated[str, Field(min_length=1, max_length=60, pattern=r"^[A-Za-z0-9][A-Za-z0-9.-]*$")]
AttributeOrNone = Annotated[str, Field(max_length=60, pattern=r"^([A-Za-z0-9][A-Za-z0-9.-]*)?$")]
DirectoryAddress = Annotated[str, Field(min_length=8, max_length=300, pattern=r"^ldaps?://[\x21-\x7e]+$")]
Dn = Annotated[str, Field(max_length=500, pattern=r"^[^\x00-\x1f]*$")]
Base = Annotated[str, Field(min_length=1, max_length=500, pattern=r"^[^\x00-\x1f]*$")]
FilterText = Annotated[str, Field(min_length=1, max_length=1000, pattern=r"^[^\x00-\x1f]*$")]
BindPassword = Annotated[str, Field(max_length=500, pattern=NO_NUL)]
Certificates = Annotated[str, Field(max_length=20000, pattern=r"^[\x0a\x0d\x20-\x7e]*$")]
Query = Annotated[str, Field(max_length=8000, pattern=r"^[^\x00]*$")]


class _SourceIn(Given):
    """What all kinds of sources have; `organisation_id` is the unit of people whom it has registered."""

    name_zh: Name
    name_en: Name
    link_by: LinkBy
    unknown: Unknown = Unknown.REFUSE
    organisation_id: UUID | None = None
    is_active: bool = True


class ProviderIn(_SourceIn):
    """A provider of OpenID Connect; an empty secret leaves the one before, while the issuer is the same."""

    kind: Literal[SourceKind.OIDC]
    issuer: Issuer
    client_id: ClientId
    client_secret: Secret = ""
    scopes: Scopes = DEFAULT_SCOPES
    subject_claim: Claim = "sub"
    login_claim: Claim = "preferred_username"


class DirectoryIn(_SourceIn):
    """A directory (LDAP, Active Directory); an empty password leaves the one before, while the address is the same.

    `certificates` (PEM) are the authorities to trust instead of the system's. Without `bind_dn` it is asked as nobody.
    `search_filter` (RFC 4515) has `{login}` where the typed name goes, once.
    """

    kind: Literal[SourceKind.LDAP]
    address: DirectoryAddress
    certificates: Certificates = ""
    bind_dn: Dn = ""
    bind_password: BindPassword = ""
    base: Base
    search_filter: FilterText
    lasting_attribute: Attribute
    login_attribute: Attribute
    name_attribute: AttributeOrNone = ""
    mail_attribute: AttributeOrNone = ""


SourceIn = Annotated[ProviderIn | DirectoryIn, Field(discriminator="kind")]


class _SourceOut(Schema):
    """What all kinds of sources show; `people` is how many are linked."""

    id: UUID
    name_zh: str
    name_en: str
    link_by: LinkBy
    unknown: Unknown
    organisation_id: UUID | None
    is_active: bool
    at: datetime
    people: int


class ProviderOut(_SourceOut):
    """A provider without its secret; `back` is the address to register there."""

    kind: Literal[SourceKind.OIDC]
    issuer: str
    client_id: str
    has_secret: bool
    scopes: str
    subject_claim: str
    login_claim: str
    back: str


class DirectoryOut(_SourceOut):
    """A directory without its password."""

    kind: Literal[SourceKind.LDAP]
    address: str
    certificates: str
    bind_dn: str
    has_password: bool
    base: str
    search_filter: str
    lasting_attribute: str
    login_attribute: str
    name_attribute: str
    mail_attribute: str


SourceOut = Annotated[ProviderOut | DirectoryOut, Field(discriminator="kind")]


class Sources(Schema):
    """All sources."""

    items: list[SourceOut]


class CheckIn(Given):
    """A login to look for, in a directory; empty for none."""

    login: Line = ""


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


class DirectorySignIn(Given):
    """The directory, and the login and password there."""

    source_id: UUID
    login: Line
    password: Annotated[str, Field(max_length=1000, pattern=NO_NUL)]
