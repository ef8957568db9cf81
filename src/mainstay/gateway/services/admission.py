"""Who is let in at the upgrade: the right address, the right site, a fit ticket, and room."""

import logging
from collections.abc import Callable
from datetime import datetime
from http import HTTPStatus

from picows import WSListener, WSUpgradeRequest, WSUpgradeResponse, WSUpgradeResponseWithListener

from mainstay.gateway.rules.frames import PROTOCOL, offered
from mainstay.gateway.rules.tickets import Ticket, Unfit, read_ticket

from .connection import Connection
from .hub import Hub

LOG = logging.getLogger(__name__)
PATH, HEALTH = b"/live", b"/health"


class Refused(Exception):
    """Nobody is let in; with the status that says why."""

    def __init__(self, status: HTTPStatus) -> None:
        super().__init__(status.phrase)
        self.status = status


class Admission:
    """Makes a connection of a request, within the limits of the process and of a person."""

    def __init__(self, hub: Hub, key: bytes, now: Callable[[], datetime], *, most: int, most_of_one: int) -> None:
        self.hub, self.key, self.now = hub, key, now
        self.most, self.most_of_one = most, most_of_one

    def answer(self, request: WSUpgradeRequest) -> WSUpgradeResponseWithListener:
        """The upgrade with its connection, or the refusal."""
        try:
            connection = self.admit(request)
        except Refused as refusal:
            extra = {"Retry-After": "5"} if refusal.status is HTTPStatus.SERVICE_UNAVAILABLE else None
            body = f"{refusal.status.phrase}\n".encode()
            return WSUpgradeResponseWithListener(
                WSUpgradeResponse.create_error_response(refusal.status, body, extra), None
            )
        if connection is None:
            return WSUpgradeResponseWithListener(WSUpgradeResponse.create_ok_response(b"ok\n"), None)
        headers = {"Sec-WebSocket-Protocol": PROTOCOL}
        return WSUpgradeResponseWithListener(WSUpgradeResponse.create_101_response(headers), connection)

    def admit(self, request: WSUpgradeRequest) -> WSListener | None:
        """The connection of a request, None for a look at the health; Refused says why not."""
        path = request.path.partition(b"?")[0]
        if path == HEALTH and not self.hub.draining:
            return None
        if path not in (PATH, HEALTH):
            raise Refused(HTTPStatus.NOT_FOUND)
        if self.hub.draining or self.hub.count >= self.most:
            raise Refused(HTTPStatus.SERVICE_UNAVAILABLE)
        speaks, text = offered(request.headers.get("Sec-WebSocket-Protocol", ""))
        if not speaks:
            raise Refused(HTTPStatus.BAD_REQUEST)
        ticket = self.fit_ticket(text, request.headers.get("Origin", ""))
        if len(self.hub.by_person.get(ticket.person, ())) >= self.most_of_one:
            raise Refused(HTTPStatus.TOO_MANY_REQUESTS)
        allow_connection_words(request)
        return Connection(self.hub, ticket, self.read_ticket)

    def fit_ticket(self, text: str, origin: str) -> Ticket:
        """The ticket, for its own site only."""
        try:
            return self.read_ticket(text, origin)
        except Unfit as error:
            LOG.info("a ticket was refused: %s", error)
            wrong_site = str(error) == "another site"
            raise Refused(HTTPStatus.FORBIDDEN if wrong_site else HTTPStatus.UNAUTHORIZED) from None

    def read_ticket(self, text: str, origin: str) -> Ticket:
        """The fit ticket of a text; Unfit also for another site's, a used one, and one whose sign-in has ended."""
        ticket = read_ticket(text, self.key, now=self.now())
        if not origin or ticket.origin != origin:
            raise Unfit("another site")
        if self.hub.is_spent(ticket):
            raise Unfit("spent")
        return ticket


def allow_connection_words(request: WSUpgradeRequest) -> None:
    """Firefox says `keep-alive, Upgrade`; picows knows the one word only."""
    words = [word.strip().lower() for word in request.headers.get("Connection", "").split(",")]
    if "upgrade" in words:
        request.headers["Connection"] = "upgrade"
