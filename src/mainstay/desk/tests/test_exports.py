"""Exports: asked for, written by the worker, cancelled, fetched by who asked; text stays text."""

import json
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import openpyxl
import pytest
from django.db import connection
from django.test import Client

from mainstay.desk.models import Case, Export
from mainstay.desk.rules.columns import USUAL, Column
from mainstay.desk.services.exporting import writing
from mainstay.desk.services.exporting.rows import ListedCase
from mainstay.desk.services.exporting.workbook import Workbook
from mainstay.desk.tasks import write_export
from mainstay.directory.public import add_person
from tests.plumbing.databases import FreshDatabase

from .clients import signed_in
from .make import NINE, Desk, after, make_desk

EXPORTS = "/api/desk/exports"


@pytest.fixture
def desk(fresh_database: FreshDatabase) -> Desk:
    return make_desk()


def ask(client: Client, **body: Any) -> Any:
    answer = client.post(EXPORTS, json.dumps(body), "application/json")
    assert answer.status_code == 201, answer.content
    return answer.json()


def rows_of(client: Client, export: str) -> list[tuple[Any, ...]]:
    answer = client.get(f"{EXPORTS}/{export}/file")
    assert answer.status_code == 200, answer.content
    book = openpyxl.load_workbook(BytesIO(b"".join(answer.streaming_content)))  # type: ignore[attr-defined]  # a stream
    return list(book.worksheets[0].values)


def beijing(moment: datetime) -> datetime:
    return moment.astimezone(ZoneInfo("Asia/Shanghai")).replace(tzinfo=None)


@pytest.mark.req("E-18")
def test_a_list_as_the_page_shows_it(desk: Desk) -> None:
    """The filters narrow it, headings are Chinese, times are on the clock of the contract's zone."""
    desk.open(level="II", title="其他")
    desk.open(title="取号机", at=30)
    client = signed_in(desk, "vendor_seat")
    export = ask(client, filters={"level": ["I"]}, columns=["number", "title", "level", "state", "reported", "overdue"])
    assert (export["state"], export["total"], export["done"]) == ("waiting", None, 0)
    write_export(export["id"])
    told = client.get(f"{EXPORTS}/{export['id']}").json()
    assert (told["state"], told["total"], told["done"], told["failure"]) == ("done", 1, 1, None)
    assert rows_of(client, export["id"]) == [
        ("工单编号", "标题", "故障级别", "状态", "报修时间", "是否超时"),
        (
            "T-2026-00002",
            "取号机",
            "一级",
            "待受理",
            (NINE + timedelta(hours=8, minutes=30)).replace(tzinfo=None),
            "是",
        ),
    ]


@pytest.mark.req("B-18")
def test_what_a_written_export_holds_is_on_record_once_beside_asking_and_fetching(desk: Desk) -> None:
    """Also when it is written later and tried twice; a cancelled one leaves no line of what it would have held."""
    desk.open()
    desk.open()
    client = signed_in(desk, "vendor_seat")
    given_up, export = ask(client)["id"], ask(client)["id"]
    client.post(f"{EXPORTS}/{given_up}/cancel")
    for one in (given_up, export, export):
        write_export(one)
    name = client.get(f"{EXPORTS}/{export}").json()["name"]
    rows_of(client, export)
    with connection.cursor() as cursor:
        cursor.execute("SELECT what, subject, detail FROM directory_accessrecord WHERE kind = 'export' ORDER BY id")
        found = [(what, subject, json.loads(detail)) for what, subject, detail in cursor.fetchall()]
    asked = ("lists.export", "", {"filters": "{}"})
    written, fetched = ("lists.written", name, {"cases": 2}), ("lists.export", name, {"cases": 2})
    assert found == [asked, asked, written, fetched]
    (seen,) = signed_in(desk, "auditor").get("/api/directory/access?kind=export").json()["items"]
    assert (seen["what"], seen["person"], seen["role"]["en"]) == ("lists.written", "vendor_seat", "Vendor seat")
    assert seen["contract_id"] == str(desk.contract_id)


FORMULAS = ("=1+1", "+8613800001234", "-2+3", "@SUM(A1)", '=HYPERLINK("http://example.org")', "http://example.org")


@pytest.mark.parametrize("title", FORMULAS)
def test_what_looks_like_a_formula_stays_text(desk: Desk, title: str) -> None:
    desk.open(title=title)
    client = signed_in(desk, "vendor_seat")
    export = ask(client, columns=["title"])
    write_export(export["id"])
    answer = client.get(f"{EXPORTS}/{export['id']}/file")
    book = openpyxl.load_workbook(BytesIO(b"".join(answer.streaming_content)))  # type: ignore[attr-defined]  # a stream
    cell = book.worksheets[0]["A2"]
    assert (cell.value, cell.data_type, cell.hyperlink) == (title, "s", None)


