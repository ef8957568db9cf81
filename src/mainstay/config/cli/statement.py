"""`mainstay statement`: what a period adds, from the sum down to each record."""

import hashlib
import json
from collections.abc import Iterator
from typing import Any

import click

from mainstay.config import speech
from mainstay.kernel.time import now
from mainstay.settlement.public import Period, statement_of

TOTALS = {
    "zh": (
        ("stages", "到期付款"),
        ("scores", "考核扣款"),
        ("vendor_penalties", "乙方违约金及扣减"),
        ("customer_penalties", "甲方违约金"),
        ("net", "本期合计"),
        ("opening", "期初余额"),
        ("paid", "本期已付"),
        ("closing", "期末余额"),
    ),
    "en": (
        ("stages", "Stages due"),
        ("scores", "Off by scores"),
        ("vendor_penalties", "Vendor's penalties and deductions"),
        ("customer_penalties", "Customer's penalties"),
        ("net", "This period"),
        ("opening", "Balance before"),
        ("paid", "Paid in the period"),
        ("closing", "Balance after"),
    ),
}


@click.command()
@click.argument("contract")
@click.option("--period", required=True, help="Such as 2026-09, 2026-Q3, 2026 or 2026-01-15..2026-02-14.")
@click.option("--json", "as_json", is_flag=True, help="Print the canonical bytes; their SHA-256 is the digest.")
@click.option("--lang", type=click.Choice(["zh", "en"]), help="Language; the terminal's unless told.")
def command(contract: str, period: str, as_json: bool, lang: str | None) -> None:
    """Compute the statement of a CONTRACT, by its code, from what is recorded now. Nothing is stored."""
    content = statement_of(contract, Period.parse(period), now=now())
    if as_json:
        click.echo(content)
        return
    click.echo("\n".join(_lines(json.loads(content), speech.language(lang))))
    click.echo(f"SHA-256 {hashlib.sha256(content).hexdigest()}")


def _lines(data: dict[str, Any], language: str) -> Iterator[str]:
    told = data["contract"]
    yield f"{told['code']} {told['number']} v{told['version']}  {told['title'][language]}"
    yield f"{data['period']['from']} .. {data['period']['to']}"
    for sheet in data["sheets"]:
        yield f"{sheet['name'][language]} {sheet['period']}: {sheet['score']} / {sheet['total']}"
    for line in data["lines"]:
        clause = data["clauses"][line["clause"]]["number"]
        yield f"{line['amount']:>16}  {line['day']}  {line['name'][language]}  [{clause}]"
        yield f"{'':18}{line['words'][language]}"
        yield f"{'':18}{' '.join(_proof(proof) for proof in line['evidence'])}".rstrip()
    for right in data["rights"]:
        yield f"{right['day']}  {right['name'][language]}  [{data['clauses'][right['clause']]['number']}]"
    for name, words in TOTALS[language]:
        yield f"{data['totals'][name]:>16}  {words}"
    yield data["rounding"][language]


def _proof(proof: dict[str, Any]) -> str:
    return f"{proof['kind']}:{proof['id']}#{proof['seq']}"
