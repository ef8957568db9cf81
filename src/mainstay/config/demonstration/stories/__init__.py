"""What happens under each example contract, in the words in which people would report it."""

from .account import ACCOUNT
from .approval import APPROVAL
from .hall import HALL
from .laboratory import LABORATORY
from .messaging import MESSAGING
from .story import Profile, Rank, Story

PROFILES: dict[str, Profile] = {"A": MESSAGING, "B": APPROVAL, "C": HALL, "D": ACCOUNT, "E": LABORATORY}

__all__ = ["PROFILES", "Profile", "Rank", "Story"]
