"""A small world for the query counts, made over the API: people, a contract with an amendment to sign, cases."""

import json
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.test import Client

from mainstay.acceptance.public import open_acceptances
from mainstay.contracts.tests.make import SMALL
from mainstay.directory.models import Person
from mainstay.directory.public import RoleName, add_organisation, add_person, grant_role
from mainstay.intake.services.calls import ring
from mainstay.kernel.time import now, written

from .acceptance_calls import DELIVERABLES, make_acceptance
from .account_calls import PASSWORD, add_service_token, add_source, apply, make_account
from .call import Body, Form
from .drafting_calls import make_review
from .duties_calls import OBLIGATIONS, make_duties
from .intake_calls import let_arrive, make_inlets, register
from .knowledge_calls import make_known
from .notices_calls import make_notices, notify_customer
from .notify_calls import queue_word, set_up_gateway, subscribe_browser
from .offers_calls import RATES, make_offers
from .people_calls import put_on
from .provider_calls import make_system
from .settlement_calls import PENALTY, make_settled
from .unit_calls import make_units

# In force whenever the tests run.
CONTRACT = SMALL.replace("end: 2026-12-31", "end: 2099-12-31") + OBLIGATIONS + PENALTY + DELIVERABLES + RATES
# An amendment that waits for both signatures.
AMENDMENT = CONTRACT.replace(
    "code: T\n", "code: T\nversion: 2\namends: 1\nin_force_from: 2098-01-01\nsigned_by_both: false\n"
)
ROLES = {
    "contact": RoleName.CUSTOMER_CONTACT,
    "approver": RoleName.CUSTOMER_APPROVER,
    "engineer": RoleName.VENDOR_ENGINEER,
    "leaver": RoleName.ASSESSOR,
    "seat": RoleName.VENDOR_SEAT,
    "expert": RoleName.VENDOR_EXPERT,
    "manager": RoleName.VENDOR_PROJECT_MANAGER,
}


KINDS = ((Form, "application/x-www-form-urlencoded"), (str, "application/yaml"), (bytes, "application/octet-stream"))


class World:
    """Signed-in clients by login, and the ids of what there is."""

    def __init__(self) -> None:
        self.caller: str = "engineer"  # whose own things a call is about
        self.clients: dict[str, Client] = {"stranger": Client()}
        self.people: dict[str, str] = {}
        self.add_person("admin", RoleName.ADMINISTRATOR, None)
        loaded = self.call("admin", "POST /api/contracts", CONTRACT)
        self.contract: str = str(loaded["id"])
        self.call("admin", "POST /api/contracts", AMENDMENT)
        for login, role in ROLES.items():
            self.add_person(login, role, self.contract)
        self.cases = [self.open_case(f"第 {number} 次报修") for number in (1, 2, 3)]
        self.closed = self.close_case("第 0 次报修")
        self.survey = self.call("contact", f"GET /api/desk/cases/{self.closed}/procedure")["survey_path"].rsplit(
            "/", 1
        )[1]
        self.known = make_known(self)
        self.review = make_review()
        self.account: dict[str, Any] = make_account(self)
        self.duties = make_duties(self)
        self.acceptance = make_acceptance(self)
        self.notices = make_notices(self)
        make_offers(self)
        self.shift = put_on(self)
        make_settled(self)
        self.units: dict[str, str] = make_units(self)
        add_service_token(self, "monitor-0")
        self.system: dict[str, Any] = make_system(self)
        self.inlets: dict[str, str] = make_inlets(self)
        self.arrival: str = str(let_arrive(self, 1)["arrival"])
        self.endpoint: str = set_up_gateway(self)
        self.browser: str = subscribe_browser(self)
        self.message: int = queue_word(self, 1)
        self.ringing: str = str(ring("13900000000", seat_login="seat", source="cti#1", now=now()).id)

    def add_person(self, login: str, role: RoleName | None, contract: str | None) -> None:
        """A person with one role or none, signed in."""
        moment = now()
        organisation = add_organisation("某市数据局")
        person = add_person(login, name=login, password=PASSWORD, organisation_id=organisation.id, now=moment)
        if role is not None:
            grant_role(person, role=role, contract_id=UUID(contract) if contract else None, since=moment)
        self.people[login] = str(person)
        self.clients[login] = Client()
        self.clients[login].force_login(Person.objects.get(pk=person))
        session = self.clients[login].session
        session["account.shown"] = written(moment)
        session.save()

    def open_case(self, title: str) -> str:
        """A case by the customer's contact; its number."""
        body = {"contract_id": self.contract, "title": title, "facts": {"level": "I", "stationed": True}}
        return str(self.call("contact", "POST /api/desk/cases", body)["number"])

    def close_case(self, title: str) -> str:
        """A case from its report to its close, of five entries; its number."""
        number = self.open_case(title)
        acts = (("engineer", "respond"), ("engineer", "resolve"), ("contact", "confirm"), ("contact", "close"))
        for seq, (login, act) in enumerate(acts, start=1):
            body = {"act": act, "expected_seq": seq, "note": "已处理"}
            self.call(login, f"POST /api/desk/cases/{number}/entries", body)
        return number

    def grow(self) -> None:
        """Five more cases, one more contract and one more document under review."""
        for number in range(4, 9):
            self.open_case(f"第 {number} 次报修")
            let_arrive(self, number)
            queue_word(self, number)
            self.call("seat", "POST /api/intake/calls", register(self))
            apply(self, number)
            add_source(self, number)
            add_service_token(self, f"monitor-{number}")
            add_organisation(f"第 {number} 局")
            notify_customer(self)
        self.call("admin", "POST /api/contracts", CONTRACT.replace("code: T\n", "code: V\n"))
        open_acceptances(now=now())
        make_review()

    def call(
        self,
        login: str,
        order: str,
        body: Body = None,
        headers: Mapping[str, str] | None = None,
    ) -> Any:
        """What an operation answers; anything but success fails the test."""
        verb, address = order.split(" ")
        given = body if isinstance(body, str | bytes) else json.dumps(body) if body is not None else ""
        kind = next((kind for form, kind in KINDS if isinstance(body, form)), "application/json")
        response = self.clients[login].generic(verb, address, given, content_type=kind, headers=dict(headers or {}))
        content = response.getvalue() if response.streaming else response.content
        assert response.status_code < 300, f"{order}: {response.status_code} {content.decode()[:500]}"
        if response.streaming:
            return None
        is_json = response.content and response.headers["Content-Type"].startswith("application/json")
        return json.loads(response.content) if is_json else None
