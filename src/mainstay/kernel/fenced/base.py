"""The connection: before a cursor is opened, the session knows the principal of this thread, and its name is seen."""

from functools import lru_cache
from typing import Any

from django.db.backends.postgresql import base
from psycopg import OperationalError, sql
from psycopg.pq import TransactionStatus

from mainstay.kernel.fence import Principal, principal

# Not a query, so that a transaction may still be told how it isolates.
TELL = sql.SQL("SET mainstay.principal = {name}; SET mainstay.contracts = {contracts}; SET application_name = {name}")


class DatabaseWrapper(base.DatabaseWrapper):
    """What a session was told is forgotten wherever the server may have forgotten it: a new session, a roll-back."""

    told: Principal | None = None

    def get_new_connection(self, conn_params: Any) -> Any:
        """A session of the pool may still carry what another thread told it, or be gone: telling it shows that as well.

        One that is gone is given back for the pool to replace, so nobody who asks is told of it.
        """
        self.told = None
        for _ in range(self.pool.max_size if self.pool else 0):
            found = super().get_new_connection(conn_params)
            try:
                self._tell(found)
            except OperationalError:
                found.close()
                self.pool.putconn(found)
            else:
                return found
        return super().get_new_connection(conn_params)

    def create_cursor(self, name: str | None = None) -> Any:
        """Everything that Django sends goes through a cursor that was opened for it."""
        self._tell(self.connection)
        return super().create_cursor(name)

    def _rollback(self) -> None:
        self.told = None
        super()._rollback()  # type: ignore[misc]  # the stubs leave it out

    def _savepoint_rollback(self, sid: str) -> None:
        self.told = None
        super()._savepoint_rollback(sid)  # type: ignore[misc]  # as above
        self.told = None

    def _tell(self, session: Any) -> None:
        wanted = principal()
        if self.told == wanted or session.info.transaction_status == TransactionStatus.INERROR:
            return  # in a failed transaction nothing is read until it is rolled back
        session.execute(_telling(wanted), prepare=False)
        self.told = wanted


@lru_cache(maxsize=1024)
def _telling(wanted: Principal) -> bytes:
    return TELL.format(name=wanted.name, contracts=wanted.contracts).as_bytes(None)
