"""What goes into the record of accesses, and the streams that it is chained in. Pure."""

import hashlib
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from mainstay.kernel.entries import Draft

from .actor import Actor


class AccessKind(StrEnum):
    """What somebody did."""

    SIGN_IN = "sign_in"
    SIGN_IN_REFUSED = "sign_in_refused"
    SIGN_OUT = "sign_out"
    READ = "read"
    EXPORT = "export"
    PERMISSION = "permission"
    ADMINISTRATION = "administration"


KIND_NAMES = {
    AccessKind.SIGN_IN: ("登录", "Signed in"),
    AccessKind.SIGN_IN_REFUSED: ("登录被拒", "Sign-in refused"),
    AccessKind.SIGN_OUT: ("退出", "Signed out"),
    AccessKind.READ: ("查阅", "Read"),
    AccessKind.EXPORT: ("导出", "Exported"),
    AccessKind.PERMISSION: ("权限变更", "Permission changed"),
    AccessKind.ADMINISTRATION: ("管理操作", "Administered"),
}


@dataclass(frozen=True, slots=True)
class Access:
    """One access: who, from where, what (an id of a permission or an act), of what, and how it was answered.

    `subject` is in words that a reader understands, such as the number of a case; `detail` holds texts and numbers.
    """

    kind: AccessKind
    what: str
    person_id: UUID | None
    person: str
    subject: str = ""
    role: str = ""
    side: str = ""
    contract_id: UUID | None = None
    address: str = ""
    status: int = 200
    detail: dict[str, Any] = field(default_factory=dict)

    @property
    def stream(self) -> str:
        """The chain that it belongs to: its person's, so that nobody waits for another; a stranger's address's."""
        if self.person_id is not None:
            return f"person:{self.person_id}"
        return f"address:{hashlib.sha256(self.address.encode()).hexdigest()[:32]}"

    def draft(self, at: datetime) -> Draft:
        """The same as an entry of a chain, so that its hash is made as in the ledger."""
        payload = {
            "what": self.what,
            "subject": self.subject,
            "contract": str(self.contract_id) if self.contract_id else "",
            "address": self.address,
            "status": self.status,
            "detail": self.detail,
        }
        return Draft(self.kind, at, self.person_id, self.person, self.role, self.side, payload)


OPERATOR = "命令行"  # who acts where nobody is signed in


def changed(
    actor: Actor | None,
    kind: AccessKind,
    what: str,
    subject: str,
    *,
    contract_id: UUID | None = None,
    **detail: str | int | bool,
) -> Access:
    """What somebody has changed, for the record; without an actor it was the operator at the command line."""
    who, name = (actor.id, actor.name) if actor else (None, OPERATOR)
    return Access(kind, what, who, name, subject[:200], contract_id=contract_id, detail=dict(detail))
