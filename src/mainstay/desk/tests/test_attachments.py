"""Attachments on entries: handed in with an act, kept in its transaction."""

from pathlib import Path
from uuid import uuid4

import pytest
from pytest_django.fixtures import Settings

from mainstay.desk.public import Act
from mainstay.kernel.errors import Malformed, Refused
from mainstay.kernel.files import FileFacts, files_of, get_file, store_bytes
from mainstay.kernel.files.place import place
from mainstay.kernel.ledger import read_stream

from .entering import rows
from .make import NINE, Desk, make_desk

pytestmark = [pytest.mark.django_db, pytest.mark.req("E-18")]


@pytest.fixture(autouse=True)
def own_place(tmp_path: Path, settings: Settings) -> None:
    settings.FILES = tmp_path / "files"


@pytest.fixture
def desk() -> Desk:
    return make_desk()


def handed_in(desk: Desk, content: bytes = b"%PDF-1.7", *, role: str = "vendor_engineer") -> FileFacts:
    return store_bytes(content, name="现场记录.pdf", uploaded_by=desk.person(role).id, now=NINE)


def test_a_comment_keeps_its_files(desk: Desk) -> None:
    case, facts = desk.open(), handed_in(desk)
    desk.do(case, Act.COMMENT, at=5, note="见附件", files=[str(facts.id)])
    entry = read_stream(case.stream)[-1]
    assert entry.payload["files"] == [facts.as_payload()]
    assert [(kept.id, kept.side) for kept in files_of(case.stream)] == [(facts.id, "")]


def test_files_in_their_order_and_once(desk: Desk) -> None:
    case, first, second = desk.open(), handed_in(desk, b"1"), handed_in(desk, b"2")
    ids = [str(second.id), str(first.id), str(second.id)]
    desk.do(case, Act.ATTACH, at=5, files=ids)
    assert [one["id"] for one in read_stream(case.stream)[-1].payload["files"]] == ids[:2]


@pytest.mark.parametrize("whose", ["another's", "unknown", "used", "no id"])
def test_what_was_not_handed_in_is_refused(desk: Desk, whose: str) -> None:
    case, used = desk.open(), handed_in(desk)
    desk.do(case, Act.ATTACH, at=1, files=[str(used.id)])
    foreign = handed_in(desk, role="vendor_seat")
    ids = {"another's": str(foreign.id), "unknown": str(uuid4()), "used": str(used.id), "no id": "../../etc/passwd"}
    before = rows("kernel_ledgerentry")
    with pytest.raises(Malformed):
        desk.do(case, Act.COMMENT, at=5, note="见附件", files=[ids[whose]])
    assert (rows("kernel_ledgerentry"), get_file(foreign.id).bound_to) == (before, "")


def test_bytes_that_are_gone_refuse_the_whole_act(desk: Desk) -> None:
    case, facts = desk.open(), handed_in(desk)
    place().whole(facts.sha256).unlink()
    with pytest.raises(Refused):
        desk.do(case, Act.COMMENT, at=5, note="见附件", files=[str(facts.id)])
    assert (len(read_stream(case.stream)), get_file(facts.id).bound_to) == (1, "")


def test_a_refused_act_leaves_its_files_loose(desk: Desk) -> None:
    case, facts = desk.open(), handed_in(desk)
    with pytest.raises(Malformed):
        desk.do(case, Act.COMMENT, at=5, note="", files=[str(facts.id)])
    assert (len(read_stream(case.stream)), get_file(facts.id).bound_to) == (1, "")
    desk.do(case, Act.COMMENT, at=6, note="再试", files=[str(facts.id)])
    assert get_file(facts.id).bound_to == case.stream
