"""Exports of lists: their states, limits, and why one may have failed."""

from datetime import timedelta
from enum import StrEnum


class ExportState(StrEnum):
    """How far an export has come."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


class Failure(StrEnum):
    """Why an export has no file."""

    TOO_MANY = "too_many"
    BROKEN = "broken"
    NO_ROOM = "no_room"
    REFUSED = "refused"


UNDERWAY = frozenset({ExportState.WAITING, ExportState.RUNNING})
# A sheet has 1,048,576 rows; the first holds the headings.
SHEET_ROWS = 1_048_575
MOST_ROWS = 3_000_000
# How many one person may have under way at once.
AT_ONCE = 3
KEPT = timedelta(hours=24)
FAILURES = {
    Failure.TOO_MANY: (
        f"符合条件的工单超过 {MOST_ROWS:,} 件，请缩小筛选范围后再导出。",
        f"More than {MOST_ROWS:,} cases fit; narrow the list and export it again.",
    ),
    Failure.BROKEN: ("导出过程中出现错误，请重新导出。", "The export failed; ask for it again."),
    Failure.NO_ROOM: (
        "服务器存储空间不足，请联系系统管理员。",
        "The server has no room for the file; tell the administrator.",
    ),
    Failure.REFUSED: (
        "您已无权查看所选工单，未生成导出文件。",
        "You may no longer see these cases; no file was written.",
    ),
}


def sheets_needed(rows: int) -> int:
    """How many sheets so many rows take; at least one, which then holds the headings alone."""
    return max(1, -(-rows // SHEET_ROWS))
