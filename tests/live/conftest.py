"""One gateway for the tests of a file, and one for a test that ends a part of it."""

from collections.abc import Iterator

import pytest

from tests.live.site import Site, running_site


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    """A running gateway that lets three connections of one person in."""
    with running_site(MAINSTAY_GATEWAY_MOST_OF_ONE="3") as running:
        yield running


@pytest.fixture
def passing_site() -> Iterator[Site]:
    """A running gateway of the test's own."""
    with running_site() as running:
        yield running
