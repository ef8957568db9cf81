"""What the routes of the account take and give."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import ConfigDict, Field

from mainstay.account.rules.steps import Factor, How, Next
from mainstay.directory.public import RoleName
from mainstay.kernel.schema import Schema

Line = Annotated[str, Field(max_length=200, pattern=r"^[^\x00]*$")]
Password = Annotated[str, Field(max_length=1000)]
Code = Annotated[str, Field(max_length=40, pattern=r"^[^\x00]*$")]


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

    name: Annotated[str, Field(min_length=1, max_length=60, pattern=r"^[^\x00]*$")]
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
