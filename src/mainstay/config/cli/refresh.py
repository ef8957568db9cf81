"""`mainstay refresh`: the rows of cases written anew from the ledger."""

import click

from mainstay.config.speech import say
from mainstay.desk.public import refresh_cases


@click.command()
def command() -> None:
    """Compute every case anew from its entries, after a holiday table has been added or replaced.

    Entries stay as they are; what moves is the due times shown in lists.
    """
    cases = moved = 0
    for looked_at, written in refresh_cases():
        cases, moved = cases + looked_at, moved + written
    say(f"已重新计算 {cases} 个工单，{moved} 个有变动", f"{cases} cases computed anew, {moved} moved")
