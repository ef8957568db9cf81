"""Tables of the desk."""

from .case import OPEN, Case, stream_of
from .case_number import CaseNumber
from .change import Change
from .searchtext import SearchText

__all__ = ["OPEN", "Case", "CaseNumber", "Change", "SearchText", "stream_of"]
