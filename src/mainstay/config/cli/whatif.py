"""`mainstay whatif`: cases of a file under other terms, or a simulated year, without a database."""

import json
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from typing import IO, Any
from zoneinfo import ZoneInfo

import click
import numpy as np

from mainstay.config import speech
from mainstay.config.cli.clocks import BAD_INPUT, BREACHED, BadFile, limited, own_calendars, refusal
from mainstay.config.cli.whatif_files import placed, read_cases, read_part
from mainstay.contracts.reading.holiday_files import load_holidays
from mainstay.contracts.reading.validating import read_contract
from mainstay.contracts.rules.calendars import HolidayTables, to_second
from mainstay.contracts.rules.clocks import compile_terms
from mainstay.contracts.rules.clocks.cases import columns_of
from mainstay.contracts.rules.terms.contract import Contract
from mainstay.kernel.errors import MainstayError, Malformed
from mainstay.settlement.rules.period import Period
from mainstay.whatif.rules.changes import Changes, changed
from mainstay.whatif.rules.comparing import compare
from mainstay.whatif.rules.figures import comparison_data, simulation_data
from mainstay.whatif.rules.inputs import MOST_CASES, Inputs
from mainstay.whatif.rules.judging import Cases
from mainstay.whatif.rules.simulating import simulate, staff_needed

WORDS = {
    "zh": ("超时", "原条款", "假设条款", "扣减（元）", "结果有变的工单", "需要人数"),
    "en": (
        "missed",
        "as agreed",
        "as changed",
        "comes off (yuan)",
        "cases that come out otherwise",
        "engineers needed",
    ),
}


@click.command()
@click.argument("contract", type=click.File("rb"))
@click.option("--cases", type=click.File("rb"), help="Cases, one a line of JSON, as case files have them.")
@click.option("--simulate", "number", type=click.IntRange(1, MOST_CASES), help="Simulate a year of so many cases.")
@click.option("--terms", "terms", type=click.File("rb"), help="What to change in the contract, as YAML.")
@click.option("--inputs", type=click.File("rb"), help="With --simulate: when cases arrive and who works, as YAML.")
@click.option("--seed", type=click.IntRange(0), help="With --simulate: another year of the same kind.")
@click.option("--period", help="With --cases: such as 2026-09 or 2026; the year of the first day unless told.")
@click.option("--staff-needed", "needed", is_flag=True, help="With --simulate: look for the fewest engineers.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option("--lang", type=click.Choice(["zh", "en"]), help="Language; the terminal's unless told.")
def command(contract: IO[bytes], as_json: bool, lang: str | None, **given: Any) -> None:
    """Judge cases under the CONTRACT file as it is and as changed, or simulate a year under it.

    Exit 0 when no time limit is missed, 1 when one is, 2 when a file or an option cannot be used.
    """
    language = speech.language(lang)
    if (given["cases"] is None) == (given["number"] is None):
        raise click.UsageError("give either --cases FILE or --simulate N")
    try:
        told = _records(contract, given) if given["cases"] is not None else _year(contract, given)
    except BadFile as bad:
        click.echo(refusal(bad, language), err=True)
        sys.exit(BAD_INPUT)
    click.echo(json.dumps(told, ensure_ascii=False, indent=2) if as_json else "\n".join(_lines(told, language)))
    missed = told["breaches"]["after"] if given["cases"] is not None else told["breaches"]
    sys.exit(BREACHED if missed else 0)


def _records(stream: IO[bytes], given: dict[str, Any]) -> dict[str, Any]:
    contract, other, tables = _terms(stream, given["terms"])
    now, name = datetime.now(UTC), given["cases"].name
    try:
        period = Period.parse(given["period"] or str(contract.term.start.year))
        found = list(read_cases(given["cases"], contract, now))
        name = stream.name
        moment = min(now, datetime.combine(period.end + timedelta(days=1), time(), ZoneInfo(contract.timezone)))
        columns = columns_of([entries for _, entries in found], to_second(moment) - 1)
        cases = Cases(columns, np.ones(columns.size, dtype=np.bool_), [case for case, _ in found])
        before, after = (compile_terms(one, tables) for one in (contract, other))
        return comparison_data(compare(before, after, cases, period, now))
    except MainstayError as error:
        raise BadFile(name, error) from error


def _year(stream: IO[bytes], given: dict[str, Any]) -> dict[str, Any]:
    _, contract, tables = _terms(stream, given["terms"])
    name, source = stream.name, given["inputs"]
    fixed = {"cases": given["number"]} | ({} if given["seed"] is None else {"seed": given["seed"]})
    document = None
    try:
        inputs = Inputs(**fixed)
        if source is not None:
            name = source.name
            read, document = read_part(limited(source), Inputs)
            inputs = read.model_copy(update=fixed)
        needed = staff_needed(contract, tables, inputs) if given["needed"] else None
        return simulation_data(simulate(contract, tables, inputs), needed)
    except Malformed as error:
        raise BadFile(name, error if document is None else placed(error, document)) from error
    except MainstayError as error:
        raise BadFile(name, error) from error


def _terms(stream: IO[bytes], other: IO[bytes] | None) -> tuple[Contract, Contract, HolidayTables]:
    """The contract as it is and as changed, and the holiday tables."""
    name = "MAINSTAY_CALENDARS"
    try:
        tables = load_holidays(own_calendars())
        name = stream.name
        contract = read_contract(limited(stream)).contract
        if other is None:
            return contract, contract, tables
        name = other.name
        changes, document = read_part(limited(other), Changes)
    except MainstayError as error:
        raise BadFile(name, error) from error
    try:
        return contract, changed(contract, changes), tables
    except Malformed as error:
        raise BadFile(name, placed(error, document)) from error


def _lines(told: dict[str, Any], language: str) -> Iterator[str]:
    missed, before, after, off, cases, needed = WORDS[language]
    if "year" in told:
        yield f"{told['year']}  {missed} {told['breaches']:,} / {told['counted']:,}  {off} {told['money']}"
        for one in told["months"]:
            yield f"{one['month']}  {one['arrivals']:>8,}  {missed} {one['breaches']:>7,}  {off} {one['money']:>14}"
        for one in told["clocks"]:
            yield _name(one, language) + f"  {missed} {one['breached']:,} / {one['counted']:,}"
        if told["needed"]["asked"]:
            yield f"{needed}: {told['needed']['engineers'] or '—'} (≤ {told['needed']['bound']:.1%})"
        return
    yield f"{told['period']}  {before} → {after}"
    yield f"{missed}  {told['breaches']['before']:,} → {told['breaches']['after']:,} / {told['counted']:,}"
    yield f"{off}  {told['money']['before']} → {told['money']['after']}"
    for one in told["clocks"]:
        yield _name(one, language) + f"  {missed} {one['before']:,} → {one['after']:,} / {one['counted']:,}"
    for one in told["lines"]:
        yield f"{one['before']:>14} → {one['after']:>14}  {one['day']}  {one['name'][language]}  [{one['clause']}]"
    yield f"{cases}: {told['changed_cases']:,}"


def _name(one: dict[str, Any], language: str) -> str:
    return f"{one['level_name'][language]}  {one['name'][language]}"
