"""`mainstay verify`: an export offline, or the whole ledger in the database."""

import sys
from importlib import import_module
from pathlib import Path

import click

from mainstay.config.attached import running_database
from mainstay.config.cli import set_up, use_as_runtime
from mainstay.config.speech import language, say
from mainstay.kernel.verifying import Checked, NotAnExport, check_export

BAD_INPUT, SHOWN = 2, 20


@click.command()
@click.argument("export", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--key", help="The public key that must have signed the EXPORT, in hex: as it was told to you.")
@click.pass_context
def command(ctx: click.Context, export: Path | None, key: str | None) -> None:
    """Check an EXPORT offline, or without one the ledger in the database: cases, chains, signed heads.

    Ends with 1 and names the first entry that is not as it was written; with 2 for a file that is no export.
    """
    if export is None:
        use_as_runtime(ctx.with_resource(running_database()))
        set_up("verify")
        ctx.invoke(import_module("mainstay.config.cli.verify_store").command)
        return
    try:
        checked = check_export(export, key=bytes.fromhex(key) if key else None)
    except NotAnExport:
        say(f"{export} 不是砥柱的导出文件。", f"{export} is not an export of Mainstay.")
        sys.exit(BAD_INPUT)
    except ValueError:
        say("公钥应为 64 位十六进制数。", "The public key must be 64 hexadecimal digits.")
        sys.exit(BAD_INPUT)
    tell(checked)
    if checked.wrong:
        sys.exit(1)


def tell(checked: Checked) -> None:
    """What was found, the first fault first."""
    for wrong in checked.wrong[:SHOWN]:
        click.echo(wrong.words(language()))
    if len(checked.wrong) > SHOWN:
        more = len(checked.wrong) - SHOWN
        say(f"……另有 {more} 处", f"... and {more} more")
    number = len(checked.wrong)
    zh, en = (f"{number} 处与原记录不符", f"{number} not as written") if number else ("全部完好", "all whole")
    cases, entries = checked.streams, checked.entries
    say(f"已核对 {cases} 个工单、{entries} 条记录：{zh}", f"{cases} cases, {entries} entries checked: {en}")
    if number:
        return
    until, later = checked.signed_until or "—", checked.unsigned
    say(
        f"签名摘要 {checked.heads} 个，最近签于 {until}；尚未签名的记录 {later} 条",
        f"{checked.heads} signed heads, the last of {until}; {later} entries not signed yet",
    )
    say(
        f"公钥指纹 {checked.fingerprint}，请与对方公布的指纹比对",
        f"Key fingerprint {checked.fingerprint}: compare it with the one that was told to you",
    )
