"""Words of messages: changed as versions, checked, previewed, and never in the way of word that must get through."""

from typing import Any
from uuid import UUID

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client

from mainstay.directory.public import RoleName
from mainstay.notify.models import OutboxMessage, TemplateVersion
from mainstay.notify.public import Channel, send
from mainstay.notify.rules.wording import SmsLength, problems_of, sms_length

from .clients import OURS, THEIRS, R, signed_in
from .make import NOW, recipient, word

pytestmark = pytest.mark.django_db
WORDS = {"subject": "催办 {number}", "mail": "{name}：请处理{title}。", "sms": "请处理{number}"}


def write(client: Client, *, base: int = 0, contract: UUID | None = OURS, **changed: Any) -> Any:
    """Change the words of reminders; the answer."""
    body = WORDS | {"language": "zh", "contract_id": str(contract) if contract else None, "base": base} | changed
    address = "/api/notify/templates/case_reminder/versions"
    return client.post(address, body, content_type="application/json")


def told(contract: UUID | None, **values: str) -> str:
    """The text of a reminder under a contract."""
    to = recipient(phone="13000000039")
    key = f"{contract}{OutboxMessage.objects.count()}"
    send([word(to, Channel.SMS, key=key, kind="case_reminder", contract=contract, **values)], now=NOW)
    return OutboxMessage.objects.latest("id").text


def test_a_contracts_words_go_before_those_for_all_and_those_before_the_shipped() -> None:
    shipped = told(OURS)
    admin = signed_in(R.ADMINISTRATOR, None)
    assert write(admin, contract=None, sms="人人：{number}").status_code == 201
    assert write(signed_in(R.VENDOR_PROJECT_MANAGER)).status_code == 201
    assert (told(OURS), told(THEIRS), told(None)) == (
        "请处理E-2026-00001",
        "人人：E-2026-00001",
        "人人：E-2026-00001",
    )
    back = {"language": "zh", "base": 1}
    admin.post("/api/notify/templates/case_reminder/shipped", back, content_type="application/json")
    assert (told(THEIRS), told(OURS)) == (shipped, "请处理E-2026-00001")


def test_each_change_is_a_version_with_its_writer() -> None:
    leader = signed_in(R.VENDOR_PROJECT_MANAGER)
    write(leader)
    answer = write(leader, base=1, sms="第二版{number}").json()
    assert [(one["version"], one["made_by"]) for one in answer["versions"]] == [
        (2, "vendor_project_manager"),
        (1, "vendor_project_manager"),
    ]
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE notify_templateversion SET sms = ''")


def test_who_writes_from_an_old_version_is_told() -> None:
    leader = signed_in(R.VENDOR_PROJECT_MANAGER)
    write(leader)
    assert write(leader).status_code == 409
    assert TemplateVersion.objects.count() == 1


@pytest.mark.parametrize(
    ("part", "text", "code"),
    [
        ("sms", "{nobody}", "unknown_placeholder"),
        ("mail", "{name.__class__}", "bad_placeholder"),
        ("subject", "{title[0]}", "bad_placeholder"),
        ("sms", "{title!r}", "bad_placeholder"),
        ("sms", "{title:>9}", "bad_placeholder"),
        ("sms", "{title", "bad_placeholder"),
        ("mail", "  ", "missing"),
    ],
)
def test_words_that_are_not_right_are_refused_by_part(part: str, text: str, code: str) -> None:
    changed: dict[str, Any] = {part: text}
    answer = write(signed_in(R.VENDOR_MANAGER), **changed)
    assert answer.status_code == 422
    assert [(one["code"], one["path"]) for one in answer.json()["problems"]] == [(code, part)]
    assert TemplateVersion.objects.count() == 0


@pytest.mark.parametrize(
    ("role", "contract", "status"),
    [
        (R.VENDOR_PROJECT_MANAGER, OURS, 201),
        (R.VENDOR_MANAGER, OURS, 201),
        (R.ADMINISTRATOR, None, 201),
        (R.VENDOR_ENGINEER, OURS, 403),
        (R.CUSTOMER_APPROVER, OURS, 403),
        (R.AUDITOR, None, 403),
        (R.VENDOR_PROJECT_MANAGER, THEIRS, 404),
    ],
)
def test_who_may_change_words(role: RoleName, contract: UUID | None, status: int) -> None:
    assert write(signed_in(role, contract)).status_code == status


def test_a_leader_of_one_contract_does_not_write_for_all() -> None:
    assert write(signed_in(R.VENDOR_PROJECT_MANAGER), contract=None).status_code == 403


def test_words_that_lack_a_value_give_way_to_the_shipped_ones() -> None:
    shipped = told(OURS)
    admin = signed_in(R.ADMINISTRATOR, None)
    write(admin, sms="{target}")
    TemplateVersion.objects.bulk_create(
        [TemplateVersion(kind="case_reminder", contract_id=OURS, language="zh", version=2, shipped=False,
                         subject="s", mail="m", sms="{gone}", made_at=NOW, made_by="x", made_by_id=OURS)]
    )  # fmt: skip
    assert told(OURS) == shipped


def test_a_preview_shows_samples_and_the_length_of_the_sms() -> None:
    leader = signed_in(R.VENDOR_PROJECT_MANAGER)
    address = "/api/notify/templates/case_reminder/preview"
    shown = leader.post(address, WORDS | {"language": "zh"}, content_type="application/json").json()
    assert (shown["subject"], shown["sms"]) == ("催办 A-2026-00042", "请处理A-2026-00042")
    assert (shown["sms_places"], shown["sms_messages"], shown["problems"]) == (15, 1, [])
    wrong = leader.post(address, WORDS | {"language": "zh", "sms": "{x}"}, content_type="application/json").json()
    assert [(one["part"], one["en"]) for one in wrong["problems"]] == [("sms", "there is no {x}")]
    assert TemplateVersion.objects.count() == 0


def test_the_list_says_where_words_come_from() -> None:
    write(signed_in(R.VENDOR_PROJECT_MANAGER))
    items = signed_in(R.VENDOR_PROJECT_MANAGER).get(f"/api/notify/templates?contract_id={OURS}").json()["items"]
    assert [(one["zh"], one["en"]) for one in items if one["id"] == "case_reminder"] == [("contract", "shipped")]


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("字" * 70, SmsLength(70, 1)),
        ("字" * 71, SmsLength(71, 2)),
        ("字" * 135, SmsLength(135, 3)),
        ("😀" * 36, SmsLength(72, 2)),
        ("a" * 160, SmsLength(160, 1)),
        ("a" * 159 + "€", SmsLength(161, 2)),
    ],
)
def test_how_long_an_sms_is(text: str, length: SmsLength) -> None:
    assert sms_length(text) == length


def test_each_fault_is_named() -> None:
    words = {"subject": "{a}{b}", "mail": "", "sms": "ok"}
    assert [(one.code, one.path) for one in problems_of(words, {"a"})] == [
        ("unknown_placeholder", "subject"),
        ("missing", "mail"),
    ]
