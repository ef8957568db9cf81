"""Robots of chat groups: one file describes a platform, an endpoint gives address and secret."""

from pathlib import Path

from mainstay.notify.reading.description import read_description
from mainstay.notify.services.described import DescribedSession
from mainstay.notify.services.endpoints import open_endpoint
from mainstay.notify.services.way import Way


def robot_way(lane: str, file: Path) -> Way | None:
    """The way to the robot of a lane; None when it is switched off."""
    endpoint = open_endpoint(lane)
    if endpoint is None:
        return None
    description = read_description(file, endpoint.secret)
    return Way(endpoint.host, description.per_minute, lambda: DescribedSession(description, url=endpoint.url))
