"""Signing a printed form: the letters of the name, and the drawn signature as a file of the entry (E-10)."""

import base64
import binascii
from dataclasses import dataclass
from datetime import datetime

from mainstay.desk.models import Case
from mainstay.desk.queries.cases import access_case
from mainstay.desk.rules.orders import Order
from mainstay.desk.rules.words import Act
from mainstay.directory.public import Actor
from mainstay.kernel.errors import Malformed, Problem, TooLarge
from mainstay.kernel.files import store_bytes

from .acting import act_on_case

PNG = b"\x89PNG\r\n\x1a\n"
MOST_BYTES = 200_000


@dataclass(frozen=True, slots=True)
class Signature:
    """A form signed: which, the customer's opinion, the name in letters, the drawing as base64 PNG, or none."""

    form: str
    opinion: str
    name: str
    drawing: str = ""


def sign_form(number: str, signature: Signature, *, expected_seq: int, actor: Actor, now: datetime) -> Case:
    """One `signed` entry; the drawing is kept as a file whose digest the entry holds.

    Malformed for what is no PNG picture, TooLarge over 200 kB; nothing is written then.
    """
    access_case(number, actor=actor)
    fields: dict[str, object] = {"form": signature.form, "opinion": signature.opinion, "name": signature.name}
    if signature.drawing:
        stored = store_bytes(_picture(signature.drawing), name="signature.png", uploaded_by=actor.id, now=now)
        fields["files"] = [str(stored.id)]
    return act_on_case(number, Order(Act.SIGN, expected_seq, None, "", fields), actor=actor, now=now)


def _picture(drawing: str) -> bytes:
    if len(drawing) > MOST_BYTES * 4 // 3 + 4:
        raise TooLarge("签名图片过大。", "The picture of the signature is too large.")
    try:
        content = base64.b64decode(drawing, validate=True)
    except (ValueError, binascii.Error):
        content = b""
    if not content.startswith(PNG):
        problem = Problem("picture", "应为 PNG 图片", "must be a PNG picture", "drawing")
        raise Malformed("签名图片无法读取。", "The picture of the signature cannot be read.", [problem])
    return content
