"""What the routes of the account take and give."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import ConfigDict, Field

from mainstay.account.rules.codes import Purpose
from mainstay.account.rules.registering import RegistrationState
from mainstay.account.rules.sources import SourceKind
from mainstay.account.rules.steps import Factor, How, Next
from mainstay.directory.public import RoleName
from mainstay.kernel.schema import NO_NUL, Schema

Line = Annotated[str, Field(max_length=200, pattern=NO_NUL)]
Password = Annotated[str, Field(max_length=1000)]
Code = Annotated[str, Field(max_length=40, pattern=NO_NUL)]


class Given(Schema):
    """The base of what comes in: nothing unknown is taken."""

    model_config = ConfigDict(extra="forbid")


class SignIn(Given):
    """What somebody calls themselves (login, telephone number or mail address), and the password."""

    login: Line
    password: Password


class SignInStep(Schema):
    """Where the sign-in stands: done, a second factor of these kinds is needed, or one has to be set up."""

    next: Next
    factors: list[Factor] = []


class SecondIn(Given):
    """A second factor that is typed; `trust` spares this browser the second factor for thirty days."""

    factor: Literal[Factor.TOTP, Factor.RECOVERY]
    code: Code
    trust: bool = False


class CredentialIn(Given):
    """What the browser's passkey has answered, as its toJSON writes it."""

    credential: dict[str, Any]
    trust: bool = False


class Challenge(Schema):
    """Options for the browser's passkeys, as its parser of JSON takes them."""

    options: dict[str, Any]


class TotpOffer(Schema):
    """A secret for an app: to type, and as the address that a picture carries."""

    secret: str
    address: str


class CodeIn(Given):
    """A one-time password."""

    code: Code


class Codes(Schema):
    """Recovery codes, shown once; empty when the ones before still count."""

    recovery_codes: list[str]


class ConfirmIn(Given):
    """The password, or a one-time password of the app."""

    password: Password = ""
    code: Code = ""


class NewPassword(Given):
    """A new password."""

    password: Password


class NewPasskey(Given):
    """A key that the browser has made, and what its owner calls it."""

    name: Annotated[str, Field(min_length=1, max_length=60, pattern=NO_NUL)]
    credential: dict[str, Any]


class PasskeyOut(Schema):
    """A registered passkey."""

    id: UUID
    name: str
    since: datetime
    used_at: datetime | None


class DeviceOut(Schema):
    """A trusted device."""

    id: UUID
    device: str
    address: str
    since: datetime
    until: datetime


class SessionOut(Schema):
    """An open sign-in; `current` is the one that asks."""

    id: UUID
    how: How
    device: str
    address: str
    since: datetime
    seen_at: datetime
    current: bool


class Security(Schema):
    """What keeps an account safe."""

    required: bool
    confirmed: bool
    takes_passkeys: bool
    totp_since: datetime | None
    recovery_left: int
    passkeys: list[PasskeyOut]
    devices: list[DeviceOut]
    sessions: list[SessionOut]


class RoleRule(Schema):
    """Whether a role needs a second factor."""

    role: RoleName
    zh: str
    en: str
    required: bool


class RulesOut(Schema):
    """The rule for each role."""

    roles: list[RoleRule]


class RulesIn(Given):
    """The roles that need a second factor; all others do not."""

    required: frozenset[RoleName]


class WayBySource(Schema):
    """A source that one can sign in with: on its own page (`oidc`), or with its password typed here (`ldap`)."""

    id: UUID
    kind: SourceKind
    zh: str
    en: str


class Ways(Schema):
    """How one can sign in here: whether codes can leave by SMS or mail, and the sources that are on."""

    codes: bool
    sources: list[WayBySource]


class CodeWanted(Given):
    """Whom a code is for (login, number or mail address), and what for."""

    account: Line
    purpose: Literal[Purpose.SIGN_IN, Purpose.RESET]


class CodeAsked(Schema):
    """A code is on its way, if there is such an account; after so many seconds another may be asked for."""

    again_seconds: int


class ResetIn(Given):
    """A code and the new password."""

    code: Code
    password: Password


class NumberIn(Given):
    """A mobile number."""

    phone: Line


Name = Annotated[str, Field(min_length=1, max_length=100, pattern=r"^[^\x00-\x1f<>]*$")]


class RegisterIn(Given):
    """An application: the code that the number has received, who one is, and the password to sign in with later."""

    code: Code
    name: Name
    organisation_id: UUID
    password: Password


class Applied(Schema):
    """The application waits; its answer goes to this number."""

    phone: str


class UnitOut(Schema):
    """A unit."""

    id: UUID
    name: str


class Places(Schema):
    """The units that one may register for."""

    items: list[UnitOut]


class PlaceSwitch(UnitOut):
    """A unit, and whether it takes registrations."""

    open: bool


class PlacesOut(Schema):
    """Every unit."""

    items: list[PlaceSwitch]


class PlacesIn(Given):
    """The units that take registrations; all others do not."""

    open: frozenset[UUID]


class RegistrationOut(Schema):
    """A registration: with the number that was shown, or by a source, with the login and the mail address it names."""

    id: UUID
    phone: str
    source: WayBySource | None
    login: str
    mail: str
    name: str
    organisation: str
    state: RegistrationState
    at: datetime
    decided_at: datetime | None
    decided_by: str
    note: str


class RegistrationPage(Schema):
    """A page of registrations."""

    items: list[RegistrationOut]
    next: str | None


class DeclineIn(Given):
    """Why not; the applicant reads it."""

    note: Annotated[str, Field(min_length=1, max_length=100, pattern=r"^[^\x00-\x1f]*$")]


class Profile(Schema):
    """One's own profile; `codes` are the channels by which a new number or address can be proven."""

    id: UUID
    login: str
    name: str
    organisation: str
    phone: str
    mail: str
    portrait: bool
    codes: list[str]


class ReachIn(Given):
    """A new mobile number or mail address."""

    to: Line
