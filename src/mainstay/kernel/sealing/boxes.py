"""Texts sealed for one place and opened again there, and blind indexes of what must be looked up."""

import base64
import binascii
import hmac

from mainstay.kernel.ciphers import NotOurs, decrypt, encrypt
from mainstay.kernel.errors import MainstayError

from .keys import INDEX, SEAL, key_now, key_of

MARK = "s1."
ID_BYTES = 8
INDEX_SIGNS = 32


class SealBroken(MainstayError):
    """500: what was sealed cannot be opened: it was altered, moved to another row, or sealed by keys that are gone."""

    code = "seal_broken"
    title_zh = "已加密的内容无法打开"
    title_en = "What is sealed cannot be opened"


class Sealed(str):
    """A text as a column keeps it."""

    __slots__ = ()


def seal(text: str, place: str) -> Sealed:
    """A text that opens at this place only, with both secrets; an empty one stays empty."""
    if not text:
        return Sealed("")
    key = key_now(SEAL)
    box = key.id.to_bytes(ID_BYTES, "big") + encrypt(key.cipher, key.secret, text.encode(), place.encode())
    return Sealed(MARK + base64.urlsafe_b64encode(box).decode())


def unseal(sealed: str, place: str) -> str:
    """The text that was sealed for this place; SealBroken."""
    if not sealed:
        return ""
    if not sealed.startswith(MARK):
        raise SealBroken(f"{place} 处的内容未加密。", f"What stands at {place} is not sealed.")
    try:
        box = base64.urlsafe_b64decode(sealed.removeprefix(MARK))
        key = key_of(int.from_bytes(box[:ID_BYTES], "big"))
        return decrypt(key.cipher, key.secret, box[ID_BYTES:], place.encode()).decode()
    except (NotOurs, binascii.Error, UnicodeDecodeError) as error:
        raise SealBroken(f"{place} 处的密文无法打开。", f"What is sealed at {place} cannot be opened.") from error


def blind(text: str, column: str) -> str:
    """By what a sealed text is looked up: the same for equal texts of one column, and nothing else follows from it."""
    if not text:
        return ""
    return hmac.digest(key_now(INDEX).secret, f"{column}\0{text}".encode(), "sha256").hex()[:INDEX_SIGNS]
