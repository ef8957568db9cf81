"""Tables of notify, one file a noun."""

from .endpoint import Endpoint
from .lane import Lane
from .message import OutboxMessage
from .outage import Outage
from .preference import Preference
from .push import PushSubscription
from .template_version import TemplateVersion
from .trace import Trace

__all__ = [
    "Endpoint",
    "Lane",
    "Outage",
    "OutboxMessage",
    "Preference",
    "PushSubscription",
    "TemplateVersion",
    "Trace",
]
