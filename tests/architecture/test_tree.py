"""The tree as it is holds to every rule of its shape."""

import pytest

from .checks.every import CHECKS
from .checks.tree import ROOT


@pytest.mark.parametrize("name", sorted(CHECKS))
def test_tree_is_clean(name: str) -> None:
    found = CHECKS[name](ROOT)
    assert not found, "\n" + "\n".join(found)
