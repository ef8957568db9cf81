"""Portraits: whatever is uploaded is read as an image, cut to a square and written anew; nothing else is kept."""

import hashlib
import io
import warnings
from uuid import UUID

from PIL import Image, ImageOps, UnidentifiedImageError

from mainstay.account.models import Portrait
from mainstay.directory.public import Actor
from mainstay.kernel.errors import Malformed, TooLarge
from mainstay.kernel.files import kind_of

MOST_BYTES = 5 * 1024 * 1024
MOST_PIXELS = 40_000_000
SIDE = 256
KINDS = {"image/png": "PNG", "image/jpeg": "JPEG", "image/webp": "WEBP"}


def set_portrait(content: bytes, *, actor: Actor) -> None:
    """Keep a portrait of who acts; TooLarge, Malformed for what is no image of the kinds that are taken."""
    if len(content) > MOST_BYTES:
        raise TooLarge("图片不能超过 5 MB。", "A picture may have 5 MB.")
    form = KINDS.get(kind_of(content[:8192]))
    if form is None:
        raise Malformed("请上传 PNG、JPEG 或 WebP 图片。", "A PNG, JPEG or WebP picture is needed.")
    picture = _made_anew(content, form)
    digest = hashlib.sha256(picture).hexdigest()
    Portrait.objects.update_or_create(person_id=actor.id, defaults={"picture": picture, "digest": digest})


def drop_portrait(*, actor: Actor) -> None:
    """Keep no portrait of who acts any more."""
    Portrait.objects.filter(person_id=actor.id).delete()


def portrait_of(person_id: UUID) -> Portrait | None:
    """The portrait of a person, None when there is none."""
    return Portrait.objects.filter(person_id=person_id).first()


def _made_anew(content: bytes, form: str) -> bytes:
    """A square of 256 pixels as JPEG; only the named reader is tried, and size is judged before pixels are read."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content), formats=[form]) as image:
                if image.width * image.height > MOST_PIXELS:
                    raise TooLarge("图片的像素过多。", "The picture has too many pixels.")
                upright = ImageOps.exif_transpose(image)
                square = ImageOps.fit(upright.convert("RGB"), (SIDE, SIDE))
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombWarning) as error:
        raise Malformed("无法读取该图片。", "The picture cannot be read.") from error
    written = io.BytesIO()
    square.save(written, "JPEG", quality=85)
    return written.getvalue()
