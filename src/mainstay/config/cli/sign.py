"""`mainstay sign`: bring every entry under a signed head now, as the daily job does by itself."""

import click

from mainstay.config.speech import say
from mainstay.kernel.signing import fingerprint, public_bytes, seal_ledger, signing_key
from mainstay.kernel.time import now


@click.command()
def command() -> None:
    """Sign heads over the entries that are not under one yet, and show the key to compare exports with."""
    made, key = seal_ledger(now()), public_bytes(signing_key())
    if made:
        say(f"已签署 {made} 个台账摘要。", f"{made} head(s) of the ledger signed.")
    else:
        say("没有未签署的记录。", "No entry is without a signed head.")
    say(f"公钥：{key.hex()}", f"Public key: {key.hex()}")
    say(f"公钥指纹：{fingerprint(key)}", f"Its fingerprint: {fingerprint(key)}")
