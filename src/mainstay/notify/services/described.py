"""A session with a gateway that a description tells how to speak to."""

from mainstay.kernel.time import now
from mainstay.notify.models import OutboxMessage
from mainstay.notify.reading.description import Description
from mainstay.notify.reading.speaking import at, meaning, request_of, values_of
from mainstay.notify.rules.sending import Outcome

from .http import Client, is_away, parsed, told


class DescribedSession:
    """An open way to one gateway; `url` where the description leaves the address to the endpoint."""

    def __init__(self, description: Description, *, url: str = "") -> None:
        self.description, self.url = description, url
        self.client = Client(description.seconds)

    def deliver(self, message: OutboxMessage) -> Outcome:
        """One message. A gateway that does not answer may have taken it: the same key lets it know the second time."""
        values = values_of(
            self.description,
            phone=message.address,
            text=message.text.strip(),
            subject=message.subject,
            key=message.token,
            moment=now(),
        )
        answer = self.client.send(request_of(self.description, values, url=self.url))
        if isinstance(answer, Outcome):
            return answer
        status, text = answer
        body = parsed(text)
        accepted, permanent = meaning(self.description.answer, status, body)
        path = self.description.answer.reference
        reference = str(at(body, path) or "")[:100] if path and accepted else ""
        return Outcome(accepted, told(status, text), permanent, down=is_away(status), reference=reference)

    def close(self) -> None:
        """Close the connections."""
        self.client.close()
