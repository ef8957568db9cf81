"""One's own profile: reach proven by a code, portraits made anew, hostile uploads refused."""

import io
import struct
import zlib

import pytest
from PIL import Image
from pytest_django import Settings

from mainstay.account.models import Portrait
from mainstay.directory.public import list_people
from mainstay.kernel.time import now

from .make import Browser, last_code, make_person

pytestmark = pytest.mark.django_db


def picture(form: str = "PNG", size: tuple[int, int] = (600, 400), **options: object) -> bytes:
    written = io.BytesIO()
    Image.new("RGB", size, "#0b5563").save(written, form, **options)
    return written.getvalue()


def bomb() -> bytes:
    """A PNG that says it has 60,000 by 60,000 pixels."""
    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    chunk = b"IHDR" + head
    body = struct.pack(">I", len(head)) + chunk + struct.pack(">I", zlib.crc32(chunk))
    return b"\x89PNG\r\n\x1a\n" + body


@pytest.fixture
def browser() -> Browser:
    make_person(phone="13900000001")
    browser = Browser()
    browser.sign_in()
    return browser


def put(browser: Browser, content: bytes) -> int:
    token = browser.client.cookies["csrftoken"].value
    address = "/api/account/portrait"
    sent = browser.client.generic("PUT", address, content, "application/octet-stream", headers={"x-csrftoken": token})
    return sent.status_code


@pytest.mark.req("A-34")
@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP"])
def test_a_portrait_is_a_square_made_anew(browser: Browser, form: str) -> None:
    exif = Image.Exif()
    exif[0x010E] = "secret place"
    assert put(browser, picture(form, exif=exif.tobytes()) + b"<script>alert(1)</script>") == 204
    profile = browser.send("GET /profile")[1]
    shown = browser.client.get(f"/api/account/people/{profile['id']}/portrait")
    assert (shown.status_code, shown.headers["Content-Type"], profile["portrait"]) == (200, "image/jpeg", True)
    assert not {b"secret", b"script"} & {word for word in (b"secret", b"script") if word in shown.content}
    with Image.open(io.BytesIO(shown.content)) as image:
        assert (image.size, image.format) == ((256, 256), "JPEG")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>",
        b"%PDF-1.7",
        picture("GIF"),
        picture()[:200],
        b"\x89PNG\r\n\x1a\n" + b"\0" * 64,
        bomb(),
    ],
    ids=["nothing", "svg", "pdf", "gif", "half", "rubbish", "bomb"],
)
def test_hostile_uploads_are_refused(browser: Browser, content: bytes) -> None:
    assert put(browser, content) in (413, 422)
    assert not Portrait.objects.exists()


def test_a_large_picture_is_refused(browser: Browser) -> None:
    assert put(browser, picture() + b"\0" * (5 * 1024 * 1024)) == 413
    assert not Portrait.objects.exists()


def test_a_portrait_is_removed_and_is_seen_by_the_signed_in_only(browser: Browser) -> None:
    put(browser, picture())
    address = f"/people/{browser.send('GET /profile')[1]['id']}/portrait"
    assert Browser().send(f"GET {address}")[0] == 401
    assert browser.send("DELETE /portrait")[0] == 204
    assert browser.send(f"GET {address}")[0] == 404


@pytest.mark.parametrize(
    ("to", "kept"), [("139 0000 0009", "13900000009"), ("New@Bureau.example", "new@bureau.example")]
)
def test_a_new_number_or_address_is_proven_by_a_code(browser: Browser, settings: Settings, to: str, kept: str) -> None:
    settings.SMS_GATEWAY, settings.SMTP_URL = "sms.yaml", "smtp://mail.test"
    assert browser.send("POST /profile/code", {"to": to})[0] == 202
    assert browser.send("PUT /profile/reach", {"code": "wrong1"})[0] == 401
    assert browser.send("PUT /profile/reach", {"code": last_code(kept)})[0] == 200
    (person,) = list_people(now=now())
    assert kept in (person.phone, person.mail)
    assert person.phone == (kept if "@" not in kept else "13900000001")
