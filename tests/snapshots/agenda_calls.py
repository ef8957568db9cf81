"""Calls of the agenda."""

from .call import Call

AGENDA_CALLS = (Call("GET /api/agenda", "contact", is_list=True),)
