"""Exports of lists: asked for, written by the worker, fetched by who asked."""

from .asking import Wish, access_export, ask_for_export, cancel_export, list_exports, refuse_export, who_asked_for
from .writing import write_export

__all__ = [
    "Wish",
    "access_export",
    "ask_for_export",
    "cancel_export",
    "list_exports",
    "refuse_export",
    "who_asked_for",
    "write_export",
]
