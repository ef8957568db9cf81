"""Judging an arrival: who sends it, on which contracts he may ask, which case he speaks of."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from mainstay.desk.public import contract_of_case
from mainstay.directory.public import Actor, may_see_contract
from mainstay.intake.queries.arrivals import case_of_messages
from mainstay.intake.queries.contacts import (
    Contact,
    Covered,
    contacts_by_mail,
    contacts_by_phone,
    contacts_of_person,
    contracts_in_force,
    contracts_nearby,
    is_contact_elsewhere,
)
from mainstay.intake.rules.deciding import Decision, Facts, Thread, decide
from mainstay.intake.rules.marks import codes_named
from mainstay.intake.rules.threads import case_in_subject, case_of_references
from mainstay.intake.rules.words import ArrivalState

from .received import Received


@dataclass(frozen=True, slots=True)
class Judged:
    """The decision, in whose name it is carried out, and what is known of the sender."""

    decision: Decision
    actor: Actor | None = None
    contact: Contact | None = None
    contract_of_case: UUID | None = None


def judge(received: Received, *, now: datetime) -> Judged:
    """Decide about a message by who sent it. Reads only."""
    if received.problem is not None:
        return Judged(decide(Facts(problem=received.problem)))
    covered = contracts_in_force(now=now)
    contacts = contacts_of(received, covered, now=now)
    number, by_reference = _number(received)
    thread, of_case = _thread(number, by_reference, contacts)
    decision = decide(
        Facts(
            urgent=received.urgent,
            thread=thread,
            asks_for=frozenset(one.contract_id for one in contacts if one.may_ask),
            named=_named(received, covered),
            nearby=contracts_nearby(received.mail, covered, now=now) if received.urgent else frozenset(),
            fixed=received.fixed_contract,
            out_of_force=not contacts and is_contact_elsewhere(received.mail, now=now),
        )
    )
    wanted = of_case if decision.state is ArrivalState.APPENDED else decision.contract_id
    contact = next((one for one in contacts if one.contract_id == wanted), contacts[0] if contacts else None)
    actor = contact.actor if contact is not None and not decision.stranger else None
    return Judged(decision, actor, contact, of_case if decision.state is ArrivalState.APPENDED else None)


def contacts_of(received: Received, covered: tuple[Covered, ...], *, now: datetime) -> tuple[Contact, ...]:
    """Whom the sender can be, on each contract once."""
    if received.person_id is not None:
        return contacts_of_person(received.person_id, covered, now=now)
    if received.mail:
        return contacts_by_mail(received.mail, covered, now=now, name=received.sender_name)
    return contacts_by_phone(received.phone, covered, now=now) if received.phone else ()


def _number(received: Received) -> tuple[str, bool]:
    referred = case_of_references(received.references) or case_of_messages(received.references)
    return (referred, True) if referred else (case_in_subject(received.subject), False)


def _thread(number: str, by_reference: bool, contacts: tuple[Contact, ...]) -> tuple[Thread | None, UUID | None]:
    contract_id = contract_of_case(number) if number else None
    if contract_id is None:
        return None, None
    may_see = any(one.contract_id == contract_id and may_see_contract(one.actor, contract_id) for one in contacts)
    return Thread(number, may_see, by_reference), contract_id


def _named(received: Received, covered: tuple[Covered, ...]) -> frozenset[UUID]:
    codes = set(codes_named(received.tags, received.subject))
    return frozenset(one.id for one in covered if one.code.upper() in codes or one.number.upper() in codes)
