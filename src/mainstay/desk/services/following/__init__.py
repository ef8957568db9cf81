"""What follows a change of a case, worked by `mainstay worker` and not by whoever made the change."""

from .followed import Followed, Follower
from .working import follow_changes

__all__ = ["Followed", "Follower", "follow_changes"]
