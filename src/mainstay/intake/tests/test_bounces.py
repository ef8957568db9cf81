"""A mail of ours that comes back is noted on its proof; what only looks like it is not."""

from datetime import UTC, datetime

import pytest
from django.db import connection

from mainstay.intake.rules.automatic import came_back
from mainstay.intake.services.mail import receive_mail
from mainstay.notify.public import MessageState, list_sendings, send_mail

NOW = datetime(2026, 11, 2, 1, 0, tzinfo=UTC)
REPORT = """\
Return-path: <>
From: Mail Delivery System <Mailer-Daemon@mail.test>
To: desk@mail.test
Subject: Mail delivery failed
Message-Id: <E1@mail.test>
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

This message was created automatically.
--b
Content-Type: message/delivery-status

Action: {action}
Final-Recipient: rfc822;gone@mail.test
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1
 no such user
--b
Content-Type: message/rfc822

Message-ID: {id}
Subject: x

text
--b--
"""


def state_after(action: str) -> tuple[MessageState, str]:
    send_mail("gone@mail.test", subject="x", text="t", key="k", now=NOW, about="E-2026-00001")
    with connection.cursor() as cursor:
        cursor.execute("SELECT token FROM notify_outboxmessage")
        own = f"<case.E-2026-00001.{cursor.fetchone()[0]}@mail.test>"
    receive_mail(REPORT.format(action=action, id=own).replace("\n", "\r\n").encode(), now=NOW)
    (sending,) = list_sendings(["E-2026-00001"])["E-2026-00001"]
    return sending.state, sending.answer


@pytest.mark.django_db
@pytest.mark.req("E-18")
def test_a_mail_that_comes_back_has_failed_in_the_words_of_the_server() -> None:
    assert state_after("failed") == (MessageState.FAILED, "smtp; 550 5.1.1 no such user")


@pytest.mark.django_db
def test_a_report_of_a_delay_changes_nothing() -> None:
    assert state_after("delayed") == (MessageState.QUEUED, "")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"Action: failed\r\nStatus: 5.7.1\r\n", "5.7.1"),
        (b"Action: FAILED\r\n", "failed"),
        (b"Action: delivered\r\nStatus: 2.0.0\r\n", None),
        (b"I am away. Actions: failed", None),
    ],
)
def test_why_a_mail_came_back(content: bytes, words: str | None) -> None:
    assert came_back(content) == words
