"""`mainstay verify`: every chain whole, every case what its entries give."""

import sys

import click

from mainstay.config.speech import say
from mainstay.desk.public import check_cases


@click.command()
def command() -> None:
    """Check the ledger of every case: the chain of its entries, and that replaying them gives its row.

    Ends with 1 and names the first entry of each case that is not as it was written.
    """
    cases = entries = wrong = 0
    for batch in check_cases():
        cases, entries = cases + batch.cases, entries + batch.entries
        for finding in batch.findings:
            wrong += 1
            say(finding.zh, finding.en)
        if sys.stderr.isatty():
            click.echo(f"{cases} / {entries}\r", nl=False, err=True)
    zh, en = (f"{wrong} 处与原记录不符", f"{wrong} not as written") if wrong else ("全部完好", "all whole")
    say(f"已核对 {cases} 个工单、{entries} 条记录：{zh}", f"{cases} cases, {entries} entries checked: {en}")
    if wrong:
        sys.exit(1)
