"""The two secrets of a running installation: made at the first start, replaced while it runs, needed to start."""

import subprocess
import sys
from pathlib import Path

import pytest

from mainstay.kernel.holding import Which
from tests.running.conftest import MakeUp
from tests.running.up import Up, environment_beside

pytestmark = pytest.mark.running


def secrets(up: Up, *arguments: str) -> tuple[int, str]:
    """One `mainstay secrets ...` beside what runs."""
    done = subprocess.run(
        [sys.executable, "-m", "mainstay", "secrets", *arguments],
        env=environment_beside(up.state),
        capture_output=True,
        check=False,
        text=True,
    )
    return done.returncode, done.stdout + done.stderr


def test_each_secret_is_replaced_on_a_running_system(make_up: MakeUp) -> None:
    up = make_up().wait_ready()
    files = [up.state / which for which in Which]
    assert [path.stat().st_mode & 0o777 for path in files] == [0o600, 0o600]
    before = [path.read_text() for path in files]
    for which in Which:
        assert secrets(up, "rotate", which)[0] == 0
        assert up.answers()
    assert not set(before) & {path.read_text() for path in files}
    code, said = secrets(up, "status")
    assert (code, "open every data key" in said) == (0, True)


def test_without_its_secret_nothing_starts_and_none_is_made_up(make_up: MakeUp) -> None:
    up = make_up().wait_ready()
    assert up.end() == 0
    key: Path = up.state / Which.FILE
    kept = key.read_text()
    key.unlink()
    lost = make_up(state=up.state)
    assert lost.process.wait(60) == 1
    assert ("data-key cannot be read" in lost.said(), key.exists()) == (True, False)
    key.write_text(kept)
    key.chmod(0o600)
    assert make_up(state=up.state).wait_ready().answers()
