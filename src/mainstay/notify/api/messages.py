"""Routes of the delivery log: what was told to whom, the proof of each message, sending again."""

from typing import Annotated

from django.http import HttpRequest
from ninja import Query, Router

from mainstay.directory.public import actor_on, tell_access
from mainstay.kernel.time import now
from mainstay.notify.queries.messages import Filters, access_message
from mainstay.notify.queries.messages import list_messages as page_of_messages
from mainstay.notify.services import again

from .schemas import MessageDetail, MessagePage, MessageQuery
from .showing import show_detail, show_message

router = Router()


@router.get("/messages", response=MessagePage, summary="List messages")
def list_messages(request: HttpRequest, asked: Annotated[MessageQuery, Query()]) -> MessagePage:
    """Messages, the latest first: all for administrators, those of their contracts for others."""
    given = asked.model_dump(exclude={"cursor", "limit"})
    filters = Filters(states=tuple(given.pop("state")), **given)
    page = page_of_messages(actor=actor_on(request), filters=filters, cursor=asked.cursor, limit=asked.limit)
    return MessagePage(items=[show_message(one) for one in page.items], next=page.next)


@router.get("/messages/{message_id}", response=MessageDetail, summary="A message and its proof")
def get_message(request: HttpRequest, message_id: int) -> MessageDetail:
    """A message with its words and its proof, line by line."""
    actor = actor_on(request)
    return show_detail(access_message(message_id, actor=actor), viewer=actor)


@router.post("/messages/{message_id}/again", response=MessageDetail, summary="Send a message again")
def send_again(request: HttpRequest, message_id: int) -> MessageDetail:
    """Back into the queue under the same key; of webhooks also what was handed over. 409 when it would come twice."""
    actor = actor_on(request)
    message = again.send_again(message_id, actor=actor, now=now())
    tell_access(request, subject=str(message_id), contract_id=message.contract_id)
    return show_detail(message, viewer=actor)
