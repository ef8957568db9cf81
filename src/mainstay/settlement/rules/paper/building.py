"""From the canonical data of a statement to the paper that both sides sign; nothing is computed anew."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from mainstay.kernel.papers.form import Column, Paper, Section, Signature, Table, Value, printed

from .scores import score_section
from .telling import Data, Teller
from .words import KIND_NAMES, SIDES, TOTAL_NAMES, capitals, period_name

COMMAND = "mainstay statement {code} --period {period} --json | sha256sum"


@dataclass(frozen=True, slots=True)
class Issue:
    """What is known of a statement besides its data; `revision` is 0 for a preview, `moment` in the contract's zone."""

    revision: int
    ledger_seq: int
    digest: str
    moment: datetime
    by: str
    is_over: bool = True


def paper_of(data: Data, issue: Issue, language: str) -> Paper:
    """The paper of a statement in Chinese (`zh`) or English (`en`)."""
    tell = Teller(data, language)
    contract, period = data["contract"], data["period"]["name"]
    revision = tell("nth", n=issue.revision) if issue.revision else tell("preview")
    sections = (
        _sums(tell),
        _lines(tell),
        *score_section(tell),
        *_payments(tell),
        *_rights(tell),
        _readings(tell),
        _check(tell, issue),
    )
    return Paper(
        language=language,
        title=tell("title"),
        subtitle=f"{tell.text(contract['title'])}　{period_name(period, language)}",
        running=f"{contract['number']} · {period} · {revision} · {issue.digest[:16]}",
        pages=tell("pages", page="{page}", pages="{pages}"),
        facts=_facts(tell, issue, revision),
        sections=tell.numbered(sections),
        signatures=tuple(_signature(tell, side) for side in SIDES),
        mark="" if issue.revision else tell("preview"),
        mark_note=_mark_note(tell, issue),
    )


def file_name(data: Data, issue: Issue, language: str, suffix: str) -> str:
    """The name under which a paper is saved."""
    tell = Teller(data, language)
    revision = tell("nth", n=issue.revision).replace(" ", "") if issue.revision else tell("preview")
    return f"{tell('title')}-{data['contract']['code']}-{data['period']['name']}-{revision}.{suffix}"


def _mark_note(tell: Teller, issue: Issue) -> str:
    if issue.revision:
        return ""
    if issue.is_over:
        return tell("preview_note")
    return tell("running_note", moment=f"{issue.moment:%Y-%m-%d %H:%M}")


def _facts(tell: Teller, issue: Issue, revision: str) -> tuple[tuple[str, str], ...]:
    contract, period = tell.data["contract"], tell.data["period"]
    made, by = ("issued_at", issue.by) if issue.revision else ("made_at", tell("not_issued"))
    days = tell("days", start=period["from"], end=period["to"])
    return (
        (tell("number"), contract["number"]),
        (tell("contract"), tell.text(contract["title"])),
        (tell.side("customer"), tell.text(contract["customer"])),
        (tell.side("vendor"), tell.text(contract["vendor"])),
        (tell("period"), days),
        (tell("revision"), revision),
        (tell("version"), tell("nth", n=contract["version"])),
        (tell("place"), tell("nth_record", n=issue.ledger_seq)),
        (tell(made), f"{issue.moment:%Y-%m-%d %H:%M}"),
        (tell("issued_by"), by),
    )


PARTS, BALANCE = ("stages", "scores", "vendor_penalties", "customer_penalties"), ("opening", "net", "paid")


def _sums(tell: Teller) -> Section:
    totals = tell.data["totals"]
    notes: tuple[str, ...] = ()
    if totals["undisputed_net"] != totals["net"]:
        upheld = Decimal(totals["undisputed_net"])
        notes = (tell("upheld_net", amount=printed(upheld), capitals=capitals(upheld)),)
    columns = (Column(tell("item")), Column(tell("amount"), 36, figures=True), Column(tell("capitals"), 84))
    rows, balance = (tuple(_total(tell, name) for name in names) for names in (PARTS, BALANCE))
    tables = (
        Table(columns, rows, _total(tell, "net"), tell("in_period"), adds_up=True),
        Table(columns, balance, _total(tell, "closing"), tell("balance")),
    )
    return Section(tell("sums"), notes, tables)


def _total(tell: Teller, name: str) -> tuple[Value, ...]:
    figure = Decimal(tell.data["totals"][name])
    return tell.of(TOTAL_NAMES[name]), figure, capitals(figure)


