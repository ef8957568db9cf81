"""The score sheets of a statement on paper: heads with their scores, then every occurrence."""

from collections.abc import Iterator

from mainstay.kernel.papers.form import Column, Section, Table, Value

from .telling import Data, Teller
from .words import period_name


def score_section(tell: Teller) -> tuple[Section, ...]:
    """One section with two tables a sheet; none without sheets."""
    sheets = tell.data["sheets"]
    if not sheets:
        return ()
    notes = tuple(note for sheet in sheets for note in _notes(tell, sheet))
    tables = tuple(table for sheet in sheets for table in _tables(tell, sheet))
    return (Section(tell("scores"), notes=notes, tables=tables),)


def _notes(tell: Teller, sheet: Data) -> Iterator[str]:
    said = []
    if sheet["undisputed"] != sheet["score"]:
        said.append(tell("upheld_score", score=sheet["undisputed"]))
    if sheet["unmarked"]:
        texts = {rule["id"]: tell.text(rule["text"]) for head in sheet["heads"] for rule in head["rules"]}
        said.append(tell("unmarked", rules=tell.list(f"{one} {texts[one]}" for one in sheet["unmarked"])))
    if sheet["open_facts"]:
        facts = tell.list(f"{fact['day']} {fact['note'] or fact['fact']}" for fact in sheet["open_facts"])
        said.append(tell("open_facts", facts=facts))
    for words in said:
        yield tell("told", words=_name(tell, sheet), more=words)


def _name(tell: Teller, sheet: Data) -> str:
    return f"{tell.text(sheet['name'])}　{period_name(sheet['period'], tell.language)}"


def _tables(tell: Teller, sheet: Data) -> Iterator[Table]:
    columns = (Column(tell("head")), Column(tell("full"), 24, figures=True), Column(tell("score"), 24, figures=True))
    rows = tuple((tell.text(head["name"]), head["points"], head["score"]) for head in sheet["heads"])
    total = (tell("total_score"), sheet["total"], sheet["score"])
    title = tell("bracketed", words=_name(tell, sheet), more=tell.clause(sheet["clause"]))
    yield Table(columns, rows, total, title)
    found = tuple(row for head in sheet["heads"] for rule in head["rules"] for row in _rule(tell, rule))
    if found:
        yield Table(_columns(tell), found)


def _columns(tell: Teller) -> tuple[Column, ...]:
    return (
        Column(tell("rule")),
        Column(tell("reason"), under=True),
        Column(tell("evidence"), under=True),
        Column(tell("clause"), 36),
        Column(tell("day"), 21),
        Column(tell("state"), 22),
        Column(tell("off"), 16, figures=True),
    )


def _rule(tell: Teller, rule: Data) -> Iterator[tuple[Value, ...]]:
    name = f"{rule['id']} {tell.text(rule['text'])}"
    clause = tell.clause(rule["clause"]) if rule["clause"] else ""
    if rule["mark"] is not None:
        scorer = tell.text(rule["scorer"]) if rule["scorer"] else ""
        yield name, scorer, "", clause, "", tell("marked", mark=f"{rule['mark']} / {rule['points']}"), rule["off"]
    for one in rule["occurrences"]:
        state = "waived" if one["waived"] else "disputed" if one["disputed"] else "counted"
        proofs = tell.proofs(one["evidence"])
        yield name, one["note"], proofs, clause, one["at"][:10], tell(state), one["points"]
