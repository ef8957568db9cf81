"""A contract of the examples with its people, on a clock that the test sets, with everything that follows worked."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from mainstay.contracts.public import load_contract
from mainstay.desk.models import Case
from mainstay.desk.public import Act, Opening, follow_changes
from mainstay.desk.services import act_on_case, open_case
from mainstay.directory.public import Actor, RoleName, add_person, get_actor, grant_role, set_reach
from mainstay.kernel.ledger import Entry, read_stream
from mainstay.kernel.time import now, real_now, tell_time_by
from mainstay.kernel.timers import fire_due
from mainstay.notify.public import Sending, deliver_mail, deliver_sms, list_sendings

from .make import make_order

EXAMPLES = Path(__file__).parents[4] / "examples" / "contracts"
PEOPLE = {
    "contact": ("韩知夏", RoleName.CUSTOMER_CONTACT),
    "approver": ("梁书远", RoleName.CUSTOMER_APPROVER),
    "seat": ("沈宁", RoleName.VENDOR_SEAT),
    "first": ("罗一鸣", RoleName.VENDOR_ENGINEER),
    "second": ("陆川", RoleName.VENDOR_ENGINEER),
    "expert": ("苏白", RoleName.VENDOR_EXPERT),
    "leader": ("唐晓棠", RoleName.VENDOR_PROJECT_MANAGER),
    "director": ("程立", RoleName.VENDOR_MANAGER),
}


@dataclass
class Rehearsal:
    """The contract, its people by login, and the moment at which the clock stands."""

    contract_id: UUID
    nine: datetime
    domain: str
    people: dict[str, UUID] = field(default_factory=dict)

    def actor(self, login: str) -> Actor:
        """Somebody by login."""
        return get_actor(self.people[login], now=now())

    def at(self, minutes: float) -> None:
        """Set the clock to so many minutes past nine, and let everything due happen."""
        moment = self.nine + timedelta(minutes=minutes)
        tell_time_by(lambda: moment)
        self.settle()

    def settle(self) -> None:
        """Follow, fire and deliver until there is nothing left to do."""
        while follow_changes().done + fire_due().done + deliver_mail().done + deliver_sms().done:
            pass

    def open(self, login: str, *, level: str | None = None, title: str = "实验平台无法登录", **facts: Any) -> Case:
        """A case reported by somebody."""
        reporter = {"name": "韩知夏", "phone": "13900000001", "mail": self.mail("contact")}
        opening = Opening(self.contract_id, title, "全部账号登录失败", reporter, {"level": level, **facts})
        case = open_case(opening, actor=self.actor(login), now=now())
        self.settle()
        return case

    def do(self, case: Case, login: str, act: Act, **fields: Any) -> Case:
        """Somebody acts now; what follows is worked."""
        done = act_on_case(case.number, make_order(act, **fields), actor=self.actor(login), now=now())
        self.settle()
        return done

    def mail(self, login: str) -> str:
        """The address of somebody."""
        return f"{login}@{self.domain}"

    def phone(self, login: str) -> str:
        """The mobile number of somebody."""
        return f"1390000000{list(PEOPLE).index(login) + 1}"

    def told(self, case: Case, login: str) -> list[tuple[str, str]]:
        """The kinds of words and channels that somebody was told about a case, in order."""
        reach = {self.mail(login), self.phone(login)}
        return [(one.kind, one.channel.value) for one in self.sendings(case) if one.address in reach]

    def sendings(self, case: Case) -> tuple[Sending, ...]:
        """Everything told about a case."""
        return list_sendings([case.number])[case.number]

    def entries(self, case: Case) -> list[tuple[str, str, float]]:
        """Kind, name of who acted, and minutes past nine, of each entry."""
        return [(one.kind, one.actor_name, self.minutes(one)) for one in read_stream(case.stream)]

    def minutes(self, entry: Entry) -> float:
        """When an entry happened, past nine."""
        return (entry.occurred_at - self.nine) / timedelta(minutes=1)


@contextmanager
def rehearsal(contract: str, nine: datetime, *, domain: str = "people.test") -> Iterator[Rehearsal]:
    """An example contract in force at a moment; the real time is told again at the end."""
    tell_time_by(lambda: nine)
    loaded = load_contract((EXAMPLES / f"{contract}.yaml").read_bytes(), actor=None, now=nine)
    found = Rehearsal(loaded.contract_id, nine, domain)
    for login, (name, role) in PEOPLE.items():
        person = add_person(login, name=name, password=None, organisation_id=None, now=nine)
        set_reach(person, phone=found.phone(login), mail=found.mail(login))
        grant_role(person, role=role, contract_id=loaded.contract_id, since=nine - timedelta(days=1))
        found.people[login] = person
    try:
        yield found
    finally:
        tell_time_by(real_now)


def china(text: str) -> datetime:
    """A moment in Beijing: `2023-10-09 09:00`."""
    return (datetime.fromisoformat(text) - timedelta(hours=8)).replace(tzinfo=UTC)
