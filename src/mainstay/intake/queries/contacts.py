"""Who may ask under which contract: people with a customer's role, and the contacts that contracts and notices name."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID, uuid5

from mainstay.contracts import public as contracts
from mainstay.directory.public import (
    Actor,
    Grant,
    PersonFacts,
    RoleName,
    Side,
    find_people,
    list_people,
    list_people_on,
    normal_phone,
)
from mainstay.intake.models import ContactNotice
from mainstay.intake.rules.deciding import PUBLIC_DOMAINS, domain_of
from mainstay.kernel.errors import Refused

ASKING = frozenset({RoleName.CUSTOMER_CONTACT, RoleName.CUSTOMER_APPROVER})
# Contacts whom a contract names but who have no sign-in act under an id of their own, the same each time.
NAMED = UUID("4be2c3f6-6d0c-4f0e-9a39-0f0d1d0f7a55")


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody who may ask under a contract, or who at least is known on it; `person_id` where he can sign in."""

    contract_id: UUID
    actor: Actor
    may_ask: bool
    name: str
    company: str = ""
    phone: str = ""
    mail: str = ""
    address: str = ""
    title: str = ""
    person_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Covered:
    """A contract in force at a moment, as the intake looks at it."""

    id: UUID
    code: str
    number: str
    title: str
    terms: contracts.Contract


def contracts_in_force(*, now: datetime) -> tuple[Covered, ...]:
    """All contracts whose terms apply at a moment."""
    found = []
    for one in contracts.list_contracts(now=now):
        try:
            terms = contracts.terms_in_force(one.id, now).contract
        except Refused:
            continue
        found.append(Covered(one.id, one.code, one.number, one.title.zh, terms))
    return tuple(found)


def contacts_by_mail(mail: str, covered: Iterable[Covered], *, now: datetime, name: str = "") -> tuple[Contact, ...]:
    """Whoever has this mail address, on each contract once; a name decides between two who share an address."""
    address = mail.strip().lower()
    if not address:
        return ()
    people = list_people(find_people(mail=address), now=now)
    named = [one for one in _named(covered, now=now) if one.mail.lower() == address]
    return _chosen([*_signed_in(people, covered), *named], name, now=now)


def contacts_by_phone(phone: str, covered: Iterable[Covered], *, now: datetime) -> tuple[Contact, ...]:
    """Whoever has this telephone number, on each contract once."""
    number = normal_phone(phone)
    if not number:
        return ()
    people = list_people(find_people(phone=number), now=now)
    named = [one for one in _named(covered, now=now) if normal_phone(one.phone) == number]
    return _chosen([*_signed_in(people, covered), *named], "", now=now)


def contacts_of_person(person_id: UUID, covered: Iterable[Covered], *, now: datetime) -> tuple[Contact, ...]:
    """The contracts of somebody who can sign in."""
    people = [person for person in list_people([person_id], now=now) if person.is_active]
    return _chosen(_signed_in(people, covered), "", now=now)


def is_contact_elsewhere(mail: str, *, now: datetime) -> bool:
    """True for somebody who holds a customer's role on some contract, in force or not."""
    people = list_people(find_people(mail=mail), now=now) if mail else ()
    return any(grant.role in ASKING for person in people for grant in person.grants)


def contracts_nearby(mail: str, covered: Iterable[Covered], *, now: datetime) -> frozenset[UUID]:
    """Contracts whose customer's contacts share the mail domain; none for the domains of public providers."""
    domain = domain_of(mail)
    if not domain or domain in PUBLIC_DOMAINS:
        return frozenset()
    named = _named(covered, now=now)
    found = {one.contract_id for one in named if domain_of(one.mail) == domain}
    for person in list_people(now=now):
        if domain_of(person.mail) == domain:
            found |= {grant.contract_id for grant in person.grants if grant.contract_id and grant.role in ASKING}
    return frozenset(found) & {one.id for one in covered}


def _signed_in(people: Iterable[PersonFacts], covered: Iterable[Covered]) -> list[Contact]:
    terms = {one.id: one.terms for one in covered}
    found = []
    for person in people:
        actor = Actor(person.id, person.name, person.organisation, person.grants)
        held = (grant.contract_id for grant in person.grants if grant.contract_id is not None)
        for contract_id in dict.fromkeys(one for one in held if one in terms):
            grants = [grant for grant in person.grants if grant.contract_id == contract_id]
            found.append(
                Contact(
                    contract_id=contract_id,
                    actor=actor,
                    may_ask=any(grant.role in ASKING for grant in grants),
                    name=person.name,
                    company=person.organisation,
                    phone=person.phone,
                    mail=person.mail,
                    address=_address(terms[contract_id], grants),
                    person_id=person.id,
                )
            )
    return found


