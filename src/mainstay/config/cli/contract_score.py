"""`mainstay contract score`: how well a draft meets a hand-made key, as a table or JSON."""

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from typing import IO, Any

import click

from mainstay.config.cli.contract_words import json_report, name_of, problem_lines
from mainstay.config.speech import language
from mainstay.drafting.reading.document import read_document
from mainstay.drafting.reading.drafts import MAX_DRAFT_BYTES, read_draft, read_key, stated_in
from mainstay.drafting.reading.lexicon import standard_lexicon
from mainstay.drafting.reading.limits import MAX_BYTES
from mainstay.drafting.rules.assembling import draft as draft_of
from mainstay.drafting.rules.bearing import invented_terms
from mainstay.drafting.rules.scoring import Figures, Report, Stated, score
from mainstay.kernel.errors import MainstayError, Problem

BELOW, BAD_INPUT = 1, 2
WORDS = {
    "zh": {
        "kind": "种类", "drafted": "草稿", "keyed": "答案", "met": "一致", "precision": "准确率", "recall": "召回率",
        "overall": "全部", "missing": "漏掉", "unexpected": "答案中没有", "invented": "无原文依据",
        "targets": "时限", "sums": "金额", "payment_stages": "付款阶段", "dates": "日期期间",
    },
    "en": {
        "kind": "kind", "drafted": "draft", "keyed": "key", "met": "met", "precision": "precision", "recall": "recall",
        "overall": "all", "missing": "missing", "unexpected": "not in the key", "invented": "invented",
        "targets": "targets", "sums": "sums", "payment_stages": "payment stages", "dates": "dates",
    },
}  # fmt: skip


@click.command("score")
@click.argument("draft", type=click.File("rb"))
@click.argument("key", type=click.File("rb"))
@click.option(
    "--document", type=click.File("rb"), help="The contract that was drafted: its text must hold each passage."
)
@click.option("--at-least", type=click.FloatRange(0, 1), default=0.0, help="The F1 over all kinds to reach, 0 to 1.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option("--lang", type=click.Choice(["zh", "en"]), help="Language of the table; that of LANG unless told.")
def command(
    draft: IO[bytes], key: IO[bytes], document: IO[bytes] | None, at_least: float, as_json: bool, lang: str | None
) -> None:
    """Score a DRAFT against a KEY: precision, recall and F1 by kind, exact on figures.

    Exit 0 when the F1 over all kinds reaches --at-least and no term is invented, 1 below, 2 when a file cannot be read.
    """
    words = language(lang)
    name = name_of(draft)
    try:
        read = read_draft(draft.read(MAX_DRAFT_BYTES + 1))
        name = name_of(key)
        keyed = read_key(key.read(MAX_DRAFT_BYTES + 1))
        name = name_of(document) if document else name
        report = score(stated_in(read), keyed, invented_terms(read, _text(document) if document else None))
    except MainstayError as refused:
        problems = refused.problems or [Problem(refused.code, refused.detail("zh"), refused.detail("en"))]
        click.echo(json_report(name, problems, ()) if as_json else problem_lines(name, problems, words))
        sys.exit(BAD_INPUT)
    click.echo(_json(report) if as_json else "\n".join(_table(report, words)))
    sys.exit(0 if report.meets(at_least) else BELOW)


def _text(document: IO[bytes]) -> str:
    """What a document says, passage by passage."""
    read, described = read_document(document.read(MAX_BYTES + 1), name_of(document))
    return "\n".join(one.text for one in draft_of(read, described, standard_lexicon()).passages)


def _json(report: Report) -> str:
    told = {
        "overall": _figures(report.overall),
        "groups": {name: _figures(one) for name, one in report.groups.items()},
        "kinds": {name: _figures(one) for name, one in report.kinds.items()},
        "missing": [asdict(one) for one in report.missing],
        "unexpected": [asdict(one) for one in report.unexpected],
        "invented": [{**asdict(one.term), "why": {"zh": one.zh, "en": one.en}} for one in report.invented],
    }
    return json.dumps(told, ensure_ascii=False, indent=2)


def _figures(one: Figures) -> dict[str, Any]:
    return {**asdict(one), "precision": one.precision, "recall": one.recall, "f1": one.f1}


def _table(report: Report, lang: str) -> Iterator[str]:
    words = WORDS[lang]
    yield "\t".join([words[name] for name in ("kind", "drafted", "keyed", "met", "precision", "recall")] + ["F1"])
    for kind, one in report.kinds.items():
        yield _row(kind, one)
    for group, one in report.groups.items():
        yield _row(words[group], one)
    yield _row(words["overall"], report.overall)
    for title, terms in (("missing", report.missing), ("unexpected", report.unexpected)):
        yield from (f"{words[title]}: {_term(one)}" for one in terms)
    yield from (f"{words['invented']}: {_term(one.term)}: {one.message(lang)}" for one in report.invented)


def _row(name: str, one: Figures) -> str:
    shares = ["-" if share is None else f"{share:.3f}" for share in (one.precision, one.recall, one.f1)]
    return "\t".join([name, str(one.drafted), str(one.keyed), str(one.met), *shares])


def _term(one: Stated) -> str:
    return f"{one.name} {one.kind} {json.dumps(one.value, ensure_ascii=False)}"
