"""The catalogue over HTTP: what is offered, asking for it, loading a file; refusals that store nothing."""

from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client

from mainstay.desk.models import Case, CatalogueLoad, stream_of
from mainstay.directory.public import RoleName, add_person, grant_role
from mainstay.kernel.ledger import read_stream

from .make import NINE, Desk, make_desk
from .test_api import post, sign_in

pytestmark = pytest.mark.django_db
PRINTER = """\
schema: 1
items:
  - id: printer
    version: {version}
    group: {{zh: 外设, en: Devices}}
    name: {{zh: 打印机安装, en: Printer}}
    description: {{zh: {words}, en: Install a printer}}
    opens: request
    form:
      - {{name: room, type: line, required: true, label: {{zh: 房间, en: Room}}}}
"""
FORM = {
    "system": "办公系统",
    "fault": "stuck",
    "records": [{"key": "2026-0312", "now": "审批中", "wanted": "已办结"}],
}


@pytest.fixture
def desk() -> Desk:
    return make_desk()


def at(desk: Desk, rest: str = "") -> str:
    return f"/api/desk/contracts/{desk.contract_id}/catalogue{rest}"


def administrator() -> Client:
    person = add_person("admin", name="管理员", password="tan-gu-li-mo", organisation_id=None, now=NINE)
    grant_role(person, role=RoleName.ADMINISTRATOR, contract_id=None, since=NINE)
    client = Client(headers={"accept-language": "zh"})
    client.post("/api/account/session", {"login": "admin", "password": "tan-gu-li-mo"}, "application/json")
    return client


def load(client: Client, desk: Desk, file: str, *, check: bool = False) -> tuple[int, Any]:
    answer = client.post(at(desk, "-check" if check else ""), file, "application/yaml")
    return answer.status_code, answer.json()


@pytest.mark.req("B-09")
def test_a_contract_offers_what_ships(desk: Desk) -> None:
    client = sign_in(desk, "customer_contact")
    items = client.get(at(desk)).json()
    assert [item["id"] for item in items][:3] == ["organisation", "accounts", "permissions"]
    assert (len(items), items[-2]["id"], items[-2]["opens"]) == (11, "data_repair", "data_repair")
    form = client.get(at(desk, "/data_repair")).json()["form"]
    assert [(one["name"], one["type"]) for one in form] == [
        ("system", "line"),
        ("fault", "choice"),
        ("records", "rows"),
        ("cause", "paragraph"),
    ]


@pytest.mark.req("B-09")
def test_a_case_from_an_item_pins_its_version_and_keeps_the_answers(desk: Desk) -> None:
    client = sign_in(desk, "customer_contact")
    status, made = post(client, at(desk, "/data_repair/cases"), {"answers": FORM})
    assert (status, made["number"], made["title"], made["type"]) == (201, "T-2026-00001", "数据修复", "data_repair")
    report = read_stream(stream_of(Case.objects.get().pk))[0].payload
    assert (report["channel"], report["item"]["id"], report["item"]["version"]) == ("catalogue", "data_repair", 1)
    assert report["item"]["answers"] == FORM
    shown = client.get("/api/desk/cases/T-2026-00001/procedure").json()["item"]
    assert [answer["label"]["zh"] for answer in shown["answers"]] == ["涉及系统", "数据问题", "涉及的记录"]


BAD = [
    ({"answers": {}}, "answers.system"),
    ({"answers": {**FORM, "fault": "broken"}}, "answers.fault"),
    ({"answers": {**FORM, "records": [{"now": "x"}]}}, "answers.records.0.key"),
    ({"answers": {**FORM, "colour": "red"}}, "answers.colour"),
    ({"answers": {**FORM, "system": {"a": 1}}}, "answers.system"),
    ({"answers": {**FORM, "system": "a\0b"}}, "answers.system"),
]


@pytest.mark.req("B-09")
@pytest.mark.parametrize(("body", "path"), BAD)
def test_answers_that_do_not_fit_open_nothing(desk: Desk, body: dict[str, Any], path: str) -> None:
    status, problem = post(sign_in(desk, "customer_contact"), at(desk, "/data_repair/cases"), body)
    assert (status, problem["code"]) == (422, "malformed")
    assert path in [one["path"] for one in problem["problems"]]
    assert not Case.objects.exists()


def test_an_item_that_is_none_is_not_found(desk: Desk) -> None:
    client = sign_in(desk, "customer_contact")
    assert client.get(at(desk, "/teapot")).status_code == 404
    assert post(client, at(desk, "/teapot/cases"), {"answers": {}})[0] == 404
    assert sign_in(None, "vendor_seat").get(at(desk)).status_code == 404


@pytest.mark.req("B-09")
def test_an_administrator_loads_a_further_item(desk: Desk) -> None:
    client = administrator()
    file = PRINTER.format(version=1, words="安装打印机")
    assert load(client, desk, file, check=True)[1]["items"][0]["id"] == "printer"
    assert not CatalogueLoad.objects.exists()
    status, loaded = load(client, desk, file)
    assert (status, loaded["number"], loaded["is_new"]) == (201, 1, True)
    assert load(client, desk, file)[1]["is_new"] is False
    assert client.get(at(desk)).json()[-1]["id"] == "printer"


@pytest.mark.req("B-09")
def test_a_later_version_is_offered_and_the_earlier_stays(desk: Desk) -> None:
    client = administrator()
    load(client, desk, PRINTER.format(version=1, words="安装打印机"))
    status, problem = load(client, desk, PRINTER.format(version=1, words="改了字"))
    assert (status, problem["problems"][0]["line"]) == (409, 4)
    assert CatalogueLoad.objects.count() == 1
    assert load(client, desk, PRINTER.format(version=2, words="改了字"))[0] == 201
    assert client.get(at(desk, "/printer")).json()["version"] == 2
    earlier = client.get(at(desk, "/printer?version=1")).json()
    assert (earlier["version"], earlier["description"]["zh"]) == (1, "安装打印机")


def test_a_faulty_file_is_told_with_its_lines_and_stores_nothing(desk: Desk) -> None:
    status, problem = load(administrator(), desk, PRINTER.format(version="x", words="好").replace("request", "magic"))
    assert (status, [one["line"] for one in problem["problems"]]) == (422, [4, 8])
    assert not CatalogueLoad.objects.exists()


def test_only_administrators_load(desk: Desk) -> None:
    client = sign_in(desk, "customer_approver")
    for check in (True, False):
        status, problem = load(client, desk, PRINTER.format(version=1, words="好"), check=check)
        assert (status, problem["detail"]) == (403, "您的角色不能进行“导入服务目录”。")
    assert not CatalogueLoad.objects.exists()


def test_a_loaded_file_stays_as_it_is(desk: Desk) -> None:
    load(administrator(), desk, PRINTER.format(version=1, words="好"))
    for statement in ("UPDATE desk_catalogueload SET file = ''", "DELETE FROM desk_catalogueload"):
        with (
            pytest.raises(DatabaseError, match="permission denied"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement)
