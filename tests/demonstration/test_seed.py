"""The demonstration: a small share of the year, written through the services, the same each time."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner
from django.test import override_settings

from mainstay.config.cli.seed import EXAMPLES
from mainstay.config.cli.seed import command as seed
from mainstay.config.cli.verify import command as verify
from mainstay.config.demonstration.matters_told import MATTERS
from mainstay.config.demonstration.people import SIGN_INS, demonstration_password
from mainstay.config.demonstration.stories import PROFILES
from mainstay.config.demonstration.stories.story import Story
from mainstay.config.demonstration.writing import load_examples, write_year
from mainstay.config.state import State
from mainstay.contracts.public import list_contracts
from mainstay.desk.public import check_cases, count_cases, list_open_cases
from mainstay.directory.public import SYSTEM, find_person, get_actor, list_people
from mainstay.kernel.errors import Refused

NOW = datetime(2026, 11, 20, 6, 0, tzinfo=UTC)
QUICK = override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"])


@pytest.mark.django_db
def test_a_share_of_the_year_is_whole() -> None:
    load_examples(EXAMPLES, now=NOW)
    with QUICK:
        progress = list(write_year(password="tan-gu-li-mo", now=NOW, share=0.02))
    assert progress[-1].written == progress[-1].total == count_cases() > 50
    assert [finding for batch in check_cases() for finding in batch.findings] == []
    people = {person.login: person for person in list_people(now=NOW)}
    assert {login for login, _, _ in SIGN_INS} <= set(people)
    assert len(people["contact"].grants) == 5
    assert [grant.contract_id for grant in people["admin"].grants] == [None]
    assert [(grant.role, grant.contract_id) for grant in people["unit"].grants] == [("unit_administrator", None)]


@pytest.mark.django_db
def test_a_second_demonstration_is_refused() -> None:
    load_examples(EXAMPLES, now=NOW)
    with QUICK:
        list(write_year(password="tan-gu-li-mo", now=NOW, share=0.01))
        written = count_cases()
        with pytest.raises(Refused):
            list(write_year(password="tan-gu-li-mo", now=NOW, share=0.01))
    assert count_cases() == written


@pytest.mark.django_db
def test_every_matter_is_told_to_where_it_stands() -> None:
    load_examples(EXAMPLES, now=NOW)
    with QUICK:
        list(write_year(password="tan-gu-li-mo", now=NOW, share=0.01))
    reader = get_actor(find_person("admin") or SYSTEM.id, now=NOW)
    told = {
        case.title: case.state
        for case in list_open_cases([c.id for c in list_contracts(now=NOW)], actor=reader, limit=200)
    }
    assert {matter.title: told.get(matter.title) for matter in MATTERS} == {
        "审批流程增加“容缺受理”环节": None,
        "对接市级电子印章平台": "active",
        "三件办件卡在“已办结未归档”": None,
        "驻场人员两次未按时到岗": "reported",
        "消息平台数据库小版本升级": "confirmed",
        "希望网站增加办事指南下载": "resolved",
        "上报两个疑似仿冒网址": "reported",
    }


@pytest.mark.django_db
def test_the_stories_fit_their_contracts() -> None:
    load_examples(EXAMPLES, now=NOW)
    assert {contract.code for contract in list_contracts(now=NOW)} == set(PROFILES)
    for profile in PROFILES.values():
        for story in profile.stories:
            assert isinstance(story, Story)
            assert story.title.format(place="某处")
            assert story.description.format(place="某处")


def test_the_password_is_random_kept_and_private(tmp_path: Path) -> None:
    first, second = State(tmp_path / "one"), State(tmp_path / "two")
    password = demonstration_password(first, "")
    assert demonstration_password(first, "") == password
    assert demonstration_password(second, "") != password
    assert demonstration_password(second, "given-by-somebody") == "given-by-somebody"
    assert (first.root / "demonstration-password").stat().st_mode & 0o777 == 0o600
    assert len(password) >= 15


@pytest.mark.django_db
def test_the_commands_say_what_they_did(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MAINSTAY_STATE", str(tmp_path))
    runner = CliRunner()
    with QUICK:
        said = runner.invoke(seed, ["--share", "0.01"], catch_exceptions=False)
        again = runner.invoke(seed, [], catch_exceptions=False)
    assert "Sign in with the password" in said.output
    assert "is there already" in again.output
    checked = runner.invoke(verify, catch_exceptions=False)
    assert (checked.exit_code, "all whole" in checked.output) == (0, True)
