"""The followers by name, in the order in which they are called."""

from mainstay.desk.services.announcing import follow_live
from mainstay.desk.services.indexing import follow_search
from mainstay.desk.services.telling import follow_telling
from mainstay.desk.services.timing import follow_timing

from .followed import Follower

FOLLOWERS: dict[str, Follower] = {
    "timing": follow_timing,
    "telling": follow_telling,
    "search": follow_search,
    "live": follow_live,
}
