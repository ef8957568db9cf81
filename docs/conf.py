"""How the documentation is built: Markdown, one theme, every reference must lead somewhere."""

import os
import sys
from importlib import import_module
from pathlib import Path

import django
from sphinx.application import Sphinx

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mainstay.config.settings")

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
    django.setup()  # what is written reads the table of permissions, and that needs the applications
    import_module("tools.reference").write(Path(app.srcdir) / "reference")
