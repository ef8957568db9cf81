"""Inner notes and watchers: what one side keeps to itself, and who is told of a case."""

import hashlib
from collections.abc import Iterable, Mapping
from uuid import UUID

from mainstay.kernel.errors import Malformed, Problem, Refused

from .flow import Happened
from .situation import Particular, Payload, Situation
from .words import Act, Kind


def digest_of(salt: str, text: str) -> str:
    """What the ledger keeps of an inner note: SHA-256 of its salt and its text, so that guessing does not find it."""
    return hashlib.sha256(f"{salt}{text}".encode()).hexdigest()


def watchers_of(happened: Iterable[Happened]) -> Mapping[UUID, str]:
    """Who watches a case, by id with the name: who asked to, or was drawn in by a comment, and has not left since."""
    watching: dict[UUID, str] = {}
    for one in happened:
        entry = one.entry
        if one.kind is Kind.WATCHED and entry.actor_id is not None:
            watching[entry.actor_id] = entry.actor_name
        elif one.kind is Kind.UNWATCHED and entry.actor_id is not None:
            watching.pop(entry.actor_id, None)
        elif one.kind is Kind.COMMENTED:
            watching |= {UUID(person["id"]): person["name"] for person in entry.payload.get("mentions", ())}
    return watching


def _note(payload: Payload, situation: Situation) -> Payload:
    """The entry says whose note it is and its digest; text and mentions stay with the side."""
    people = situation.known.people
    strangers = [one["name"] for one in payload.get("mentions", ()) if people[one["id"]].side != situation.side]
    if strangers:
        names = "、".join(strangers)
        zh, en = f"内部备注只能提醒本方人员：{names}不在本方", f"not on your side: {', '.join(strangers)}"
        raise Malformed(
            "提交的内容有误。", "The input is malformed.", [Problem("wrong_side", zh, en, "fields.mentions")]
        )
    return {"side": situation.side, "sha256": digest_of(situation.known.salt, payload["note"])}


def _watch(payload: Payload, situation: Situation) -> Payload:
    if situation.actor_id in watchers_of(situation.happened):
        raise Refused("您已关注该工单。", "You watch this case already.")
    return payload


def _unwatch(payload: Payload, situation: Situation) -> Payload:
    if situation.actor_id not in watchers_of(situation.happened):
        raise Refused("您未关注该工单。", "You do not watch this case.")
    return payload


PARTICULARS: Mapping[Act, Particular] = {Act.NOTE: _note, Act.WATCH: _watch, Act.UNWATCH: _unwatch}
