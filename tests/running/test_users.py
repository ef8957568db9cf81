"""`mainstay up` as root in a closed place, and as an ordinary user."""

import os
import shutil
import stat
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path

import pytest

from mainstay.config.place import ELSEWHERE
from mainstay.config.unprivileged import Account, account
from tests.running.conftest import MakeUp
from tests.running.up import processes

ROOT_ONLY = pytest.mark.skipif(os.geteuid() != 0, reason="only root has another user to become")
pytestmark = [pytest.mark.running, ROOT_ONLY]
CHECKOUT = Path(__file__).parents[2]


@pytest.fixture
def closed(reachable: Path) -> Iterator[Path]:
    """A directory that only root may enter; what was put elsewhere because of it is removed."""
    place = reachable / "closed"
    place.mkdir(mode=0o700)
    yield place
    for found in place.rglob("database-place"):
        shutil.rmtree(found.read_text().strip())


def test_a_closed_state_directory_stays_closed(closed: Path, make_up: MakeUp) -> None:
    up = make_up(state=closed / "s").wait_ready()
    assert up.answers()
    place = Path((up.state / "database-place").read_text())
    assert place.parent == ELSEWHERE
    assert (place / "data").stat().st_uid == account().uid
    assert stat.S_IMODE(closed.stat().st_mode) == 0o700
    assert up.end() == 0
    assert make_up(state=closed / "s").wait_ready().answers()


def reachable_python(who: Account) -> tuple[str, dict[str, str]]:
    """A Python of this version that the user can run with our packages, and the environment for it."""
    libraries = f"{CHECKOUT / 'src'}{os.pathsep}{sysconfig.get_path('purelib')}"
    for python in (sys.executable, shutil.which("python3", path="/usr/local/bin:/usr/bin") or sys.executable):
        check = f"import sys, mainstay.config.cli; assert sys.version_info[:2] == {sys.version_info[:2]}"
        environment = {"PYTHONPATH": libraries, "PATH": os.environ["PATH"], "HOME": "/"}
        try:
            subprocess.run(
                [python, "-c", check], check=True, capture_output=True, cwd="/", env=environment, **who.options()
            )
        except (OSError, subprocess.CalledProcessError):
            continue
        return python, environment
    pytest.skip("no Python that another user can run")


def test_an_ordinary_user_needs_no_root(reachable: Path, make_up: MakeUp) -> None:
    who = account()
    python, environment = reachable_python(who)
    home = reachable / "a home"
    home.mkdir(mode=0o700)
    who.own(home)
    up = make_up(state=home / "s", python=python, extra=environment, options={**who.options(), "cwd": "/"})
    up.wait_ready()
    assert up.answers()
    owners = {(Path("/proc") / str(pid)).stat().st_uid for pid in up.descendants() & set(processes())}
    assert owners == {who.uid}
    assert up.end() == 0
