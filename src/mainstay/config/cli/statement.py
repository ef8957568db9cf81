"""`mainstay statement`: what a period adds, from the sum down to each record."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from mainstay.config import speech
from mainstay.kernel.time import now
from mainstay.settlement.public import TOTAL_NAMES, PaperForm, Period, paper_of, statement_of

TARGET = click.Path(dir_okay=False, writable=True, path_type=Path)


@click.command()
@click.argument("contract")
@click.option("--period", required=True, help="Such as 2026-09, 2026-Q3, 2026 or 2026-01-15..2026-02-14.")
@click.option("--json", "as_json", is_flag=True, help="Print the canonical bytes; their SHA-256 is the digest.")
@click.option("--pdf", type=TARGET, help="Write the paper as PDF; marked as a preview unless it was issued so.")
@click.option("--xlsx", type=TARGET, help="Write the paper as a workbook.")
@click.option("--lang", type=click.Choice(["zh", "en"]), help="Language; the terminal's unless told.")
def command(contract: str, period: str, as_json: bool, pdf: Path | None, xlsx: Path | None, lang: str | None) -> None:
    """Compute the statement of a CONTRACT, by its code, from what is recorded now. Nothing is stored."""
    wanted, language, moment = Period.parse(period), speech.language(lang), now()
    for form, target in ((PaperForm.PDF, pdf), (PaperForm.XLSX, xlsx)):
        if target is not None:
            target.write_bytes(paper_of(contract, wanted, form, language, now=moment))
    if (pdf or xlsx) and not as_json:
        return
    content = statement_of(contract, wanted, now=moment)
    if as_json:
        click.echo(content, nl=False)
        return
    click.echo("\n".join(_lines(json.loads(content), language)))
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
    for name, (zh, en) in TOTAL_NAMES.items():
        yield f"{data['totals'][name]:>16}  {en if language == 'en' else zh}"
    yield data["rounding"][language]


def _proof(proof: dict[str, Any]) -> str:
    return f"{proof['kind']}:{proof['id']}#{proof['seq']}"
