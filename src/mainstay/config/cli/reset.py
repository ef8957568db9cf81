"""`mainstay reset`: remove the embedded database."""

import shutil

import click

from mainstay.config.databases import RUNNING_FILE
from mainstay.config.env import environment
from mainstay.config.place import AlreadyRunning, choose, hold
from mainstay.config.speech import say, speaks_chinese
from mainstay.config.state import state
from mainstay.config.unprivileged import account


@click.command()
@click.option("--yes", is_flag=True, help="Do not ask.")
def command(yes: bool) -> None:
    """Remove the embedded database with all its records; the next `mainstay up` makes a new one."""
    if environment().text("DATABASE_URL"):
        raise click.UsageError("DATABASE_URL is set: Mainstay does not drop a database that it did not make")
    found = state()
    try:
        hold(found)
    except AlreadyRunning as error:
        raise click.UsageError(f"Mainstay is running (process {error}): stop it first") from None
    home, _ = choose(found, account())
    if not yes:
        zh, en = f"删除 {home} 中的数据库及其全部记录？", f"Remove the database in {home} with all its records?"
        click.confirm(zh if speaks_chinese() else en, abort=True)
    shutil.rmtree(home / "data", ignore_errors=True)
    (found.root / RUNNING_FILE).unlink(missing_ok=True)
    say("已删除。下次运行 mainstay up 时重新建立。", "Removed. The next `mainstay up` starts afresh.")
