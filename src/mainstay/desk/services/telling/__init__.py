"""Word to people about cases: who is meant, in which words, into the outbox."""

from .circle import Circle, audience_of, circle_of
from .follower import follow_telling
from .writing import News, Told, messages_of

__all__ = ["Circle", "News", "Told", "audience_of", "circle_of", "follow_telling", "messages_of"]
