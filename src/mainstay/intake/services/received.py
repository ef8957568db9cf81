"""A message from outside, read and ready to be judged."""

from dataclasses import dataclass
from uuid import UUID

from mainstay.intake.reading.mail import Attachment
from mainstay.intake.rules.words import ArrivalChannel, Reason
from mainstay.kernel.files import FileFacts


@dataclass(frozen=True, slots=True)
class Received:
    """A message from outside, read. `key` is the same for the same message; `problem` stops it before it is judged."""

    channel: ArrivalChannel
    key: str
    sender: str
    text: str
    digest: str
    size: int
    sender_name: str = ""
    subject: str = ""
    message_id: str = ""
    references: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    phone: str = ""
    mail: str = ""
    urgent: bool = False
    no_answer: bool = False
    problem: Reason | None = None
    inlet_id: UUID | None = None
    fixed_contract: UUID | None = None
    person_id: UUID | None = None
    attachments: tuple[Attachment, ...] = ()
    file: FileFacts | None = None
