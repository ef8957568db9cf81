"""`mainstay refresh`: the rows of cases written anew from the ledger, and the texts that are searched."""

import json
import time
from pathlib import Path

import click

from mainstay.config.speech import say
from mainstay.contracts.public import load_holidays
from mainstay.desk.public import Move, preview_tables, refresh_cases, refresh_texts
from mainstay.kernel.time import now, written
from mainstay.knowledge.public import index_knowledge


@click.command()
@click.option(
    "--preview",
    "folder",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="Say what the holiday tables of this folder would move on the open cases; write nothing.",
)
@click.option("--json", "as_json", is_flag=True, help="The preview as JSON, a line for each move.")
@click.option("--texts", is_flag=True, help="Bring the texts that are searched in step as well.")
def command(folder: Path | None, as_json: bool, texts: bool) -> None:
    """Compute every case anew from its entries, after a holiday table has been added or replaced.

    Entries stay as they are; what moves is the due times shown in lists.
    """
    if folder is not None:
        preview(folder, as_json=as_json)
        return
    cases = moved = 0
    for looked_at, rewritten in refresh_cases():
        cases, moved = cases + looked_at, moved + rewritten
    say(f"已重新计算 {cases} 个工单，{moved} 个有变动", f"{cases} cases computed anew, {moved} moved")
    if texts:
        rows = sum(rewritten for _, rewritten in refresh_texts())
        known = index_knowledge()
        say(
            f"检索文本 {rows} 条有变动，知识 {known} 条", f"{rows} texts of cases and {known} of knowledge written anew"
        )


def preview(folder: Path, *, as_json: bool) -> None:
    """Each move on a line, then how many cases were looked at and how long it took."""
    began, cases, moves, unknown = time.monotonic(), 0, 0, 0
    for looked in preview_tables(load_holidays(folder), now=now()):
        cases, moves, unknown = cases + looked.cases, moves + len(looked.moves), unknown + len(looked.unknown)
        for move in looked.moves:
            click.echo(json.dumps(_told(move), ensure_ascii=False) if as_json else _line(move))
    seconds = time.monotonic() - began
    if not as_json:
        say(
            f"已预览 {cases} 个未关闭的工单，{moves} 处将变动，用时 {seconds:.1f} 秒；未写入任何内容",
            f"{cases} open cases looked at, {moves} moves, {seconds:.1f} s; nothing was written",
        )
    if unknown and not as_json:
        say(f"另有 {unknown} 个工单缺少某年的节假日安排，无法推算", f"{unknown} of them lack the table of some year")


def _told(move: Move) -> dict[str, object]:
    return {
        "case": move.number,
        "what": move.what,
        "was": written(move.was) if move.was else None,
        "will_be": written(move.will_be) if move.will_be else None,
        "days": [day.isoformat() for day in move.days],
    }


def _line(move: Move) -> str:
    told = {name: str(value or "-") for name, value in _told(move).items() if name != "days"}
    return "  ".join([*told.values(), " ".join(day.isoformat() for day in move.days)])
