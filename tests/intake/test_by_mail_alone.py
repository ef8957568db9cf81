"""The flow of E-19 by e-mail alone, through a real mail server, on a simulated clock: from the report to the survey."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.message import EmailMessage

import pytest
from pytest_django.fixtures import Settings

from mainstay.desk.public import Act, Order, act_on_case, find_case, follow_changes
from mainstay.directory.public import SYSTEM, set_reach
from mainstay.intake.services.mailbox import READER, read_mailbox
from mainstay.intake.tests.make import NINE, Desk, entries, make_desk
from mainstay.kernel.ledger import check_chain
from mainstay.kernel.time import real_now, tell_time_by
from mainstay.notify.public import deliver_mail
from tests.plumbing.mail import MailServer

pytestmark = pytest.mark.django_db


@dataclass
class Correspondence:
    """The desk with its mailbox, and the mailboxes of a contact and of an engineer, on a clock of their own."""

    server: MailServer
    desk: Desk
    mailbox: str
    contact: str
    engineer: str
    moment: datetime = NINE
    seen: dict[str, int] = field(default_factory=dict)

    def at(self, minutes: float) -> None:
        """So many minutes past nine."""
        self.moment = NINE + timedelta(minutes=minutes)

    def write(self, sender: str, text: str, *, subject: str = "", answer_to: EmailMessage | None = None) -> None:
        """A mail to the desk, new or in answer to one, which the desk's worker then reads."""
        message = EmailMessage()
        message["From"], message["To"] = sender, self.mailbox
        message["Message-ID"] = f"<{sender.partition('@')[0]}.{self.moment.timestamp():.0f}@mail.test>"
        if answer_to is not None:
            quoted = answer_to.get_content().replace("\n", "\n> ")
            text = f"{text}\n\n在 2026-10-12，服务台 <{self.mailbox}> 写道：\n> {quoted}"
            subject = f"回复：{answer_to['Subject']}"
            message["In-Reply-To"] = answer_to["Message-ID"]
            message["References"] = f"{answer_to.get('References', '')} {answer_to['Message-ID']}".strip()
        message["Subject"] = subject
        message.set_content(text)
        self.server.send(message, sender=sender, to=self.mailbox)
        for reader in READER.values():
            reader.looked_at = 0.0  # the server's announcement may take its time
        while read_mailbox().done:
            pass
        self.work()

    def work(self) -> None:
        """What the worker does after a change: the followers, then the outbox."""
        while follow_changes().done:
            pass
        while deliver_mail().done:
            self.server.settle()

    def act(self, login: str, act: Act, note: str = "", **fields: object) -> None:
        """An act on the one case, by somebody at the desk's pages."""
        number = str(entries(self.desk)[0].payload["number"])
        act_on_case(number, Order(act, note=note, fields=fields), actor=self.desk.actor(login), now=self.moment)
        self.work()

    def new_mail(self, address: str) -> list[EmailMessage]:
        """What has come to an address since it was last asked for."""
        found = self.server.messages(address)
        before, self.seen[address] = self.seen.get(address, 0), len(found)
        return found[before:]


@pytest.fixture
def post(mail_server: MailServer, settings: Settings) -> Iterator[Correspondence]:
    desk = make_desk()
    mailbox, contact, engineer = (mail_server.address(name) for name in ("desk", "lin", "gao"))
    found = Correspondence(mail_server, desk, mailbox, contact, engineer)
    set_reach(desk.people["lin"], phone="13900000001", mail=found.contact)
    set_reach(desk.people["engineer"], phone="13900000004", mail=found.engineer)
    settings.SMTP_URL, settings.IMAP_URL = mail_server.smtp_url(), mail_server.imap_url(found.mailbox)
    settings.MAIL_FROM, settings.MAIL_REPLY_TO = f"服务台 <{found.mailbox}>", ""
    tell_time_by(lambda: found.moment)
    yield found
    tell_time_by(real_now)
    settings.IMAP_URL = ""
    read_mailbox()


def reported(post: Correspondence) -> EmailMessage:
    """The case is reported by mail, and its number comes back."""
    post.write(post.contact, "审批系统自上午九点起无法登录。", subject="审批系统无法登录")
    (received,) = post.new_mail(post.contact)
    return received


@pytest.mark.req("E-19", "E-18", "D-01")
def test_report_by_mail_gets_its_number_back_and_the_engineer_is_told(post: Correspondence) -> None:
    received = reported(post)
    assert received["Subject"].startswith("[T-2026-00001]")
    assert "T-2026-00001" in received.get_content()
    (told,) = post.new_mail(post.engineer)
    assert "T-2026-00001" in told["Subject"]
    (report,) = entries(post.desk)
    assert (report.actor_name, report.occurred_at, report.payload["channel"]) == ("林静姝", NINE, "mail")
    assert report.payload["reporter"]["mail"] == post.contact


@pytest.mark.req("E-19")
def test_answers_go_back_and_forth_in_one_thread(post: Correspondence) -> None:
    received = reported(post)
    (told,) = post.new_mail(post.engineer)
    post.at(20)
    post.write(post.engineer, "请重启审批服务后再试。", answer_to=told)
    (answer,) = post.new_mail(post.contact)
    assert "请重启审批服务后再试。" in answer.get_content()
    assert set(received["References"].split()) & set(answer["References"].split())
    post.at(25)
    post.write(post.contact, "重启之后仍然无法登录。", answer_to=answer)
    said = [(one.kind, one.side, one.payload.get("note")) for one in entries(post.desk)[1:]]
    assert said == [
        ("commented", "vendor", "请重启审批服务后再试。"),
        ("commented", "customer", "重启之后仍然无法登录。"),
    ]
    assert check_chain(entries(post.desk)) is None


@pytest.mark.req("E-19", "D-04", "E-18")
def test_confirmed_by_reply_closed_and_asked_for_an_opinion(post: Correspondence) -> None:
    reported(post)
    post.at(10)
    post.act("engineer", Act.CLASSIFY, level="I")
    post.act("engineer", Act.RESPOND, "已收到")
    post.at(50)
    post.act("engineer", Act.RESOLVE, "更换了过期证书")
    asked = post.new_mail(post.contact)[-1]
    assert "更换了过期证书" in asked.get_content()
    post.at(60)
    post.write(post.contact, "确认，谢谢！", answer_to=asked)
    confirmed = entries(post.desk)[-1]
    assert (confirmed.kind, confirmed.actor_name, confirmed.side) == ("confirmed", "林静姝", "customer")
    post.at(61)
    post.act("seat", Act.CLOSE)
    case = find_case("T-2026-00001", actor=SYSTEM)
    assert case is not None
    assert case.state == "closed"
    assert "/survey/" in post.new_mail(post.contact)[-1].get_content()


@pytest.mark.req("D-01")
def test_nothing_goes_out_to_strangers_and_machines(post: Correspondence) -> None:
    stranger = post.server.address("x")
    post.write(stranger, "我的电脑坏了", subject="求助")
    assert post.new_mail(stranger) == []
    reported(post)
    assert len(post.server.messages(post.contact)) == 1
