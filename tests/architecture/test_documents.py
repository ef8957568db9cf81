"""Links between documents lead somewhere, and the glossary knows the words of the code."""

from pathlib import Path

import pytest

from mainstay.contracts.rules.terms.vocabulary import Measure
from mainstay.directory.rules import ROLES, Role
from tools.docs import broken_links, build

from .checks.tree import ROOT

GLOSSARY = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")


def test_broken_link_is_caught(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "README.md").write_text("[a](docs/a.md) [net](https://example.org/) [b](#b)\n", encoding="utf-8")
    assert broken_links(tmp_path) == ["README.md: nothing at docs/a.md"]
    (tmp_path / "docs" / "a.md").touch()
    assert broken_links(tmp_path) == []


def test_page_that_points_nowhere_does_not_build(tmp_path: Path) -> None:
    (tmp_path / "conf.py").write_text('extensions = ["myst_parser"]\nmyst_heading_anchors = 3\n', encoding="utf-8")
    page = tmp_path / "index.md"
    page.write_text("# A page\n\n[here](#a-page)\n", encoding="utf-8")
    assert build(tmp_path, tmp_path / "_build") == 0
    page.write_text("# A page\n\n[there](missing.md)\n", encoding="utf-8")
    assert build(tmp_path, tmp_path / "_build") != 0


@pytest.mark.parametrize("measure", Measure)
def test_glossary_has_the_measure(measure: Measure) -> None:
    assert f"| `{measure}` |" in GLOSSARY


@pytest.mark.parametrize("role", ROLES.values(), ids=lambda role: role.name)
def test_glossary_has_the_role_in_the_words_of_the_pages(role: Role) -> None:
    assert f"| `{role.name}` | {role.zh} |" in GLOSSARY


@pytest.mark.parametrize("record", sorted((ROOT / "docs" / "decisions").glob("[0-9]*.md")), ids=lambda path: path.stem)
def test_decision_is_listed_and_has_its_parts(record: Path) -> None:
    assert record.stem in (ROOT / "docs" / "decisions" / "index.md").read_text(encoding="utf-8")
    text = record.read_text(encoding="utf-8")
    assert text.startswith(f"# {record.stem[:4]} ")
    assert all(part in text for part in ("## Situation", "## Decision", "## Price"))
