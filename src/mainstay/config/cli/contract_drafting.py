"""`mainstay contract draft`: a contract as the office has it becomes a draft; needs no database."""

import sys
from collections import Counter
from pathlib import Path

import click

from mainstay.config.speech import language
from mainstay.drafting.reading.document import read_document
from mainstay.drafting.reading.lexicon import read_lexicon, standard_lexicon
from mainstay.drafting.reading.limits import MAX_BYTES
from mainstay.drafting.rules.assembling import draft
from mainstay.drafting.rules.draft import Draft
from mainstay.kernel.errors import MainstayError

BAD_INPUT = 2
WORDS = {
    "zh": {"page": "识别第 {at}/{count} 页", "terms": "条目", "left": "未读懂", "clauses": "条款", "wrote": "已写入"},
    "en": {
        "page": "reading page {at} of {count}",
        "terms": "terms",
        "left": "not understood",
        "clauses": "clauses",
        "wrote": "written to",
    },
}


@click.command("draft")
@click.argument("document", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), required=True, help="Where to write it."
)
@click.option(
    "--lexicon", type=click.Path(exists=True, file_okay=False, path_type=Path), help="Words of your own (YAML)."
)
@click.option("--lang", type=click.Choice(["zh", "en"]), help="Language of the messages; that of LANG unless told.")
def draft_document(document: Path, output: Path, lexicon: Path | None, lang: str | None) -> None:
    """Draft the terms of a contract DOCUMENT: docx, PDF, scan, xlsx or text; each term with its passage.

    Exit 0 with a draft, 2 when the document cannot be read.
    """
    words = WORDS[language(lang)]

    def progress(at: int, count: int) -> None:
        click.echo(words["page"].format(at=at, count=count), err=True)

    try:
        with document.open("rb") as file:
            source = file.read(MAX_BYTES + 1)
        read, described = read_document(source, document.name, progress=progress)
        made = draft(read, described, read_lexicon(lexicon) if lexicon else standard_lexicon())
    except MainstayError as refused:
        click.echo(f"{document}: {refused.detail(language(lang))}", err=True)
        sys.exit(BAD_INPUT)
    output.write_text(made.model_dump_json(indent=1, exclude_defaults=True) + "\n", encoding="utf-8")
    click.echo(_summary(made, output, words))


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
