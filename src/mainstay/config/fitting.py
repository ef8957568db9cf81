"""Whether the two secrets are those of a database, told before anything is started: no Django is loaded for it."""

import psycopg

from mainstay.config.databases import Databases
from mainstay.kernel.holding import Pair, SecretsUnusable

UNFIT = """
SELECT count(*) FROM kernel_datakey k WHERE NOT EXISTS (
    SELECT 1 FROM kernel_wrappedkey w WHERE w.key_id = k.id AND w.secret_print = %s AND w.file_print = %s
)
"""


def require_fit(databases: Databases, pair: Pair) -> None:
    """SecretsUnusable when the database has data keys that these secrets do not open."""
    with psycopg.connect(databases.owner, connect_timeout=10) as session:
        row = session.execute(UNFIT, pair.prints).fetchone()
    if row != (0,):
        raise SecretsUnusable(
            "两个数据密钥与数据库不符，请放回加密时的密钥。",
            "The two data secrets are not those of this database: put back the ones that it was sealed with.",
        )
