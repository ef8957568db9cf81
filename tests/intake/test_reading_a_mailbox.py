"""A real mailbox is read in order, each mail once, and marked only when it is kept."""

from collections.abc import Iterator

import pytest
from imapclient import IMAPClient
from pytest_django.fixtures import Settings

from mainstay.desk.public import count_cases
from mainstay.intake.models import Arrival, MailboxPlace
from mainstay.intake.services import mailbox
from mainstay.intake.services.mailbox import BadMailbox, Mailbox, connect, read_mailbox
from mainstay.intake.tests.letters import TEXT, letter
from mainstay.intake.tests.make import Desk, make_desk
from tests.plumbing.mail import MailServer

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk() -> Desk:
    return make_desk(until="2099-12-31")


@pytest.fixture
def address(mail_server: MailServer, settings: Settings, desk: Desk) -> Iterator[str]:
    found = mail_server.address("desk")
    settings.IMAP_URL = mail_server.imap_url(found)
    yield found
    settings.IMAP_URL = ""
    read_mailbox()


def send(server: MailServer, address: str, *texts: str) -> None:
    for text in texts:
        content = letter(text.encode(), headers=[f"Message-ID: <{text.encode().hex()[:40]}@bureau.example>"])
        server.send(content, sender="lin@bureau.example", to=address)


def flags(server: MailServer, address: str) -> list[bool]:
    with server.open(address) as session:
        found = session.get_flags(session.search())
    return [b"\\Seen" in found[uid] for uid in sorted(found)]


def test_new_mail_is_read_and_marked(mail_server: MailServer, address: str) -> None:
    send(mail_server, address, "一", "二")
    assert (read_mailbox().done, read_mailbox().done) == (2, 0)
    assert [arrival.text for arrival in Arrival.objects.order_by("arrived_at")] == ["一", "二"]
    assert count_cases() == 2
    assert flags(mail_server, address) == [True, True]


def test_server_announces_new_mail(mail_server: MailServer, address: str) -> None:
    assert read_mailbox().done == 0
    send(mail_server, address, "三")
    (reader,) = mailbox.READER.values()
    assert reader.idling
    assert reader.session is not None
    assert reader.session.idle_check(timeout=20)
    reader.looked_at = 0.0
    assert read_mailbox().done == 1


def test_broken_off_before_marking_is_not_doubled(
    mail_server: MailServer, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    send(mail_server, address, "四")

    def cut(*_: object, **__: object) -> None:
        raise ConnectionResetError("cut")

    with monkeypatch.context() as broken:
        broken.setattr(IMAPClient, "add_flags", cut)
        with pytest.raises(ConnectionResetError):
            read_mailbox()
    assert (Arrival.objects.count(), flags(mail_server, address)) == (1, [False])
    assert read_mailbox().done == 0
    assert Arrival.objects.count() == 1


def test_renumbered_folder_is_read_anew_without_doubles(mail_server: MailServer, address: str) -> None:
    send(mail_server, address, "五", "六")
    read_mailbox()
    MailboxPlace.objects.update(validity=1, last_uid=999)
    mailbox.READER[next(iter(mailbox.READER))].looked_at = 0.0
    assert read_mailbox().done == 2
    assert (Arrival.objects.count(), count_cases()) == (2, 2)
    assert MailboxPlace.objects.get().last_uid == 2


def test_failure_in_between_keeps_nothing_and_tries_again(
    mail_server: MailServer, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    send(mail_server, address, "七")

    def full(*_: object, **__: object) -> None:
        raise OSError("no space left")

    with monkeypatch.context() as broken:
        broken.setattr(mailbox, "receive_mail", full)
        with pytest.raises(OSError, match="no space left"):
            read_mailbox()
    assert (Arrival.objects.count(), flags(mail_server, address)) == (0, [False])
    assert (read_mailbox().done, Arrival.objects.get().text) == (1, "七")


def test_too_large_a_mail_stays_on_the_server(mail_server: MailServer, address: str, settings: Settings) -> None:
    settings.MAIL_LIMIT = 1000
    send(mail_server, address, TEXT * 20)
    read_mailbox()
    arrival = Arrival.objects.get()
    assert (arrival.state, arrival.reason, arrival.subject) == ("parked", "too_large", "审批系统无法登录")
    assert arrival.size > 1000
    assert len(mail_server.messages(address)) == 1


def test_another_worker_that_reads_is_left_alone(mail_server: MailServer, address: str) -> None:
    assert not mailbox.keep("nobody's", 1, 1, b"x", None)
    assert Arrival.objects.count() == 0


@pytest.mark.parametrize("url", ["http://a:b@127.0.0.1", "imaps://", "imap://127.0.0.1"])
def test_unusable_address_is_told_without_its_secret(url: str) -> None:
    with pytest.raises(BadMailbox) as told:
        connect(url)
    assert "a:b" not in str(told.value)


def test_password_is_in_no_message(mail_server: MailServer) -> None:
    url = mail_server.imap_url("x@mail.test").replace(mail_server.password, "wrong-secret")
    with pytest.raises(Exception, match=r"(?i)auth") as told:
        Mailbox(url).round()
    assert "wrong-secret" not in str(told.value)
