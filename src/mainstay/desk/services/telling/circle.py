"""Everybody who may be told about the cases of a contract, as they can be reached now."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from mainstay.contracts.public import ContactPerson
from mainstay.desk.models import Case, Note
from mainstay.desk.queries.terms import Pinned
from mainstay.desk.rules import roles
from mainstay.desk.rules.flow import Happened
from mainstay.desk.rules.roles import OnDuty, Reached
from mainstay.desk.rules.talk import watchers_of
from mainstay.desk.rules.telling import Audience
from mainstay.desk.rules.words import Kind, Line
from mainstay.directory.public import PersonFacts, list_people_on
from mainstay.kernel.ledger import Entry
from mainstay.people.public import who_is_on_duty

OF_LINE = {
    Line.SALES: (roles.SEAT, roles.LEADER),
    Line.MAINTENANCE: (roles.ENGINEER,),
    Line.SOFTWARE: (roles.ENGINEER,),
    Line.IMPLEMENTATION: (roles.ENGINEER,),
    Line.CHIEF_ENGINEER: (roles.EXPERT,),
    Line.EXPERT: (roles.EXPERT,),
    Line.MAKER: (roles.LEADER,),
}
OF_CONTRACT = {
    Audience.SUPERIOR: ("superior",),
    Audience.SALES: ("sales_contact",),
    Audience.RESPONSIBLE: ("responsible_person", "customer_head"),
}
HOLDING = {
    Audience.ENGINEERS: (roles.ENGINEER,),
    Audience.LEADER: (roles.LEADER,),
    Audience.CUSTOMER: (roles.CONTACT,),
    Audience.APPROVER: (roles.APPROVER,),
}


@dataclass(frozen=True, slots=True)
class Circle:
    """The people with a role on a contract, the contacts that it names, and who is on duty by role."""

    people: tuple[Reached, ...]
    contacts: tuple[Reached, ...]
    duty: Mapping[str, OnDuty]

    def by_role(self, role: str, *, assignee: UUID | None = None) -> tuple[Reached, ...]:
        """Who a role of the contract means; a contact who can sign in is reached as that person."""
        found = roles.resolve(role, people=self.people, contacts=self.contacts, duty=self.duty, assignee=assignee)
        return tuple(self._signed_in(one) for one in found)

    def by_id(self, ids: Iterable[UUID | str | None]) -> tuple[Reached, ...]:
        """The people of these ids."""
        wanted = {str(one) for one in ids if one}
        return tuple(one for one in self.people if str(one.id) in wanted)

    def _signed_in(self, contact: Reached) -> Reached:
        """The same person with a sign-in: by mail address, by number, or by name on the same side."""
        for one in self.people:
            if (contact.mail and one.mail == contact.mail) or (contact.phone and one.phone == contact.phone):
                return one
        namesakes = [one for one in self.people if (one.name, one.side) == (contact.name, contact.side)]
        return namesakes[0] if len(namesakes) == 1 else contact


def circle_of(pinned: Pinned, *, now: datetime) -> Circle:
    """The circle of a contract."""
    people = tuple(_person(one, pinned.contract_id) for one in list_people_on(pinned.contract_id, now=now))
    rostered = who_is_on_duty(pinned.contract_id, at=now, timezone=pinned.timezone)
    duty = {role: OnDuty(one.people, one.stand_ins) for role, one in rostered.items()}
    return Circle(people, tuple(_contact(one) for one in pinned.contract.contacts), duty)


def audience(
    wanted: Audience, case: Case, happened: Sequence[Happened], entry: Entry, circle: Circle
) -> tuple[Reached, ...]:
    """Who is meant, for one entry of a case."""
    match wanted:
        case Audience.REPORTER:
            return reporter_of(case, happened, circle)
        case Audience.ASSIGNEE:
            return circle.by_id([case.assignee_id])
        case Audience.MENTIONED:
            return circle.by_id(one["id"] for one in _mentions(case, entry))
        case Audience.WATCHERS:
            return circle.by_id(watchers_of(happened))
        case Audience.LINE:
            return () if case.assignee_id else roles.holders(OF_LINE[Line(case.line)], circle.people)
        case Audience.SUPERIOR | Audience.SALES | Audience.RESPONSIBLE:
            found = (circle.by_role(role) for role in OF_CONTRACT[wanted])
            return next((people for people in found if people), ())
        case _:
            return roles.holders(HOLDING[wanted], circle.people)


def audience_of(
    wanted: Iterable[Audience], case: Case, happened: Sequence[Happened], entry: Entry, circle: Circle
) -> list[Reached]:
    """The people of several audiences, each once."""
    found: dict[str, Reached] = {}
    for one in wanted:
        for person in audience(one, case, happened, entry, circle):
            found.setdefault(person.key, person)
    return list(found.values())


def _mentions(case: Case, entry: Entry) -> Sequence[Mapping[str, str]]:
    """Whom an entry draws in; an inner note says it beside the ledger, to its own side only."""
    if entry.kind != Kind.NOTED:
        mentions: Sequence[Mapping[str, str]] = entry.payload.get("mentions", ())
        return mentions
    note = Note.objects.filter(case_id=case.id, seq=entry.seq).first()
    return note.mentions if note else ()


def reporter_of(case: Case, happened: Sequence[Happened], circle: Circle) -> tuple[Reached, ...]:
    """Who reported: as the report names them, and the customer's own person who wrote it."""
    named, first = case.reporter, happened[0].entry
    found = [one for one in circle.by_id([first.actor_id]) if one.side == "customer"]
    stated = Reached(named.get("name", ""), named.get("mail", ""), named.get("phone", ""))
    known = [one for one in circle.people if stated.mail and one.mail == stated.mail]
    if known:
        return tuple(dict.fromkeys([*known, *found]))
    return (stated, *found) if stated.mail or (stated.phone and not found) else tuple(found)


def _person(person: PersonFacts, contract_id: UUID) -> Reached:
    grants = [grant for grant in person.grants if grant.contract_id == contract_id]
    held = frozenset(grant.role.value for grant in grants)
    side = grants[0].side.value if grants else ""
    return Reached(person.name, person.mail, person.phone, person.language, person.id, side, held)


def _contact(contact: ContactPerson) -> Reached:
    return Reached(
        contact.name.zh, contact.mail, contact.phone, "zh", None, str(contact.side), frozenset(contact.roles)
    )
