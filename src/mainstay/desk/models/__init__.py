"""Tables of the desk."""

from .case import OPEN, Case, stream_of
from .case_number import CaseNumber
from .change import Change
from .export import Export
from .note import Note
from .searchtext import SearchText
from .view import StartView, View

__all__ = [
    "OPEN",
    "Case",
    "CaseNumber",
    "Change",
    "Export",
    "Note",
    "SearchText",
    "StartView",
    "View",
    "stream_of",
]
