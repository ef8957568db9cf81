"""The commands of `mainstay secrets` that change or show the data keys: imported when a database is at hand."""

import sys

import click

from mainstay.config.speech import language, say
from mainstay.kernel import sealing
from mainstay.kernel.holding import SecretsUnusable, Which
from mainstay.kernel.time import now

PURPOSES = {"seal": ("加密", "sealing"), "index": ("检索", "blind indexes")}


@click.command()
def status() -> None:
    """One line for each key, then whether the secrets in place open them all."""
    for key in sealing.list_keys():
        zh, en = PURPOSES[key.purpose]
        pairs = " ".join(f"{secret}+{file}" for secret, file in key.pairs)
        say(
            f"{key.id}  {zh}  {key.cipher}  {key.made_at:%Y-%m-%d}  {pairs}",
            f"{key.id}  {en}  {key.cipher}  {key.made_at:%Y-%m-%d}  {pairs}",
        )
    try:
        secret, file = sealing.check_keys().prints
    except SecretsUnusable as error:
        click.echo(error.detail(language()))
        sys.exit(1)
    say(
        f"当前两个密钥（{secret}+{file}）可打开全部数据密钥。",
        f"The two secrets in place ({secret}+{file}) open every data key.",
    )


@click.command()
@click.argument("which")
def rotate(which: str) -> None:
    """Replace one secret; one that came from the environment is printed."""
    shown = sealing.rotate(Which(which))
    if shown is None:
        say(f"{which} 已更换，请备份新文件。", f"{which} is replaced. Keep a copy of the new file.")
        return
    say("新的 MAINSTAY_DATA_SECRET（仅显示一次）：", "The new MAINSTAY_DATA_SECRET, shown this once:")
    click.echo(shown)
    say(
        "写入环境变量并重启各进程后，执行 mainstay secrets retire；在此之前新旧两个均有效。",
        "Put it into the environment, restart, then run `mainstay secrets retire`: until then the old one opens too.",
    )


@click.command()
def retire() -> None:
    """Drop what other pairs of secrets open."""
    dropped = sealing.retire()
    say(f"已作废 {dropped} 个旧封装。", f"{dropped} old wrapping(s) dropped.")


@click.command()
def add_key() -> None:
    """One more key."""
    key = sealing.add_key(now=now())
    say(f"已新增数据密钥 {key}，重启各进程后启用。", f"Data key {key} is made; processes use it once restarted.")
