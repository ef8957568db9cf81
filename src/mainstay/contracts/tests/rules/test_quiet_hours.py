"""Quiet hours: notices and reminders wait for the morning where the contract says so, escalations never."""

from typing import Any

import pytest

from mainstay.contracts.rules.ladders import acknowledge_by, ladder_rungs

from .making import at, compiled, entries

TARGET = {"measure": "respond", "rows": [{"length": "1h"}]}
NIGHT = {"start": "22:00", "end": "07:00", "clause": "c"}
NOON = {"start": "12:00", "end": "14:00", "clause": "c"}


def rung(action: str, **others: Any) -> dict[str, Any]:
    return {"id": action, "after": "30min", "roles": ["head"], "action": action} | others


def ladder(quiet: dict[str, str] | None, *rungs: dict[str, Any]) -> dict[str, Any]:
    whole = {"id": "told", "name": "通知", "clause": "c", "calendar": "always", "rungs": list(rungs)}
    return whole | ({"quiet": quiet} if quiet else {})


def due(reported: str, quiet: dict[str, str] | None, action: str) -> str:
    """The moment of a rung 30 minutes after the report, in Beijing."""
    terms = compiled([TARGET], ladders=[ladder(quiet, rung(action))])
    (found,) = ladder_rungs(terms, entries((reported, "reported")), at(reported))
    return f"{found.due.astimezone(at(reported).tzinfo):%m-%d %H:%M}"


@pytest.mark.parametrize(
    ("reported", "quiet", "moment"),
    [
        ("10-12 21:29", NIGHT, "10-12 21:59"),
        ("10-12 21:30", NIGHT, "10-13 07:00"),
        ("10-13 03:00", NIGHT, "10-13 07:00"),
        ("10-13 06:30", NIGHT, "10-13 07:00"),
        ("10-12 21:30", None, "10-12 22:00"),
        ("10-12 11:30", NOON, "10-12 14:00"),
        ("10-12 13:30", NOON, "10-12 14:00"),
    ],
)
@pytest.mark.parametrize("action", ["notify", "remind"])
def test_notices_and_reminders_wait(reported: str, quiet: dict[str, str] | None, moment: str, action: str) -> None:
    assert due(reported, quiet, action) == moment


@pytest.mark.parametrize("action", ["escalate", "reassign"])
def test_escalations_and_replacements_do_not(action: str) -> None:
    assert due("10-12 21:30", NIGHT, action) == "10-12 22:00"


@pytest.mark.parametrize(
    ("within", "by"),
    [
        ({"must_acknowledge": True, "acknowledge_within": "15min"}, "10-12 10:15"),
        ({"must_acknowledge": True}, None),
        ({}, None),
    ],
)
def test_an_acknowledgement_is_due_only_where_the_contract_says_within_what(
    within: dict[str, Any], by: str | None
) -> None:
    terms = compiled([TARGET], ladders=[ladder(None, rung("remind", **within))])
    (found,) = ladder_rungs(terms, entries(("10-12 09:30", "reported")), at("10-12 10:00"))
    assert acknowledge_by(terms, found, at("10-12 10:00")) == (at(by) if by else None)
