"""Facts for the tests of the rules, and the example contracts ready to settle."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any, cast

from mainstay.contracts.reading.holiday_files import load_holidays
from mainstay.contracts.rules.clocks import CompiledTerms, compile_terms
from mainstay.contracts.rules.terms.contract import Contract
from mainstay.contracts.rules.terms.vocabulary import Trigger
from mainstay.kernel.document import read_document
from mainstay.settlement.rules.facts import Evidence, Fact, Standing
from mainstay.settlement.rules.period import Period
from mainstay.settlement.rules.statement import Line, Statement, settle
from tests.contracts.examples import FOLDER, ZONE
from tests.contracts.examples import terms as compiled

NO_WORD = Standing()


def at(text: str) -> datetime:
    """A moment in the contracts' zone; a day alone is its noon."""
    return datetime.fromisoformat(text if len(text) > 10 else f"{text} 12:00").replace(tzinfo=ZONE)


def end_of(day: str) -> datetime:
    """24:00 of a day."""
    return at(f"{day} 00:00") + timedelta(days=1)


NAMES = {path.stem[0]: path.stem for path in FOLDER.glob("*.yaml")}


def terms(letter: str) -> CompiledTerms:
    """The example contract that begins with this letter, with the holiday tables that ship."""
    return compiled(NAMES[letter])


def data_of(letter: str) -> dict[str, Any]:
    """Its file as plain data, for a test to change."""
    return cast("dict[str, Any]", read_document((FOLDER / f"{NAMES[letter]}.yaml").read_bytes()).data)


def compile_with(data: dict[str, Any]) -> CompiledTerms:
    """Terms of plain data."""
    return compile_terms(Contract.model_validate(data), load_holidays())


def proof(name: str, seq: int = 1) -> tuple[Evidence, ...]:
    """A record to point at."""
    return (Evidence("settlement", name, seq, "ab" * 32),)


def happened(trigger: Trigger, when: str, *, name: str = "", **more: Any) -> Fact:
    """A fact of a kind at a moment."""
    key = name or f"{trigger.value}:{when}:{more.get('rule', '')}{more.get('stage', '')}{more.get('paper', '')}"
    amount = more.pop("amount", None)
    points = more.pop("points", None)
    return Fact(
        id=key,
        trigger=trigger,
        at=at(when),
        evidence=proof(key),
        amount=None if amount is None else Decimal(amount),
        points=None if points is None else Decimal(points),
        **more,
    )


def paid(stage: str, day: str, amount: str) -> Fact:
    """A payment."""
    return happened(Trigger.AUTHORISED, day, name=f"paid:{stage}:{day}", stage=stage, amount=amount)


def papers(stage: str, day: str, count: int = 1) -> list[Fact]:
    """All papers of a stage on one day."""
    return [happened(Trigger.PAPERS_RECEIVED, day, stage=stage, paper=index) for index in range(count)]


def late(trigger: Trigger, due: str, done: str | None, **more: Any) -> Fact:
    """Something due at the end of a day and done at noon of another, or not yet."""
    until = None if done is None else at(done)
    return happened(trigger, f"{due} 23:59", due=end_of(due), until=until, **more)


def breach(target: str, due: str, done: str | None = None, **more: Any) -> Fact:
    """A breached clock: due at a moment."""
    until = None if done is None else at(done)
    return happened(
        Trigger.CLOCK_BREACHED, due, name=f"{target}@{due}", target=target, due=at(due), until=until, **more
    )


def statement(letter: str, facts: Sequence[Fact], period: str, standing: Standing = NO_WORD) -> Statement:
    """The statement of an example contract."""
    return settle(terms(letter), facts, standing, Period.parse(period))


def sums(found: Statement) -> dict[str, Decimal]:
    """The figures of the lines by id."""
    return {line.id: line.amount for line in found.lines}


def line(found: Statement, term: str) -> Line:
    """The one line of a term."""
    (one,) = [line for line in found.lines if line.term == term]
    return one


def stages_due(found: Statement) -> dict[str, Decimal]:
    """The stages that came due, by id."""
    return {line.term: line.amount for line in found.lines if line.kind == "stage"}
