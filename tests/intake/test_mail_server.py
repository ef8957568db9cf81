"""The mail server that tests use is a real one: it keeps, tags, refuses and asks for a password."""

import smtplib
from email.message import EmailMessage

import pytest

from tests.plumbing.mail import MailServer


def letter(to: str) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "lin@bureau.example", to, "系统无法登录"
    message.set_content("审批系统自上午起无法登录。")
    return message


def test_mail_is_there_when_sending_returns(mail_server: MailServer) -> None:
    desk = mail_server.address("desk")
    mail_server.send(letter(desk), sender="lin@bureau.example", to=desk)
    (found,) = mail_server.messages(desk)
    assert found["Subject"] == "系统无法登录"
    assert found.get_content().strip() == "审批系统自上午起无法登录。"


def test_tagged_address_reaches_the_same_mailbox(mail_server: MailServer) -> None:
    desk = mail_server.address("desk")
    tagged = desk.replace("@", "+A-1@")
    mail_server.send(letter(tagged), sender="", to=tagged)
    (found,) = mail_server.messages(desk)
    assert found["Delivered-To"] == tagged
    assert found["Return-Path"] == "<>"


@pytest.mark.parametrize(("name", "code"), [("nobody", 550), ("busy", 451)])
def test_refusing_addresses(mail_server: MailServer, name: str, code: int) -> None:
    with pytest.raises(smtplib.SMTPRecipientsRefused) as refused:
        mail_server.send(letter(f"{name}@mail.test"), sender="lin@bureau.example", to=f"{name}@mail.test")
    assert refused.value.recipients[f"{name}@mail.test"][0] == code


def test_sending_needs_the_password(mail_server: MailServer) -> None:
    with smtplib.SMTP(mail_server.host, mail_server.smtp_port) as session:
        assert session.docmd("EHLO", "[127.0.0.1]")[0] == 250
        assert session.docmd("MAIL", "FROM:<lin@bureau.example>")[0] == 530