def test_an_export_is_for_who_asked_alone(desk: Desk) -> None:
    desk.open()
    mine, other = signed_in(desk, "vendor_seat"), signed_in(desk, "vendor_engineer")
    export = ask(mine)["id"]
    write_export(export)
    for path in (f"{EXPORTS}/{export}", f"{EXPORTS}/{export}/file"):
        assert other.get(path).status_code == 404
    assert other.post(f"{EXPORTS}/{export}/cancel").status_code == 404
    assert (other.get(EXPORTS).json(), [one["id"] for one in mine.get(EXPORTS).json()]) == ([], [export])
    assert rows_of(mine, export)[1][0] == "T-2026-00001"


def test_cases_of_other_contracts_are_not_in_it(desk: Desk) -> None:
    """What a person may see is asked when it is written."""
    desk.open()
    client = signed_in(desk, "vendor_seat")
    export = Export.objects.get(pk=ask(client)["id"])
    stranger = add_person("stranger", name="路人", password=None, organisation_id=None, now=NINE)
    Export.objects.filter(pk=export.pk).update(person_id=stranger)
    write_export(str(export.pk))
    export.refresh_from_db()
    assert (export.state, export.total) == ("done", None)


def test_a_cancelled_export_stops(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before it begins, and between two batches."""
    for _ in range(3):
        desk.open()
    client = signed_in(desk, "vendor_seat")
    waiting, running = ask(client)["id"], ask(client)["id"]
    assert client.post(f"{EXPORTS}/{waiting}/cancel").json()["state"] == "cancelled"
    write_export(waiting)
    monkeypatch.setattr(writing, "BATCH", 1)
    rows = iter([0, 1, 2])

    def cancelling(*_: Any, **__: Any) -> None:
        if next(rows) == 1:
            client.post(f"{EXPORTS}/{running}/cancel")

    monkeypatch.setattr(Workbook, "add", cancelling)
    write_export(running)
    assert [Export.objects.get(pk=one).state for one in (waiting, running)] == ["cancelled", "cancelled"]
    assert Export.objects.get(pk=running).done == 1
    assert client.get(f"{EXPORTS}/{running}/file").status_code == 409


def test_too_many_cases_are_refused_with_the_reason(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "MOST_ROWS", 1)
    desk.open()
    desk.open()
    client = signed_in(desk, "vendor_seat")
    export = ask(client)["id"]
    write_export(export)
    told = client.get(f"{EXPORTS}/{export}").json()
    assert (told["state"], told["done"]) == ("failed", 0)
    assert told["failure"]["zh"] == "符合条件的工单超过 3,000,000 件，请缩小筛选范围后再导出。"


def test_a_fourth_at_once_waits(desk: Desk) -> None:
    client = signed_in(desk, "vendor_seat")
    first, *_ = [ask(client)["id"] for _ in range(3)]
    assert client.post(EXPORTS, "{}", "application/json").status_code == 429
    client.post(f"{EXPORTS}/{first}/cancel")
    assert client.post(EXPORTS, "{}", "application/json").status_code == 201
    assert Export.objects.count() == 4


def test_what_breaks_is_said_and_tried_again(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.open()
    client = signed_in(desk, "vendor_seat")
    export = ask(client)["id"]
    monkeypatch.setattr(Workbook, "add", broken_add)
    with pytest.raises(RuntimeError):
        write_export(export)
    assert client.get(f"{EXPORTS}/{export}").json()["failure"]["zh"] == "导出过程中出现错误，请重新导出。"


def broken_add(*_: Any, **__: Any) -> None:
    raise RuntimeError("disk")


def test_an_expired_export_is_gone(desk: Desk) -> None:
    client = signed_in(desk, "vendor_seat")
    export = ask(client)["id"]
    Export.objects.update(expires_at=NINE)
    write_export(export)
    assert client.get(f"{EXPORTS}/{export}").status_code == 404
    assert Export.objects.get(pk=export).state == "waiting"


def test_a_full_sheet_is_followed_by_another(tmp_path: Path, desk: Desk) -> None:
    case = desk.open()
    row = ListedCase(**{name: getattr(case, name) for name in ListedCase._fields} | {"facts": "{}"})
    with Workbook(tmp_path / "a.xlsx", [Column.NUMBER], "zh", sheet_rows=2) as workbook:
        for _ in range(5):
            workbook.add(row, now=after(0))
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert book.sheetnames == ["工单", "工单 2", "工单 3"]
    assert [sheet.max_row for sheet in book.worksheets] == [3, 3, 2]
    assert {sheet["A1"].value for sheet in book.worksheets} == {"工单编号"}


def test_usual_columns_in_english(desk: Desk) -> None:
    desk.open()
    client = signed_in(desk, "vendor_seat")
    export = ask(client, language="en")["id"]
    write_export(export)
    rows = rows_of(client, export)
    assert len(rows[0]) == len(USUAL)
    assert rows[0][:6] == ("Number", "Title", "Contract", "Type", "Level", "State")
    assert rows[1][2:6] == ("T Test upkeep contract", "Fault", "Level I", "Reported")
    assert Case.objects.count() == 1
