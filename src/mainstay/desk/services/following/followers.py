"""The followers by name, in the order in which they are called."""

from .followed import Follower

FOLLOWERS: dict[str, Follower] = {}
