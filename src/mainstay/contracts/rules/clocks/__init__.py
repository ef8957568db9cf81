"""Clocks: a contract's targets running on a case, computed from its entries and explained in words."""

from .clock import Clock, ClockPause
from .compiled import CompiledTerms, compile_terms
from .entries import ENTRY_KINDS, CaseEntry, FactValue, OtherKind
from .evaluate import clocks
from .explaining import Condition
from .readout import clock_data
from .reckoning import State

__all__ = [
    "ENTRY_KINDS",
    "CaseEntry",
    "Clock",
    "ClockPause",
    "CompiledTerms",
    "Condition",
    "FactValue",
    "OtherKind",
    "State",
    "clock_data",
    "clocks",
    "compile_terms",
]
