"""Bodies of signed deliveries into plain data; those that Feishu has encrypted are opened first."""

import base64
import binascii
import hashlib
import json
from typing import Any

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from mainstay.kernel.errors import Malformed

BLOCK = 16
DEEPEST = 20


def read_body(body: bytes) -> dict[str, Any]:
    """The JSON object in a body; Malformed when it is none, or nested too deeply."""
    try:
        found = json.loads(body.decode())
    except (ValueError, RecursionError) as error:
        raise Malformed("内容不是有效的 JSON。", "The body is not valid JSON.") from error
    if not isinstance(found, dict) or _depth(found) > DEEPEST:
        raise Malformed("内容应为结构适度的 JSON 对象。", "The body must be a JSON object of moderate depth.")
    return found


def opened(body: dict[str, Any], key: str) -> dict[str, Any]:
    """What `encrypt` holds, by AES-256-CBC under the SHA-256 of the key; a body without it as it is. Malformed."""
    sealed = body.get("encrypt")
    if not isinstance(sealed, str):
        return body
    try:
        data = base64.b64decode(sealed, validate=True)
        cipher = Cipher(algorithms.AES256(hashlib.sha256(key.encode()).digest()), modes.CBC(data[:BLOCK]))
        decryptor = cipher.decryptor()
        padded = decryptor.update(data[BLOCK:]) + decryptor.finalize()
        plain = padded[: -padded[-1]]
    except (binascii.Error, ValueError, IndexError) as error:
        raise Malformed("无法解密内容。", "The body cannot be decrypted.") from error
    return read_body(plain)


def _depth(value: object, depth: int = 0) -> int:
    if depth > DEEPEST:
        return depth
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return max((_depth(one, depth + 1) for one in inner), default=depth)