def _address(terms: contracts.Contract, grants: Iterable[Grant]) -> str:
    side = next((grant.side for grant in grants), Side.NEUTRAL)
    party = terms.parties.vendor if side is Side.VENDOR else terms.parties.customer
    return party.address


def _named(covered: Iterable[Covered], *, now: datetime) -> list[Contact]:
    found: list[Contact] = []
    for one in covered:
        found += [_in_contract(one, person) for person in one.terms.contacts if _is_asker(person)]
        found += _noticed(one, now=now)
    return found


def _is_asker(person: contracts.ContactPerson) -> bool:
    return person.may_ask and person.side.value == Side.CUSTOMER.value


def _in_contract(one: Covered, person: contracts.ContactPerson) -> Contact:
    customer = one.terms.parties.customer
    return Contact(
        contract_id=one.id,
        actor=_actor(one.id, person.name.zh, person.mail or person.phone, customer.name.zh),
        may_ask=True,
        name=person.name.zh,
        company=customer.name.zh,
        phone=person.phone,
        mail=person.mail,
        address=customer.address,
        title=person.title.zh if person.title else "",
    )


def _noticed(one: Covered, *, now: datetime) -> list[Contact]:
    customer = one.terms.parties.customer
    notices = ContactNotice.objects.filter(contract_id=one.id, side=Side.CUSTOMER.value, changed_at__lte=now)
    return [
        Contact(
            contract_id=one.id,
            actor=_actor(one.id, notice.name, notice.mail or notice.phone, customer.name.zh),
            may_ask=True,
            name=notice.name,
            company=customer.name.zh,
            phone=notice.phone,
            mail=notice.mail,
            address=customer.address,
        )
        for notice in notices
        if notice.name
    ]


def _actor(contract_id: UUID, name: str, reach: str, company: str) -> Actor:
    grant = Grant(RoleName.CUSTOMER_CONTACT, Side.CUSTOMER, contract_id)
    return Actor(uuid5(NAMED, f"{contract_id}:{reach.lower()}"), name, company, (grant,))


def _chosen(found: Iterable[Contact], name: str, *, now: datetime) -> tuple[Contact, ...]:
    """One on each contract: who may ask first, then who has the name, then who can sign in; without those who left."""
    best: dict[UUID, Contact] = {}
    order = sorted(found, key=lambda one: (not one.may_ask, one.name != name, one.person_id is None))
    for one in order:
        best.setdefault(one.contract_id, one)
    gone = _gone(best, now=now)
    return tuple(replace(one, may_ask=one.may_ask and (one.contract_id, one.name) not in gone) for one in best.values())


def _gone(contract_ids: Iterable[UUID], *, now: datetime) -> frozenset[tuple[UUID, str]]:
    """Those who, by the latest notice that names them, may not ask any more."""
    standing: dict[tuple[UUID, str], bool] = {}
    notices = ContactNotice.objects.filter(contract_id__in=list(contract_ids), changed_at__lte=now)
    for notice in notices.order_by("changed_at", "noted_at"):
        if notice.leaving:
            standing[notice.contract_id, notice.leaving] = True
        if notice.name:
            standing[notice.contract_id, notice.name] = False
    return frozenset(key for key, left in standing.items() if left)


def list_contacts(one: Covered, *, now: datetime) -> tuple[Contact, ...]:
    """Everybody who is or was named as a contact of a contract: by role, by its text, by notice; each name once."""
    people = [person for person in list_people_on(one.id, now=now) if _asks(person, one.id)]
    found = [*_signed_in(people, [one]), *_named([one], now=now)]
    gone = _gone([one.id], now=now)
    known: dict[str, Contact] = {}
    for contact in found:
        known.setdefault(contact.name, replace(contact, may_ask=(one.id, contact.name) not in gone))
    return tuple(known.values())


def list_notices(contract_id: UUID) -> tuple[ContactNotice, ...]:
    """The changes of contacts that were told, the latest first."""
    return tuple(ContactNotice.objects.filter(contract_id=contract_id).order_by("-changed_at", "-noted_at")[:100])


def _asks(person: PersonFacts, contract_id: UUID) -> bool:
    return any(grant.contract_id == contract_id and grant.role in ASKING for grant in person.grants)
