"""Word about notices: to those who decide on a side."""

from datetime import datetime

from mainstay.directory.public import PersonFacts, list_people_on
from mainstay.kernel.pages import address_of
from mainstay.notices.queries.reading import Standing
from mainstay.notices.rules.acts import DECIDING
from mainstay.notify.public import Channel, Message, Recipient, send

Words = tuple[str, str]


def tell_side(standing: Standing, side: str, what: Words, *, now: datetime) -> None:
    """Tell a side what has become of a notice, by mail."""
    row, title = standing.row, standing.terms.contract.title
    messages = [
        Message(
            "notice_changed",
            Recipient(one.name, one.mail, one.phone, one.language, one.id),
            Channel.MAIL,
            f"{row.stream}:{row.seq}:{one.id}",
            values={
                "subject": row.subject,
                "contract": title.in_language(one.language),
                "what": what[one.language == "en"],
                "link": address_of(f"/notices/{row.id}"),
            },
        )
        for one in list_people_on(row.contract_id, now=now)
        if _decides(one, standing, side)
    ]
    send(messages, now=now)


def _decides(person: PersonFacts, standing: Standing, side: str) -> bool:
    held = (one for one in person.grants if one.contract_id == standing.row.contract_id)
    return any(one.role.value in DECIDING[side] for one in held)
