"""The first step with a password, and changing it."""

from datetime import datetime
from uuid import UUID

from mainstay.account.models import TrustedDevice
from mainstay.account.rules.limits import Act
from mainstay.directory.public import Actor, accounts
from mainstay.kernel.errors import Malformed, NotSignedIn, Problem

from .limits import begin_try, forget_tries
from .sessions import end_all

WRONG = ("账号或密码不正确。", "The account or the password is not right.")


def check_password(typed: str, password: str, *, address: str, now: datetime) -> UUID:
    """The person whose login, number or mail address and password these are.

    TooMany when the window is full, else NotSignedIn in the same words and time whether the account exists or not.
    """
    what = typed.replace("\0", "").strip().lower()
    begin_try(Act.PASSWORD, what, address=address, now=now)
    person_id = accounts.find_account(what)
    if not accounts.password_is(person_id, password) or person_id is None:
        raise NotSignedIn(*WRONG)
    forget_tries(Act.PASSWORD, what, now=now)
    return person_id


def confirm_password(password: str, *, actor: Actor, address: str, now: datetime) -> None:
    """Somebody who is signed in shows the password again; limited as a sign-in is."""
    begin_try(Act.PASSWORD, str(actor.id), address=address, now=now)
    if not accounts.password_is(actor.id, password):
        problem = Problem("wrong_password", "密码不正确", "the password is not right", "password")
        raise Malformed("密码不正确。", "The password is not right.", [problem])
    forget_tries(Act.PASSWORD, str(actor.id), now=now)


def replace_password(person_id: UUID, password: str) -> None:
    """A new password: every session ends, and no device is spared the second factor any more."""
    accounts.change_password(person_id, password=password)
    TrustedDevice.objects.filter(person_id=person_id).delete()
    end_all(person_id)
