"""The installation: finished steps are skipped, cut-off ones are done again."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tools import bootstrap


class Recorder:
    """Stands in for the commands: remembers them, and fails while it is told to."""

    def __init__(self) -> None:
        self.commands: list[Sequence[str | Path]] = []
        self.fails = False

    def __call__(self, command: Sequence[str | Path], lock: int, **options: object) -> None:
        self.commands.append(command)
        if self.fails:
            raise SystemExit("cut off")


@pytest.fixture
def commands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Recorder:
    """A checkout with two locks, in which no command is really run."""
    (tmp_path / "requirements").mkdir()
    for kind in ("runtime", "dev"):
        (tmp_path / "requirements" / f"{kind}.lock").write_text("one==1\n")
    recorder = Recorder()
    for name, value in {
        "ROOT": tmp_path,
        "VENV": tmp_path / ".venv",
        "STAMPS": tmp_path / ".venv" / "stamps",
        "run": recorder,
    }.items():
        monkeypatch.setattr(bootstrap, name, value)
    return recorder


def test_a_cut_off_step_is_done_again_and_a_finished_one_is_not(commands: Recorder) -> None:
    commands.fails = True
    with pytest.raises(SystemExit):
        bootstrap.install_packages("runtime", 0)
    commands.fails = False
    for _ in range(2):
        bootstrap.install_packages("runtime", 0)
    assert len(commands.commands) == 2


def test_a_changed_lock_is_installed(commands: Recorder, tmp_path: Path) -> None:
    bootstrap.install_packages("runtime", 0)
    (tmp_path / "requirements" / "runtime.lock").write_text("one==2\n")
    bootstrap.install_packages("runtime", 0)
    assert len(commands.commands) == 2


def test_the_developers_set_serves_both(commands: Recorder) -> None:
    bootstrap.install_packages("dev", 0)
    bootstrap.install_packages("runtime", 0)
    assert len(commands.commands) == 1


def test_packages_are_only_installed_with_their_digests(commands: Recorder) -> None:
    bootstrap.install_packages("runtime", 0)
    assert "--require-hashes" in commands.commands[0]


def test_a_killed_installation_keeps_the_lock_while_its_child_works(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bootstrap, "PARTS", tmp_path / "parts")
    lock = bootstrap.take_lock()
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE, pass_fds=[lock]) as child:
        os.close(lock)
        waiting = "import pathlib; from tools import bootstrap as b; b.PARTS = pathlib.Path({!r}); b.take_lock()"
        command = [sys.executable, "-c", waiting.format(str(tmp_path / "parts"))]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={**os.environ, "LC_ALL": "C"}) as second:
            assert second.stdout is not None
            assert "waiting" in second.stdout.readline()
            child.communicate(b"\n")
            assert second.wait(60) == 0
