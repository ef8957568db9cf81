"""Where the clock may be moved."""

from pathlib import Path

import pytest

from mainstay.config.databases import Databases, rehearsal_clock
from mainstay.config.env import BadSetting, Environment
from mainstay.config.state import State


def test_it_is_refused_on_an_external_database(tmp_path: Path) -> None:
    outside, state = Databases("o", "postgresql://elsewhere/x", "r"), State(tmp_path)
    told = {"MAINSTAY_CLOCK": "/tmp/clock"}
    with pytest.raises(BadSetting):
        rehearsal_clock(Environment(told), state, outside)
    assert rehearsal_clock(Environment(told | {"MAINSTAY_REHEARSAL": "1"}), state, outside) == "/tmp/clock"
    assert rehearsal_clock(Environment({}), state, outside) == ""
