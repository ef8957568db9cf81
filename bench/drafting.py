"""A long contract becomes a draft: a PDF of more than sixty pages, read and its terms found."""

import tempfile
import time
from pathlib import Path

from bench.registry import Figure, row
from mainstay.drafting.reading.document import read_document
from mainstay.drafting.reading.lexicon import standard_lexicon
from mainstay.drafting.rules.assembling import draft
from tests.drafting.building import build
from tests.drafting.corpus import long_source

REPEATS, ROUNDS = 2, 3


@row("drafting, sixty pages", unit="milliseconds of processor time", budget=10_000, ceiling=True)
def sixty_pages() -> Figure:
    """Our Chinese contracts twice over as one PDF with text; the quickest of some rounds."""
    words = standard_lexicon()
    with tempfile.TemporaryDirectory(prefix="mainstay-bench-") as folder:
        document = build(long_source(REPEATS), Path(folder)).read_bytes()
    taken = []
    for _ in range(ROUNDS):
        begun = time.process_time()
        read, described = read_document(document, "long.pdf")
        made = draft(read, described, words)
        taken.append(time.process_time() - begun)
    return Figure(min(taken) * 1000, {"pages": made.source.pages, "terms": len(made.terms)})
