"""Files over the limit say so on their review, and pictures of something else are told apart."""

from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from mainstay.directory.public import RoleName
from mainstay.drafting.models import Review
from mainstay.drafting.reading.document import read_document
from mainstay.drafting.reading.limits import Unreadable
from mainstay.drafting.reading.scan import Scanner, ocr_python
from mainstay.drafting.rules.blocks import Document, Line

from .make import person, reviewed


@pytest.mark.django_db
def test_an_uploaded_file_over_the_limit_says_so_on_its_review(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mainstay.drafting.reading.limits.MAX_BYTES", 10)
    reviewed(person("admin", RoleName.ADMINISTRATOR))
    review = Review.objects.get()
    assert (review.state, review.draft) == ("failed", None)
    assert review.failure_zh == "文件有 0 MB，超过 0 MB 的上限；扫描件请用 200 dpi 灰度重新扫描，或拆分"


def test_a_picture_with_a_few_characters_is_no_contract(monkeypatch: pytest.MonkeyPatch) -> None:
    sign = Document((Line("停车场 出口"),), "scan", pages=1)
    monkeypatch.setattr(Scanner, "read_picture", lambda *_: sign)
    with pytest.raises(Unreadable) as told:
        read_document(b"\x89PNG\r\n\x1a\n" + b"0" * 64, "photo.png")
    assert told.value.problems[0].code == "no_contract"
    assert told.value.zh == "图片里只认出 5 个字，不像合同；请确认所选文件，或对准合同重新拍摄、扫描"


@pytest.mark.skipif(ocr_python() is None, reason="the reader of scans is not installed: python3 tools/bootstrap.py ocr")
def test_a_photograph_of_something_else_is_told(tmp_path: Path) -> None:
    picture = Image.radial_gradient("L").resize((1200, 900)).convert("RGB")
    ImageDraw.Draw(picture).ellipse((300, 200, 700, 600), fill=(200, 60, 40))
    picture.save(tmp_path / "photo.jpg")
    with pytest.raises(Unreadable) as told:
        read_document((tmp_path / "photo.jpg").read_bytes(), "photo.jpg")
    assert told.value.problems[0].code in {"no_text", "no_contract"}
