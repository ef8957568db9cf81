"""Registering oneself, by mobile number or by a source: an administrator decides, and the applicant is told."""

from datetime import datetime
from uuid import UUID

from django.contrib.auth.hashers import make_password
from django.db import transaction

from mainstay.account.models import Registration, RegistrationPlace, Source, SourceLink
from mainstay.account.rules.permissions import DECIDE
from mainstay.account.rules.registering import RegistrationState
from mainstay.account.rules.sources import Introduced
from mainstay.directory.public import Actor, accounts, find_people, require
from mainstay.kernel.errors import Malformed, NotFound, Problem, Refused
from mainstay.kernel.pages import address_of
from mainstay.kernel.sealing import indexed_as
from mainstay.notify.public import Channel, Message, Recipient, send


def register(
    phone: str, *, name: str, organisation_id: UUID, password: str, language: str, now: datetime
) -> Registration:
    """Put somebody whose number is proven on the waiting list; one who waits already is written anew.

    Malformed for a weak password or a unit that takes nobody, Refused when the number has an account.
    """
    accounts.require_strong(password, login=phone, name=name)
    if not RegistrationPlace.objects.filter(organisation_id=organisation_id).exists():
        problem = Problem("unknown_unit", "请选择列表中的单位", "choose a unit of the list", "organisation_id")
        raise Malformed("该单位不接受注册。", "This unit takes no registrations.", [problem])
    if find_people(phone=phone):
        raise Refused("该手机号已有账号，请直接登录。", "This number has an account already: sign in with it.")
    row, _ = Registration.objects.update_or_create(
        phone_index=indexed_as(Registration, "phone_index", phone),
        source=None,
        state=RegistrationState.WAITING,
        defaults={
            "phone": phone,
            "name": name,
            "organisation_id": organisation_id,
            "password": make_password(password),
            "language": language,
            "at": now,
        },
    )
    return row


def register_by_source(
    source: Source, subject: str, who: Introduced, *, organisation_id: UUID, language: str, now: datetime
) -> None:
    """Put somebody whom a source has introduced on the waiting list; one who waits already is written anew."""
    Registration.objects.update_or_create(
        source=source,
        subject=subject,
        state=RegistrationState.WAITING,
        defaults={
            "login": who.login,
            "name": who.name,
            "mail": who.mail,
            "phone": "",
            "organisation_id": organisation_id,
            "password": "",
            "language": language,
            "at": now,
        },
    )


@transaction.atomic
def approve(registration_id: UUID, *, actor: Actor, now: datetime) -> Registration:
    """Make the applicant a person who can sign in, and tell them.

    NotFound; Refused when it is decided already, and when the login or the account of the source is somebody's by now.
    """
    row = _waiting(registration_id, actor)
    newcomer = accounts.Newcomer(
        login=row.login or row.phone,
        name=row.name,
        organisation_id=row.organisation_id,
        phone=row.phone,
        mail=row.mail,
        password_hash=row.password,
        language=row.language,
    )
    row.person_id = person_id = accounts.admit(newcomer, now=now)
    if row.source_id is not None:
        _link(person_id, row.source_id, row.subject, now=now)
    return _decide(row, RegistrationState.APPROVED, "", actor=actor, now=now)


@transaction.atomic
def decline(registration_id: UUID, *, note: str, actor: Actor, now: datetime) -> Registration:
    """Say no with a reason, and tell the applicant; the number may register again."""
    return _decide(_waiting(registration_id, actor), RegistrationState.DECLINED, note, actor=actor, now=now)


@transaction.atomic
def set_places(organisation_ids: frozenset[UUID], *, actor: Actor) -> None:
    """The organisations that people may choose when they register; with none nobody registers."""
    require(actor, DECIDE)
    known = {one.id for one in accounts.list_organisations()}
    if not organisation_ids <= known:
        raise NotFound("没有这个单位。", "There is no such unit.")
    RegistrationPlace.objects.exclude(organisation_id__in=organisation_ids).delete()
    RegistrationPlace.objects.bulk_create(
        [RegistrationPlace(organisation_id=one) for one in organisation_ids], ignore_conflicts=True
    )


def _waiting(registration_id: UUID, actor: Actor) -> Registration:
    require(actor, DECIDE)
    row = Registration.objects.select_for_update().filter(pk=registration_id).first()
    if row is None:
        raise NotFound("没有这个注册申请。", "There is no such registration.")
    if row.state != RegistrationState.WAITING:
        raise Refused("该申请已处理。", "This registration is decided already.")
    return row


def _decide(row: Registration, state: RegistrationState, note: str, *, actor: Actor, now: datetime) -> Registration:
    """The password's hash leaves the list with the decision: it is the person's now, or nobody's."""
    row.state, row.note, row.password = state.value, note, ""
    row.decided_at, row.decided_by_id = now, actor.id
    row.save()
    if row.phone or row.mail:
        to = Recipient(row.name, phone=row.phone, mail=row.mail, language=row.language, person=row.person_id)
        values = {"reason": note, "link": address_of("/sign-in")}
        way = Channel.SMS if row.phone else Channel.MAIL
        send([Message(f"registration_{state}", to, way, f"registration {row.pk} {state}", values=values)], now=now)
    return row


def _link(person_id: UUID, source_id: UUID, subject: str, *, now: datetime) -> None:
    if SourceLink.objects.filter(source_id=source_id, subject=subject).exists():
        raise Refused("该账号已对应其他用户。", "This account of the source belongs to somebody already.")
    SourceLink.objects.create(source_id=source_id, subject=subject, person_id=person_id, since=now, used_at=now)
