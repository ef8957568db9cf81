"""Exports that a stranger can check: the ledger of a case or of a contract as one file."""

from .scope import Scope, scope_of_case, scope_of_contract
from .writing import export_evidence

__all__ = ["Scope", "export_evidence", "scope_of_case", "scope_of_contract"]
