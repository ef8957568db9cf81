"""`mainstay clocks`: evaluate one case offline, without a database."""

import json
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import IO
from zoneinfo import ZoneInfo

import click

from mainstay.config import speech
from mainstay.config.env import environment
from mainstay.contracts.reading.case_file import read_case
from mainstay.contracts.reading.holiday_files import load_holidays
from mainstay.contracts.reading.validating import read_contract
from mainstay.contracts.rules.clocks import Clock, State, clock_data, clocks, compile_terms
from mainstay.contracts.rules.terms.contract import Contract
from mainstay.kernel.document import MAX_BYTES
from mainstay.kernel.errors import MainstayError, Malformed, Problem, TooLarge

BREACHED, BAD_INPUT = 1, 2
STATES = {
    "zh": {
        "waiting": "未起算",
        "running": "计时中",
        "paused": "已暂停",
        "met": "按时完成",
        "breached": "已超时",
        "void": "不再适用",
    },
    "en": {state.value: state.value for state in State},
}


class BadFile(Exception):
    """A file that cannot be used, with its name."""

    def __init__(self, name: str, error: MainstayError) -> None:
        super().__init__(name)
        self.name, self.error = name, error


@click.command()
@click.argument("contract", type=click.File("rb"))
@click.argument("case", type=click.File("rb"))
@click.option("--at", "moment", help="The moment to evaluate at, such as 2026-10-03T10:00; now unless told.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option("--lang", type=click.Choice(["zh", "en"]), help="Language; the terminal's unless told.")
def command(contract: IO[bytes], case: IO[bytes], moment: str | None, as_json: bool, lang: str | None) -> None:
    """Show every clock that the CONTRACT file sets on the CASE file.

    Exit 0 when none is breached, 1 when one is, 2 when a file cannot be read.
    """
    language = speech.language(lang)
    try:
        terms, found, now = _evaluate(contract, case, moment)
    except BadFile as bad:
        click.echo(refusal(bad, language), err=True)
        sys.exit(BAD_INPUT)
    click.echo(_json(terms, found, now) if as_json else _lines(terms, found, language))
    sys.exit(BREACHED if any(clock.state is State.BREACHED for clock in found) else 0)


def _evaluate(contract: IO[bytes], case: IO[bytes], moment: str | None) -> tuple[Contract, Sequence[Clock], datetime]:
    name = "MAINSTAY_CALENDARS"
    try:
        tables = load_holidays(own_calendars())
        name = contract.name
        terms = read_contract(limited(contract)).contract
        now = _moment(moment, terms)
        name = case.name
        entries = read_case(limited(case), terms, max(now, datetime.now(UTC)))
        return terms, clocks(compile_terms(terms, tables), entries, now), now
    except MainstayError as error:
        raise BadFile(name, error) from error


def own_calendars() -> Path | None:
    """The directory of holiday tables that the setting names."""
    own = environment().text("MAINSTAY_CALENDARS")
    return Path(own).expanduser().absolute() if own else None


def _moment(text: str | None, contract: Contract) -> datetime:
    if text is None:
        return datetime.now(UTC)
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise click.BadParameter(f"not a moment: {text}", param_hint="--at") from None
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=ZoneInfo(contract.timezone))


def limited(stream: IO[bytes]) -> bytes:
    """A file's bytes; TooLarge."""
    source = stream.read(MAX_BYTES + 1)
    if len(source) > MAX_BYTES:
        raise TooLarge(zh=f"文件超过 {MAX_BYTES:,} 字节的上限", en=f"the file is over the limit of {MAX_BYTES:,} bytes")
    return source


def refusal(bad: BadFile, language: str) -> str:
    """What is wrong with a file, with line and column where there are any."""
    problems = bad.error.problems if isinstance(bad.error, Malformed) else ()
    return (
        "\n".join(_problem(bad.name, one, language) for one in problems) or f"{bad.name}: {bad.error.detail(language)}"
    )


def _problem(name: str, one: Problem, language: str) -> str:
    path = f"{one.path}: " if one.path else ""
    return f"{name}:{one.line}:{one.column}: {one.code}: {path}{one.message(language)}"


def _lines(contract: Contract, found: Sequence[Clock], language: str) -> str:
    zone = ZoneInfo(contract.timezone)
    blocks = []
    for clock in found:
        due = "—" if clock.due is None else clock.due.astimezone(zone).isoformat(" ", "minutes")
        state = STATES[language][clock.state]
        blocks.append(f"{clock.name.in_language(language)}  [{state}]  {due}\n    {clock.explain(language)}")
    return "\n".join(blocks)


def _json(contract: Contract, found: Sequence[Clock], now: datetime) -> str:
    told = {
        "contract": contract.code,
        "version": contract.version,
        "at": now.astimezone(UTC).isoformat().replace("+00:00", "Z"),
        "clocks": [clock_data(clock) for clock in found],
    }
    return json.dumps(told, ensure_ascii=False, indent=2)
