"""`mainstay refresh`: the rows of cases written anew from the ledger, and the texts that are searched."""

import click

from mainstay.config.speech import say
from mainstay.desk.public import refresh_cases, refresh_texts
from mainstay.knowledge.public import index_knowledge


@click.command()
@click.option("--texts", is_flag=True, help="Bring the texts that are searched in step as well.")
def command(texts: bool) -> None:
    """Compute every case anew from its entries, after a holiday table has been added or replaced.

    Entries stay as they are; what moves is the due times shown in lists.
    """
    cases = moved = 0
    for looked_at, written in refresh_cases():
        cases, moved = cases + looked_at, moved + written
    say(f"已重新计算 {cases} 个工单，{moved} 个有变动", f"{cases} cases computed anew, {moved} moved")
    if texts:
        rows = sum(written for _, written in refresh_texts())
        known = index_knowledge()
        say(
            f"检索文本 {rows} 条有变动，知识 {known} 条", f"{rows} texts of cases and {known} of knowledge written anew"
        )
