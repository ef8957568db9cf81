"""The list by OWASP ASVS names tests and places that exist."""

import re

import pytest

from .checks.tree import ROOT

LIST = (ROOT / "docs" / "reference" / "asvs.md").read_text(encoding="utf-8")
ROW = re.compile(r"\| (\d+\.\d+\.\d+) \| (met|part|not met|operator|n/a) \| ([^|]+) \| ([^|]*) \|")
ROWS = [match.groups() for match in map(ROW.fullmatch, LIST.splitlines()) if match]
PLACES = sorted({place for *_, where in ROWS for place in re.findall(r"`([^`]+)`", where)})


def test_every_row_says_how_it_stands_and_where() -> None:
    assert len([line for line in LIST.splitlines() if re.match(r"\| \d", line)]) == len(ROWS) > 200
    assert len({number for number, *_ in ROWS}) == len(ROWS)
    assert [number for number, state, _, where in ROWS if state in ("met", "part") and not where] == []


def test_the_sums_at_its_head_are_right() -> None:
    told = re.search(r"^Of (\d+): (.+)\.$", LIST, re.MULTILINE)
    assert told is not None
    states = [state for _, state, *_ in ROWS]
    assert int(told[1]) == len(ROWS)
    assert told[2] == " · ".join(f"{states.count(one)} {one}" for one in ("met", "part", "not met", "operator", "n/a"))


@pytest.mark.parametrize("place", PLACES)
def test_the_place_is_there(place: str) -> None:
    path, _, name = place.partition("::")
    found = ROOT / path if (ROOT / path.split("/")[0]).exists() else ROOT / "src" / "mainstay" / path
    assert found.exists(), path
    assert not name or f"def {name}(" in found.read_text(encoding="utf-8"), place
