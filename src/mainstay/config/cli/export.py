"""`mainstay export`: the ledger of a case or of a contract as one file that `mainstay verify FILE` checks offline."""

import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import click

from mainstay.config.speech import say
from mainstay.contracts.public import list_contracts
from mainstay.desk.public import export_case_evidence, export_contract_evidence
from mainstay.directory.public import SYSTEM
from mainstay.kernel.errors import NotFound
from mainstay.kernel.time import now

OUTPUT = click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="The file to write.")
FILES = click.option("--files", is_flag=True, help="With the attachments themselves, not their digests only.")


@click.group()
def command() -> None:
    """Write the ledger of a case or of a contract as one file; `mainstay verify FILE` checks it offline."""


@command.command("case")
@click.argument("number")
@OUTPUT
@FILES
def case_command(number: str, output: Path | None, files: bool) -> None:
    """Export the case of this NUMBER."""
    moment = now()
    write(export_case_evidence(number, actor=SYSTEM, with_files=files, now=moment), output or named(number, moment))


@command.command("contract")
@click.argument("code")
@OUTPUT
@FILES
def contract_command(code: str, output: Path | None, files: bool) -> None:
    """Export the contract of this CODE with all its cases."""
    moment = now()
    found = [one.id for one in list_contracts(now=moment) if one.code == code]
    if not found:
        raise NotFound(f"没有合同 {code}", f"there is no contract {code}")
    pieces = export_contract_evidence(found[0], actor=SYSTEM, with_files=files, now=moment)
    write(pieces, output or named(code, moment))


def named(name: str, moment: datetime) -> Path:
    """The name of the file unless told."""
    return Path(f"{name}-{moment:%Y%m%d-%H%M%S}.zip")


def write(pieces: Iterator[bytes], output: Path) -> None:
    """Write the export whole or not at all."""
    draft = output.with_name(f".{output.name}.{os.getpid()}")
    try:
        with draft.open("xb") as file:
            file.writelines(pieces)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(output)
    finally:
        draft.unlink(missing_ok=True)
    size = output.stat().st_size
    say(f"已写入 {output}（{size} 字节）。", f"Wrote {output}, {size} bytes.")
