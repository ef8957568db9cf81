"""`mainstay contract draft`: a contract as the office has it becomes a draft; needs no database."""

import sys
from collections import Counter
from pathlib import Path

import click
from pydantic import ValidationError

from mainstay.config.asking import model_of
from mainstay.config.cli.contract_words import finding_lines
from mainstay.config.env import environment
from mainstay.config.speech import language
from mainstay.contracts.reading.validating import read_contract
from mainstay.contracts.reading.writing import write_contract
from mainstay.contracts.rules.checking.check import check
from mainstay.contracts.rules.terms.contract import Contract
from mainstay.drafting.reading.document import read_document
from mainstay.drafting.reading.lexicon import read_lexicon, standard_lexicon
from mainstay.drafting.reading.limits import refuse_size
from mainstay.drafting.reading.model import Model
from mainstay.drafting.reading.model import ask_model as asked
from mainstay.drafting.rules.assembling import draft
from mainstay.drafting.rules.contract_file import contract_data
from mainstay.drafting.rules.draft import Draft
from mainstay.drafting.rules.reviewing import put_right
from mainstay.kernel.errors import MainstayError

INCOMPLETE, BAD_INPUT = 1, 2
WORDS = {
    "zh": {
        "page": "识别第 {at}/{count} 页", "terms": "条目", "left": "未读懂", "clauses": "条款", "wrote": "已写入",
        "lacks": "尚不能成为合同文件，缺少", "open": "待补", "asks": "询问模型 {at}/{count}",
        "suggested": "模型提出的条目：采录 {taken} 条，因原文不支持或与已有条目重复而舍去 {refused} 条",
        "no_model": "未设置 MAINSTAY_MODEL_URL 和 MAINSTAY_MODEL。",
    },
    "en": {
        "page": "reading page {at} of {count}", "terms": "terms", "left": "not understood", "clauses": "clauses",
        "wrote": "written to", "lacks": "no contract file yet, it lacks", "open": "open",
        "asks": "asking the model {at} of {count}",
        "suggested": "of the model's terms {taken} are taken; {refused} are not borne out or not new",
        "no_model": "MAINSTAY_MODEL_URL and MAINSTAY_MODEL are not set.",
    },
}  # fmt: skip


@click.command("draft")
@click.argument("document", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), required=True, help="Where to write it."
)
@click.option("--contract", type=click.Path(dir_okay=False, path_type=Path), help="Also write a contract file (YAML).")
@click.option(
    "--lexicon", type=click.Path(exists=True, file_okay=False, path_type=Path), help="Words of your own (YAML)."
)
@click.option("--ask-model", is_flag=True, help="Ask the model of MAINSTAY_MODEL_URL about what was not understood.")
@click.option("--lang", type=click.Choice(["zh", "en"]), help="Language of the messages; that of LANG unless told.")
def draft_document(
    document: Path, output: Path, contract: Path | None, lexicon: Path | None, ask_model: bool, lang: str | None
) -> None:
    """Draft the terms of a contract DOCUMENT: docx, PDF, scan, xlsx or text; each term with its passage.

    Exit 0 with a draft, 1 when --contract lacks what a contract file must have, 2 when the document cannot be read or
    the model did not answer. What a model proposes is marked in the draft and never goes into the contract file.
    """
    words = WORDS[language(lang)]
    model = _model(language(lang)) if ask_model else None

    try:
        refuse_size(document.stat().st_size)
        read, described = read_document(
            document.read_bytes(), document.name, progress=lambda at, count: _tell(words["page"], at, count)
        )
        made = draft(read, described, read_lexicon(lexicon) if lexicon else standard_lexicon())
    except MainstayError as refused:
        click.echo(f"{document}: {refused.detail(language(lang))}", err=True)
        sys.exit(BAD_INPUT)
    failed = None
    if model:
        suggested, failed = asked(made, model, progress=lambda at, count: _tell(words["asks"], at + 1, count))
        made = suggested.draft
        click.echo(words["suggested"].format(taken=suggested.taken, refused=suggested.refused))
    output.write_text(made.model_dump_json(indent=1, exclude_defaults=True) + "\n", encoding="utf-8")
    click.echo(_summary(made, output, words))
    if contract and not _write_contract(made, contract, language(lang)):
        sys.exit(INCOMPLETE)
    if failed:
        click.echo(failed.detail(language(lang)), err=True)
        sys.exit(BAD_INPUT)


def _model(lang: str) -> Model:
    """The model of the settings; exit 2 where none is named."""
    found = model_of(environment())
    if found is None:
        raise click.UsageError(WORDS[lang]["no_model"])
    return found


def _tell(words: str, at: int, count: int) -> None:
    click.echo(words.format(at=at, count=count), err=True)


def _write_contract(made: Draft, path: Path, lang: str) -> bool:
    """Write the contract file with the checker's findings told; false where it lacks something that it must have."""
    mapped = contract_data(put_right(made, ()))
    for one in mapped.open:
        click.echo(f"{WORDS[lang]['open']}: {one.message(lang)}")
    try:
        contract = Contract.model_validate(mapped.data)
    except ValidationError as error:
        lacking = sorted({".".join(map(str, one["loc"])) for one in error.errors()})
        click.echo(f"{WORDS[lang]['lacks']}: {', '.join(lacking)}", err=True)
        return False
    text = write_contract(contract)
    path.write_text(text, encoding="utf-8")
    read = read_contract(text)
    click.echo(f"{WORDS[lang]['wrote']} {path}")
    click.echo(finding_lines(str(path), check(read.contract, read.lines), lang))
    return True


def _summary(made: Draft, output: Path, words: dict[str, str]) -> str:
    counts = Counter(term.kind for term in made.terms)
    totals = {"clauses": len(made.clauses), "terms": len(made.terms), "left": len(made.not_understood)}
    return "\n".join(
        [
            f"{words['wrote']} {output}",
            " · ".join(f"{words[name]} {count}" for name, count in totals.items()),
            ", ".join(f"{kind} {count}" for kind, count in sorted(counts.items())),
        ]
    )
