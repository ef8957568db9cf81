"""How the documentation is built: Markdown, one theme, every reference must lead somewhere."""

import sys
from pathlib import Path

from sphinx.application import Sphinx

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tools import reference

project = "Mainstay"
author = "The Mainstay authors"
extensions = ["myst_parser"]
source_suffix = {".md": "markdown"}
exclude_patterns = ["_build"]
nitpicky = True
myst_heading_anchors = 3
myst_enable_extensions = ["colon_fence", "deflist", "fieldlist"]
html_theme = "furo"
html_title = "Mainstay 砥柱"
html_show_copyright = False
html_copy_source = False


def setup(app: Sphinx) -> None:
    """Write the reference pages from the code before they are read."""
    reference.write(Path(app.srcdir) / "reference")
