"""The followers by name, in the order in which they are called."""

from mainstay.desk.services.announcing import follow_live
from mainstay.desk.services.indexing import follow_search

from .followed import Follower

FOLLOWERS: dict[str, Follower] = {"search": follow_search, "live": follow_live}
