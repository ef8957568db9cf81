"""Texts sealed for one place and opened again there, and blind indexes of what must be looked up."""

import base64
import binascii
import hmac
from collections.abc import Iterable
from functools import lru_cache

from mainstay.kernel.ciphers import NotOurs, decrypt, encrypt
from mainstay.kernel.errors import MainstayError

from .keys import INDEX, SEAL, key_now, key_of

MARK = "s1."
ID_BYTES = 8
INDEX_SIGNS = 32
NUMBER_BYTES = 8
REMEMBERED = 65_536


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
    return Sealed(MARK + base64.urlsafe_b64encode(seal_bytes(text.encode(), place)).decode())


def unseal(sealed: str, place: str) -> str:
    """The text that was sealed for this place; SealBroken."""
    if not sealed:
        return ""
    if not sealed.startswith(MARK):
        raise SealBroken(f"{place} 处的内容未加密。", f"What stands at {place} is not sealed.")
    try:
        return unseal_bytes(base64.urlsafe_b64decode(sealed.removeprefix(MARK)), place).decode()
    except (binascii.Error, UnicodeDecodeError) as error:
        raise _broken(place) from error


def seal_bytes(content: bytes, place: str) -> bytes:
    """Bytes that open at this place only, with both secrets."""
    key = key_now(SEAL)
    return key.id.to_bytes(ID_BYTES, "big") + encrypt(key.cipher, key.secret, content, place.encode())


def unseal_bytes(box: bytes, place: str) -> bytes:
    """The bytes that were sealed for this place; SealBroken."""
    try:
        key = key_of(int.from_bytes(box[:ID_BYTES], "big"))
        return decrypt(key.cipher, key.secret, box[ID_BYTES:], place.encode())
    except NotOurs as error:
        raise _broken(place) from error


def _broken(place: str) -> SealBroken:
    return SealBroken(f"{place} 处的密文无法打开。", f"What is sealed at {place} cannot be opened.")


def blind(text: str, column: str) -> str:
    """By what a sealed text is looked up: the same for equal texts of one column, and nothing else follows from it."""
    if not text:
        return ""
    return hmac.digest(key_now(INDEX).secret, f"{column}\0{text}".encode(), "sha256").hex()[:INDEX_SIGNS]


def blind_numbers(words: Iterable[str], domain: str) -> list[int]:
    """By what words of sealed texts are looked up, in order: one number for a word, another one in each domain.

    Numbers of one domain tell nothing about those of another, even to somebody who knows which words some stand for.
    """
    secret = key_now(INDEX).secret
    return sorted({_number(secret, domain, word) for word in words})


@lru_cache(maxsize=REMEMBERED)
def _number(secret: bytes, domain: str, word: str) -> int:
    digest = hmac.digest(secret, f"{domain}\0{word}".encode(), "sha256")
    return int.from_bytes(digest[:NUMBER_BYTES], "big", signed=True)
