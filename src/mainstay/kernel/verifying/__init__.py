"""The door of verifying: check an export without a database; standard library and cryptography, no Django."""

from .container import NotAnExport
from .report import Checked, Wrong
from .steps import check_export

__all__ = ["Checked", "NotAnExport", "Wrong", "check_export"]
