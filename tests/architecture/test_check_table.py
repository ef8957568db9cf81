"""`make check` fails when one of its steps fails, says which, and knows its steps by name."""

import sys

import pytest

from tools import check


@pytest.fixture
def two_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    steps = [
        check.Step("good", [sys.executable, "-c", ""], "ends well"),
        check.Step("bad", [sys.executable, "-c", "raise SystemExit(3)"], "ends badly"),
    ]
    monkeypatch.setattr(check, "steps", lambda: steps)


def test_step_that_fails_fails_the_whole(two_steps: None, capfd: pytest.CaptureFixture[str]) -> None:
    assert check.main(["good"]) == 0
    assert check.main([]) == 1
    summary = capfd.readouterr().out.rpartition("== summary")[2]
    assert [line.split()[0] for line in summary.splitlines() if line] == ["ok", "FAILED"]


def test_unknown_step_is_refused(two_steps: None) -> None:
    with pytest.raises(SystemExit) as refused:
        check.main(["god"])
    assert refused.value.code == 2


def test_steps_have_names_of_their_own() -> None:
    names = [step.name for step in check.steps()]
    assert len(names) == len(set(names))
