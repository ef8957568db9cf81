"""What changed from one statement of a period to the next: lines added, gone and altered, and each total."""

from collections.abc import Mapping
from typing import Any

Data = Mapping[str, Any]


def difference(before: Data, after: Data) -> dict[str, Any]:
    """The differences of two statements of the same contract and period, as data; lines by their ids."""
    old = {line["id"]: line for line in before["lines"]}
    new = {line["id"]: line for line in after["lines"]}
    keys = [key for key in {**old, **new} if old.get(key) != new.get(key)]
    totals = {
        name: {"before": before["totals"][name], "after": value}
        for name, value in after["totals"].items()
        if before["totals"].get(name) != value
    }
    return {
        "totals": totals,
        "lines": [{"id": key, "before": old.get(key), "after": new.get(key)} for key in sorted(keys)],
        "scores": _scores(before, after),
    }


def _scores(before: Data, after: Data) -> list[dict[str, Any]]:
    old = {(sheet["id"], sheet["period"]): sheet["score"] for sheet in before["sheets"]}
    return [
        {
            "sheet": sheet["id"],
            "period": sheet["period"],
            "before": old.get((sheet["id"], sheet["period"])),
            "after": sheet["score"],
        }
        for sheet in after["sheets"]
        if old.get((sheet["id"], sheet["period"])) != sheet["score"]
    ]
