"""A dump of the database holds nothing of what is sealed, and one secret opens nothing of it."""

import re
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytest_django import Settings

from mainstay.config.cluster import wheel_binaries
from mainstay.directory.public import add_organisation, add_person, list_people, set_reach
from mainstay.kernel.holding import Holding, SecretsUnusable, Which, new_secret
from mainstay.kernel.sealing import forget_keys
from mainstay.notify.public import Channel, Message, Recipient, list_sendings, send, send_mail
from tests.plumbing.databases import FreshDatabase

NOON = datetime(2026, 11, 2, 4, 0, tzinfo=UTC)
PHONE, MAIL, CODE, WORDS = "13977712345", "zhou.zhiqiu@bureau.example", "731946", "请尽快更换三号机房的电源模块"
CLEAR = (PHONE, MAIL, CODE, WORDS)


@pytest.fixture
def dump(fresh_database: FreshDatabase) -> Iterator[str]:
    """What pg_dump writes of a database in which somebody is reached, has been sent a code, and has had a mail."""
    place = add_organisation("江南区政务服务中心").id
    person = add_person("zhou", name="周知秋", password=None, organisation_id=place, now=NOON)
    set_reach(person, phone=PHONE, mail=MAIL)
    values = {"code": CODE, "minutes": "10", "link": f"https://desk.example/#code={CODE}"}
    to = Recipient("周知秋", MAIL, PHONE, person=person)
    send([Message("code_sign_in", to, Channel.SMS, f"code for {PHONE}", values=values)], now=NOON)
    send_mail(MAIL, subject=WORDS, text=WORDS, key=f"mail to {MAIL}", now=NOON, about="A-1")
    command = [str(wheel_binaries() / "pg_dump"), "--inserts", fresh_database.owner]
    yield subprocess.run(command, check=True, capture_output=True, text=True).stdout
    forget_keys()


def read() -> list[str]:
    """What the application reads of it."""
    (person,) = list_people(now=NOON)
    (mail,) = list_sendings(["A-1"])["A-1"]
    (code,) = list_sendings([""])[""]
    return [person.phone, person.mail, mail.address, mail.text, code.address, code.text]


def test_a_dump_shows_nothing_of_what_is_sealed(dump: str) -> None:
    assert "周知秋" in dump  # names stand in the ledger too, and in clear
    assert [text for text in CLEAR if text in dump] == []
    assert len(re.findall(r"'s1\.[\w=-]{60,}'", dump)) >= 7


@pytest.mark.parametrize("which", Which)
def test_one_secret_opens_nothing_and_both_open_all(
    dump: str, which: Which, settings: Settings, tmp_path: Path
) -> None:
    both: Holding = settings.HOLDING
    assert [text in dump for text in read()] == [False] * 6
    one = Holding("", tmp_path / "data-secret", tmp_path / "data-key")
    one.replace(Which.TEXT, new_secret() if which is Which.TEXT else both.read().secret)
    one.replace(Which.FILE, new_secret() if which is Which.FILE else both.read().file)
    settings.HOLDING = one
    forget_keys()
    with pytest.raises(SecretsUnusable):
        read()
    settings.HOLDING = both
    found = read()
    assert (found[:3], CODE in found[5], found[3]) == ([PHONE, MAIL, MAIL], True, WORDS)
