"""Verbs of the directory: people, roles, passwords."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.contrib.auth.hashers import check_password, make_password
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from mainstay.directory.models import Employment, Person, RoleGrant, normal_login
from mainstay.directory.rules import GRANTED, ROLES, Role, RoleName, normal_phone
from mainstay.directory.rules.access import AccessKind, changed
from mainstay.directory.rules.actor import Actor
from mainstay.kernel.bus import announce
from mainstay.kernel.errors import Malformed, NotFound, Problem, Refused
from mainstay.kernel.sealing import indexed_as, sealed_as
from mainstay.kernel.subjects import SIGN_IN_ENDED

from .access import record_access
from .organisations import root_unit


@transaction.atomic
def add_person(
    login: str,
    *,
    name: str,
    password: str | None,
    organisation_id: UUID | None,
    now: datetime,
    language: str = "zh",
    unit_id: UUID | None = None,
    title: str = "",
) -> Person:
    """A new person, who cannot sign in without a password; Refused when the login is taken, Malformed when weak.

    He works in the unit that is given, else in the organisation itself where there is one.
    """
    person = Person(
        login=normal_login(login), name=name, organisation_id=organisation_id, language=language, joined_at=now
    )
    if password is not None:
        _check_password(password, person)
    person.password = make_password(password)
    try:
        with transaction.atomic():
            person.save(force_insert=True)
    except IntegrityError as error:
        if "directory_person_login" not in str(error):
            raise
        raise Refused(f"登录名“{person.login}”已被使用。", f"The login “{person.login}” is taken.") from error
    if organisation_id is not None:
        unit_id = unit_id or root_unit(organisation_id).id
        Employment.objects.create(person=person, unit_id=unit_id, title=title, since=now)
    return person


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Somebody to be admitted, reached by what was proven; the password was hashed before, empty for none."""

    login: str
    name: str
    organisation_id: UUID
    phone: str = ""
    mail: str = ""
    password_hash: str = ""
    language: str = "zh"


def admit(who: Newcomer, *, now: datetime) -> UUID:
    """A new person; Refused when the login is taken."""
    person = add_person(
        who.login, name=who.name, password=None, organisation_id=who.organisation_id, now=now, language=who.language
    )
    if who.password_hash:
        person.password = who.password_hash
        person.save(update_fields=["password"])
    set_reach(person.pk, phone=who.phone, mail=who.mail)
    return person.pk


def require_strong(password: str, *, login: str, name: str) -> None:
    """Malformed for a password that somebody with this login and name may not have."""
    _check_password(password, Person(login=login, name=name))


def set_reach(person_id: UUID, *, phone: str, mail: str) -> None:
    """Where a person is reached: a telephone number in any spelling, and a mail address. Empty is none."""
    row, number, address = Person(id=person_id), normal_phone(phone), mail.strip().lower()
    changed = Person.objects.filter(pk=person_id).update(
        phone=sealed_as(row, "phone", number),
        phone_index=indexed_as(Person, "phone_index", number),
        mail=sealed_as(row, "mail", address),
        mail_index=indexed_as(Person, "mail_index", address),
    )
    if not changed:
        raise NotFound("没有这个用户。", "There is no such person.")


def set_language(person_id: UUID, *, language: str) -> None:
    """The language that a person reads."""
    Person.objects.filter(pk=person_id).update(language=language)


@transaction.atomic
def grant_role(
    person_id: UUID,
    *,
    role: RoleName,
    contract_id: UUID | None,
    since: datetime,
    unit_id: UUID | None = None,
    by: Actor | None = None,
) -> None:
    """Let a person hold a role from `since`; holding it already changes nothing. It goes into the record.

    A role on a contract that is held through a unit ends when the person leaves that unit. Refused for the role of the
    system, for a role where it is not held, and for more than a contract's to a service account of a unit.
    """
    if role not in GRANTED:
        raise Refused("“系统”角色不授予任何人。", "The role of the system is given to nobody.")
    _refuse_misplaced(ROLES[role], contract_id, unit_id)
    person = Person.objects.select_for_update().get(pk=person_id)
    if contract_id is None:
        _refuse_beyond_unit(person)
    held = RoleGrant.objects.filter(person_id=person_id, role=role, contract_id=contract_id, until__isnull=True)
    if unit_id is not None and ROLES[role].is_of_units:
        held = held.filter(unit_id=unit_id)
    if not held.exists():
        RoleGrant.objects.create(
            person_id=person_id,
            role=role,
            side=ROLES[role].side,
            contract_id=contract_id,
            unit_id=unit_id,
            since=since,
        )
        end_connections(person_id)
        given = changed(by, AccessKind.PERMISSION, "role.granted", person.name, contract_id=contract_id, role=role)
        record_access(given, now=since)


@transaction.atomic
def end_role(grant: RoleGrant, *, person: str, by: Actor | None, now: datetime) -> None:
    """Let a role end now; it goes into the record."""
    grant.until = max(now, grant.since + timedelta(microseconds=1))
    grant.save(update_fields=["until"])
    end_connections(grant.person_id)
    ended = changed(by, AccessKind.PERMISSION, "role.ended", person, contract_id=grant.contract_id, role=grant.role)
    record_access(ended, now=now)


def _refuse_misplaced(role: Role, contract_id: UUID | None, unit_id: UUID | None) -> None:
    if role.is_of_units:
        if unit_id is None or contract_id is not None:
            raise Refused(f"“{role.zh}”须指定部门。", f"“{role.en}” is held over a unit.")
    elif contract_id is None and not role.everywhere:
        raise Refused(f"“{role.zh}”须指定合同。", f"“{role.en}” is held on a contract.")


def _refuse_beyond_unit(person: Person) -> None:
    """A unit's service account serves its administrators, who know its tokens: it holds roles on contracts only."""
    if person.is_service and Employment.objects.filter(person=person, until__isnull=True).exists():
        raise Refused(
            "归属部门的服务账号只能授予合同角色。", "A service account of a unit is given roles on contracts alone."
        )


def end_connections(person_id: UUID, *, signin: str = "") -> None:
    """Have the open pages of a sign-in cut off, or all of a person; who may still sign in connects anew."""
    announce(SIGN_IN_ENDED, person=str(person_id), signin=signin)


def password_is(person_id: UUID | None, password: str) -> bool:
    """Whether this is the password of an active person; for nobody it is not, and that takes as long."""
    person = Person.objects.filter(pk=person_id, is_active=True).first() if person_id else None
    if person is None:
        make_password(password)
        return False
    return check_password(password, person.password, setter=_rehash(person))


def change_password(person_id: UUID, *, password: str) -> None:
    """A new password for a person; Malformed when it is too weak. Sessions that rest on the old one are over."""
    person = Person.objects.get(pk=person_id)
    _check_password(password, person)
    person.password = make_password(password)
    person.save(update_fields=["password"])
    end_connections(person.id)


def _rehash(person: Person) -> Callable[[str], None]:
    def keep(password: str) -> None:
        person.password = make_password(password)
        person.save(update_fields=["password"])

    return keep


def _check_password(password: str, person: Person) -> None:
    try:
        validate_password(password, person)
    except ValidationError as error:
        said = [str(message) for message in error.messages]
        problems = [Problem("password", "；".join(said), " ".join(said), "password")]
        raise Malformed("密码不符合要求。", "The password is too weak.", problems) from error