def _lines(tell: Teller) -> Section:
    lines = tell.data["lines"]
    if not lines:
        return Section(tell("lines"), notes=(tell("no_lines"),))
    columns = (
        Column(tell("place_in_row"), 11),
        Column(tell("matter")),
        Column(tell("kind"), under=True),
        Column(tell("arithmetic"), under=True),
        Column(tell("evidence"), under=True),
        Column(tell("dispute"), under=True),
        Column(tell("clause"), 36),
        Column(tell("day"), 21),
        Column(tell("amount"), 31, figures=True),
    )
    rows = tuple(_line(tell, place, line) for place, line in enumerate(lines, start=1))
    net = Decimal(tell.data["totals"]["net"])
    total = ("", tell.of(TOTAL_NAMES["net"]), "", "", "", "", "", "", net)
    return Section(tell("lines"), tables=(Table(columns, rows, total, adds_up=True),))


def _line(tell: Teller, place: int, line: Data) -> tuple[Value, ...]:
    upheld = tell("if_upheld", amount=printed(Decimal(line["undisputed"]))) if line["disputed"] else ""
    return (
        str(place),
        tell.text(line["name"]),
        tell.of(KIND_NAMES[line["kind"]]),
        tell.text(line["words"]),
        tell.proofs(line["evidence"]),
        upheld,
        tell.clause(line["clause"]),
        line["day"],
        Decimal(line["amount"]),
    )


def _payments(tell: Teller) -> tuple[Section, ...]:
    stages = tell.data["stages"]
    if not stages:
        return ()
    columns = (
        Column(tell("stage")),
        Column(tell("arithmetic"), under=True),
        Column(tell("missing"), under=True),
        Column(tell("clause"), 36),
        Column(tell("due"), 21),
        Column(tell("amount"), 31, figures=True),
        Column(tell("paid"), 31, figures=True),
    )
    return (Section(tell("payments"), tables=(Table(columns, tuple(_stage(tell, one) for one in stages)),)),)


def _stage(tell: Teller, stage: Data) -> tuple[Value, ...]:
    share = f"{Decimal(stage['share']) * 100:f}".rstrip("0").rstrip(".") if "." in stage["share"] else stage["share"]
    return (
        tell.text(stage["name"]),
        f"{tell.text(stage['basis'])} × {share}%",
        tell.list([tell.text(one) for one in stage["missing"]]),
        tell.clause(stage["clause"]),
        stage["due"] or "—",
        Decimal(stage["amount"]),
        Decimal(stage["paid"]),
    )


def _rights(tell: Teller) -> tuple[Section, ...]:
    found = [tell("told", words=_named(tell, one), more=_open(tell, one)) for one in tell.data["rights"]]
    found += [tell("told", words=_named(tell, one), more=_extended(tell, one)) for one in tell.data["extensions"]]
    if upkeep := tell.data["upkeep"]:
        found.append(tell("upkeep", begins=upkeep["begins"], ends=upkeep["ends"]))
    return (Section(tell("rights"), notes=tuple(found)),) if found else ()


def _named(tell: Teller, one: Data) -> str:
    return tell("bracketed", words=tell.text(one["name"]), more=tell.clause(one["clause"]))


def _open(tell: Teller, right: Data) -> str:
    words: Mapping[str, str] = {"side": tell.side(right["holder"]), "day": right["day"]}
    return tell("holder_until", **words, until=right["until"]) if right["until"] else tell("holder", **words)


def _extended(tell: Teller, one: Data) -> str:
    return tell("extended", day=one["day"], ends=one["ends"]) if one["ends"] else tell("extended_open", day=one["day"])


def _readings(tell: Teller) -> Section:
    notes = [tell.text(tell.data["rounding"])]
    notes += [f"{tell.text(one['question'])} {tell.text(one['reading'])}" for one in tell.data["readings"]]
    return Section(tell("readings"), notes=tuple(notes))


def _check(tell: Teller, issue: Issue) -> Section:
    names = {"code": tell.data["contract"]["code"], "period": tell.data["period"]["name"]}
    literal = (f"SHA-256  {issue.digest}", COMMAND.format(**names))
    return Section(tell("check"), notes=(tell("check_note"),), literal=literal)


def _signature(tell: Teller, side: str) -> Signature:
    title = tell("party", side=tell.side(side), name=tell.text(tell.data["contract"][side]))
    return Signature(title, tuple(tell(name) for name in ("clerk", "head_of", "seal", "date")))
