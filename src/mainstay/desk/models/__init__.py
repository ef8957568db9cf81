"""Tables of the desk."""

from .case import OPEN, Case, stream_of
from .case_number import CaseNumber
from .catalogue import CatalogueLoad
from .change import Change
from .export import Export
from .note import Note
from .searchtext import SearchText
from .survey import SurveyAttempt
from .view import StartView, View

__all__ = [
    "OPEN",
    "Case",
    "CaseNumber",
    "CatalogueLoad",
    "Change",
    "Export",
    "Note",
    "SearchText",
    "StartView",
    "SurveyAttempt",
    "View",
    "stream_of",
]
