"""The Basic Encoding Rules as far as LDAP takes them (RFC 4511, 5.1): definite lengths, tags of one byte. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass

BOOLEAN, INTEGER, OCTETS, ENUMERATED, SEQUENCE, SET = 0x01, 0x02, 0x04, 0x0A, 0x30, 0x31
LONGEST_LENGTH = 4  # bytes that tell a length; Active Directory writes all of them


class NotBer(ValueError):
    """These bytes are no element as LDAP takes them."""


@dataclass(frozen=True, slots=True)
class Element:
    """A tag with its content."""

    tag: int
    content: bytes

    def parts(self) -> list["Element"]:
        """The elements inside; NotBer."""
        return list(elements(self.content))

    def number(self) -> int:
        """The content as a number; NotBer for more bytes than LDAP's numbers have."""
        if not 1 <= len(self.content) <= LONGEST_LENGTH + 1:
            raise NotBer("no number of LDAP")
        return int.from_bytes(self.content, "big", signed=True)


def encode(tag: int, *contents: bytes) -> bytes:
    """An element around what is given."""
    content = b"".join(contents)
    size = len(content)
    if size < 0x80:
        return bytes((tag, size)) + content
    length = size.to_bytes((size.bit_length() + 7) // 8, "big")
    return bytes((tag, 0x80 | len(length))) + length + content


def encode_number(number: int, tag: int = INTEGER) -> bytes:
    """A number that is not negative."""
    return encode(tag, number.to_bytes(number.bit_length() // 8 + 1, "big"))


def elements(data: bytes) -> Iterator[Element]:
    """What stands one behind the other; NotBer where an element is cut off or is none."""
    while data:
        size = size_of(data)
        if size is None or size > len(data):
            raise NotBer("cut off")
        yield Element(data[0], data[size - _length(data)[1] : size])
        data = data[size:]


def size_of(data: bytes) -> int | None:
    """How many bytes the first element has with its head; None while the head is not whole, NotBer for none of LDAP."""
    if len(data) < 2 or len(data) < 2 + _more(data):
        return None
    head, length = _length(data)
    return head + length


def _length(data: bytes) -> tuple[int, int]:
    """The sizes of the head and of the content."""
    more = _more(data)
    return 2 + more, int.from_bytes(data[2 : 2 + more], "big") if more else data[1]


def _more(data: bytes) -> int:
    """How many bytes of length follow the second one."""
    if data[0] & 0x1F == 0x1F:
        raise NotBer("a tag of several bytes")
    if data[1] < 0x80:
        return 0
    more = data[1] & 0x7F
    if not 1 <= more <= LONGEST_LENGTH:
        raise NotBer("an indefinite length, or a very long one")
    return more
