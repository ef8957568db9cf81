"""`mainstay verify` without a file: every chain whole, every case what its entries give, every signed head kept."""

import sys

import click

from mainstay.config.speech import say
from mainstay.desk.public import check_cases
from mainstay.directory.public import check_accesses
from mainstay.kernel.signing import check_seals


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
    zh, en = outcome(wrong)
    say(f"已核对 {cases} 个工单、{entries} 条记录：{zh}", f"{cases} cases, {entries} entries checked: {en}")
    if wrong + check_heads() + check_record():
        sys.exit(1)


def check_heads() -> int:
    """Each signed head against its signature and the ledger; how many are not as they were signed."""
    heads = wrong = 0
    for fault in check_seals():
        heads += 1
        if fault is not None:
            wrong += 1
            say(fault.words("zh"), fault.words("en"))
    zh, en = outcome(wrong)
    say(f"已核对 {heads} 个签名摘要：{zh}", f"{heads} signed heads checked: {en}")
    return wrong


def check_record() -> int:
    """Each access against its chain and what was sealed of it; how many are not as they were written."""
    accesses = wrong = 0
    for fault in check_accesses():
        accesses += 1
        if fault is not None:
            wrong += 1
            say(fault.zh, fault.en)
    zh, en = outcome(wrong)
    say(f"已核对访问记录 {accesses} 项：{zh}", f"{accesses} accesses checked: {en}")
    return wrong


def outcome(wrong: int) -> tuple[str, str]:
    """What was found, in both languages."""
    return (f"{wrong} 处与原记录不符", f"{wrong} not as written") if wrong else ("全部完好", "all whole")
