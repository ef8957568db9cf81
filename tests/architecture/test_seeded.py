"""Each check catches the violation that it is there for, and leaves a clean tree alone."""

from pathlib import Path

import pytest

from .checks.every import CHECKS
from .seeds import CLEAN, SEEDS, Seed


@pytest.fixture
def clean_tree(tmp_path: Path) -> Path:
    for name, text in CLEAN.items():
        Seed("", name, text, "").plant(tmp_path)
    return tmp_path


@pytest.mark.parametrize("name", sorted(CHECKS))
def test_clean_tree_passes(clean_tree: Path, name: str) -> None:
    assert CHECKS[name](clean_tree) == []


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: f"{seed.check}: {seed.words}")
def test_violation_is_caught(clean_tree: Path, seed: Seed) -> None:
    seed.plant(clean_tree)
    found = CHECKS[seed.check](clean_tree)
    assert [line for line in found if line.startswith(f"{seed.file}:") and seed.words in line], found


def test_every_check_has_a_seeded_violation() -> None:
    assert {seed.check for seed in SEEDS} == set(CHECKS)
