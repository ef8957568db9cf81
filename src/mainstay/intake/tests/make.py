"""Two small contracts with their people for the intake's tests, and mails of their contacts."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

from django.db import connection

from mainstay.contracts.public import load_contract
from mainstay.desk.public import CaseFacts, count_cases, list_open_cases
from mainstay.desk.tests.make import CONTRACT
from mainstay.directory.public import (
    SYSTEM,
    Actor,
    RoleName,
    add_organisation,
    add_person,
    get_actor,
    grant_role,
    set_reach,
)
from mainstay.intake.models import Arrival
from mainstay.intake.services.mail import receive_mail
from mainstay.kernel.ledger import Entry, read_stream

from .letters import TEXT, letter

NINE = datetime(2026, 10, 12, 1, 0, tzinfo=UTC)  # Monday, nine o'clock in Beijing
CONTACTS = """\
roles:
  - {id: customer-contact, name: 甲方联系人, clause: c3}
contacts:
  - name: 贺知秋
    side: customer
    roles: [customer-contact]
    title: 宣传干事
    phone: 0990-555-0602
    mail: he@bureau.example
    clause: c3
    may_ask: true
  - {name: 钱不言, side: customer, roles: [customer-contact], mail: qian@bureau.example, clause: c3}
"""
PARTIES = "customer: {name: 某市数据局, address: 某市人民路1号}"
FIRST = CONTRACT.replace("customer: {name: 某市数据局}", PARTIES) + CONTACTS
SECOND = CONTRACT.replace("code: T\n", "code: U\n").replace("T-2026-01", "U-2026-01")


@dataclass(frozen=True, slots=True)
class Desk:
    """Contract T names 贺知秋 as a contact; 林静姝 is contact on T, 周同 on T and U; a seat and an engineer on T."""

    first: UUID
    second: UUID
    people: dict[str, UUID]

    def actor(self, login: str) -> Actor:
        """Somebody as he acts."""
        return get_actor(self.people[login], now=NINE)


PEOPLE = (
    ("lin", "林静姝", "lin@bureau.example", "13900000001", RoleName.CUSTOMER_CONTACT, "T"),
    ("zhou", "周同", "zhou@bureau.example", "13900000002", RoleName.CUSTOMER_CONTACT, "TU"),
    ("seat", "沈座席", "seat@vendor.example", "13900000003", RoleName.VENDOR_SEAT, "T"),
    ("engineer", "高工", "gao@vendor.example", "13900000004", RoleName.VENDOR_ENGINEER, "T"),
    ("other", "邻座席", "other@vendor.example", "13900000005", RoleName.VENDOR_SEAT, "U"),
    ("admin", "管理员", "admin@vendor.example", "", RoleName.ADMINISTRATOR, ""),
)


NOTICES = """\
notices: {clause: c3, change_within: 3 workdays, calendar: office}
"""
OFFICE = """\
  - id: office
    name: 工作时间
    clause: c3
    holidays: true
    windows: [{days: [mon, tue, wed, thu, fri], start: '08:30', end: '17:30'}]
"""


def make_desk(*, until: str = "2026-12-31", notices: bool = False) -> Desk:
    """Load both contracts and give the people their roles; with `notices` T says how early a change is told."""
    first = FIRST.replace("levels:\n", f"{OFFICE}levels:\n") + NOTICES if notices else FIRST
    files = {"T": first, "U": SECOND}
    ids = {
        code: load_contract(text.replace("end: 2026-12-31", f"end: {until}"), actor=None, now=NINE).contract_id
        for code, text in files.items()
    }
    organisation = add_organisation("某单位")
    people = {}
    for login, name, mail, phone, role, codes in PEOPLE:
        person = add_person(login, name=name, password=None, organisation_id=organisation.id, now=NINE)
        set_reach(person, phone=phone, mail=mail)
        everywhere: list[UUID | None] = [] if codes else [None]
        for contract_id in [*everywhere, *(ids[code] for code in codes)]:
            grant_role(person, role=role, contract_id=contract_id, since=NINE - timedelta(days=1))
        people[login] = person
    return Desk(ids["T"], ids["U"], people)


def mail(
    *,
    sender: str = "林静姝 <lin@bureau.example>",
    text: str = TEXT,
    subject: str = "审批系统无法登录",
    to: str = "desk@desk.example",
    headers: tuple[str, ...] = (),
    minutes: float = 0,
) -> Arrival:
    """A mail that has just come in."""
    content = letter(text.encode(), subject=subject, headers=headers, sender=sender, to=to)
    return receive_mail(content, now=NINE + timedelta(minutes=minutes))


def kinds(stream: str) -> list[str]:
    """The kinds of the entries of a stream."""
    return [entry.kind for entry in read_stream(stream)]


def counts() -> tuple[int, int, int]:
    """How many arrivals, cases and entries there are."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM kernel_ledgerentry")
        entries = cursor.fetchone()[0]
    return Arrival.objects.count(), count_cases(), entries


def cases(desk: Desk) -> tuple[CaseFacts, ...]:
    """The open cases by number."""
    found = list_open_cases([desk.first, desk.second], actor=SYSTEM, limit=100)
    return tuple(sorted(found, key=lambda case: case.number))


def entries(desk: Desk) -> tuple[Entry, ...]:
    """The entries of the one open case."""
    (case,) = cases(desk)
    return read_stream(f"case:{case.id}")
