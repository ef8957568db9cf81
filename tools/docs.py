"""Builds the documentation with every warning an error, and checks the links of all Markdown files of the checkout."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BUILT = ROOT / "docs" / "_build"
_LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)(?:\s+\"[^\"]*\")?\)|<img[^>]+src=\"([^\"]+)\"")
_CODE = re.compile(r"^(```|~~~|:::).*?^\1", re.DOTALL | re.MULTILINE)
_GENERATED = {".git", ".mainstay", ".venv", "_build", "node_modules"}


def markdown_files(root: Path) -> Iterator[Path]:
    """Every Markdown file that people write or the build generates, outside installed and built folders."""
    for path in sorted(root.rglob("*.md")):
        parts = path.relative_to(root).parts
        if not _GENERATED.intersection(parts) and not any(part.startswith(".") for part in parts):
            yield path


def broken_links(root: Path) -> list[str]:
    """Links to files that are not there; addresses on the net are not visited."""
    found = []
    for path in markdown_files(root):
        text = _CODE.sub("", path.read_text(encoding="utf-8"))
        for match in _LINK.finditer(text):
            target = (match.group(1) or match.group(2)).partition("#")[0]
            if target and "://" not in target and not target.startswith("mailto:"):
                place = path.parent / target
                if not place.exists() and not place.with_suffix(".md").exists():
                    found.append(f"{path.relative_to(root)}: nothing at {target}")
    return found


def build(source: Path, target: Path) -> int:
    """Run Sphinx, every warning an error; its exit code."""
    command = [sys.executable, "-m", "sphinx", "-b", "html", "-W", "-n", "--keep-going", "-q"]
    return subprocess.run([*command, str(source), str(target)], cwd=ROOT, check=False).returncode


def main() -> int:
    """0 when the documentation builds and every link leads somewhere."""
    built = build(ROOT / "docs", BUILT / "html")
    found = broken_links(ROOT)
    for line in found:
        print(line)
    if not built and not found:
        print(f"documentation built: {BUILT.relative_to(ROOT) / 'html' / 'index.html'}")
    return 1 if built or found else 0


if __name__ == "__main__":
    sys.exit(main())
