"""Holiday files: those that ship, those of the user, and what is refused."""

from datetime import date
from pathlib import Path

import pytest

from mainstay.contracts.reading.holiday_files import load_holidays
from mainstay.kernel.errors import Malformed

GOOD = """\
year: 2027
sources:
  - {title: 通知, number: 国办发明电〔2026〕1号, published: 2026-11-30, address: https://www.gov.cn/}
holidays:
  - {name: 元旦, first: 2027-01-01, last: 2027-01-03, worked: [2027-01-09]}
"""


def test_a_directory_of_the_users_adds_and_replaces_years(tmp_path: Path) -> None:
    (tmp_path / "2027.yaml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "2026.yaml").write_text(GOOD.replace("2027", "2026"), encoding="utf-8")
    tables = load_holidays(tmp_path)
    assert tables.year(2027).worked == {date(2027, 1, 9)}
    assert len(tables.year(2026).off) == 3
    assert tables.year(2025) == load_holidays().year(2025)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("year: 2027", "year: 2028"),
        ("year: 2027", "yeer: 2027"),
        ("last: 2027-01-03", "last: 2026-12-31"),
        ("last: 2027-01-03", "last: 2027-01-33"),
        ("worked: [2027-01-09]", "worked: [2027-01-02]"),
        ("worked: [2027-01-09]", "worked: [2028-01-02]"),
        ("holidays:", "holidays: ["),
    ],
)
def test_a_faulty_file_is_named(tmp_path: Path, old: str, new: str) -> None:
    (tmp_path / "2027.yaml").write_text(GOOD.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(Malformed) as caught:
        load_holidays(tmp_path)
    assert "2027.yaml" in caught.value.detail("zh")


def test_a_directory_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(Malformed) as caught:
        load_holidays(tmp_path / "calender")
    assert caught.value.detail("zh") == f"没有节假日文件目录：{tmp_path}/calender"
