"""A directory of one entry in this process, for tests that only need one to be there."""

import socketserver
import threading
from functools import cache
from typing import Any

from mainstay.account.rules.ber import ENUMERATED, OCTETS, SEQUENCE, SET, elements, encode, encode_number
from mainstay.account.rules.ldap import Code, Op

from .slapd import PASSWORD

DN = "uid=contact,dc=bureau,dc=example"
ATTRIBUTES = {"entryUUID": "e1", "uid": "contact"}


class _Speaks(socketserver.BaseRequestHandler):
    """Finds its entry whatever is looked for, and takes one password; every request comes in a piece of its own."""

    def handle(self) -> None:
        while request := self.request.recv(4096):
            (message,) = elements(request)
            number, asked = message.parts()
            for operation in self._answers(asked.tag, asked.content):
                self.request.sendall(encode(SEQUENCE, encode_number(number.number()), operation))

    def _answers(self, tag: int, content: bytes) -> list[bytes]:
        if tag == Op.BIND_REQUEST:
            is_right = list(elements(content))[2].content == PASSWORD.encode()
            return [_result(Op.BIND_RESPONSE, Code.SUCCESS if is_right else Code.INVALID_CREDENTIALS)]
        if tag == Op.SEARCH_REQUEST:
            attributes = [
                encode(SEQUENCE, encode(OCTETS, name.encode()), encode(SET, encode(OCTETS, value.encode())))
                for name, value in ATTRIBUTES.items()
            ]
            entry = encode(Op.SEARCH_ENTRY, encode(OCTETS, DN.encode()), encode(SEQUENCE, *attributes))
            return [entry, _result(Op.SEARCH_DONE, Code.SUCCESS)]
        return []


def _result(tag: Op, code: Code) -> bytes:
    return encode(tag, encode_number(code, ENUMERATED), encode(OCTETS), encode(OCTETS))


@cache
def _port() -> int:
    server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), _Speaks)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, args=[0.05], daemon=True).start()
    port: int = server.server_address[1]
    return port


def given_directory(**changes: Any) -> dict[str, Any]:
    """A source that is this directory; the contact of its entry comes by login."""
    names = {"kind": "ldap", "name_zh": "局目录", "name_en": "Bureau directory", "link_by": "login"}
    place = {"address": f"ldap://127.0.0.1:{_port()}", "base": "dc=bureau,dc=example", "search_filter": "(uid={login})"}
    attributes = {"lasting_attribute": "entryUUID", "login_attribute": "uid"}
    asks = {"bind_dn": "cn=reader,dc=bureau,dc=example", "bind_password": PASSWORD}
    return {**names, **place, **asks, **attributes, **changes}
