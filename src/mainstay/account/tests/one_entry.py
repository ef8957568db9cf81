"""A directory of one entry in this process, for tests that only need one to be there."""

import socketserver
import threading
from functools import cache
from typing import Any

from pyasn1.codec.der.decoder import decode
from pyasn1.codec.der.encoder import encode
from pyasn1.type.univ import Sequence
from pyasn1_modules import rfc2251

from mainstay.account.rules.ldap import Code, Op

from .slapd import PASSWORD

DN = "uid=contact,dc=bureau,dc=example"
ATTRIBUTES = {"entryUUID": "e1", "uid": "contact"}


class _Speaks(socketserver.BaseRequestHandler):
    """Finds its entry whatever is looked for, and takes one password; every request comes in a piece of its own."""

    def handle(self) -> None:
        while request := self.request.recv(4096):
            asked, _ = decode(request, asn1Spec=rfc2251.LDAPMessage())
            for op, parts in self._answers(asked["protocolOp"]):
                answer = rfc2251.LDAPMessage()
                answer["messageID"] = asked["messageID"]
                answer["protocolOp"][op] = parts
                self.request.sendall(encode(answer))

    def _answers(self, asked: Any) -> list[tuple[Op, Sequence]]:
        if asked.getName() == "bindRequest":
            is_right = bytes(asked["bindRequest"]["authentication"]["simple"]) == PASSWORD.encode()
            code = Code.SUCCESS if is_right else Code.INVALID_CREDENTIALS
            return [(Op.BIND_RESPONSE, _result(rfc2251.BindResponse(), code))]
        if asked.getName() == "searchRequest":
            done = _result(rfc2251.SearchResultDone(), Code.SUCCESS)
            return [(Op.SEARCH_ENTRY, _entry()), (Op.SEARCH_DONE, done)]
        return []


def _entry() -> Sequence:
    entry: Sequence = rfc2251.SearchResultEntry()
    entry["objectName"] = DN
    for place, (name, value) in enumerate(ATTRIBUTES.items()):
        entry["attributes"][place]["type"] = name
        entry["attributes"][place]["vals"].append(value)
    return entry


def _result(parts: Sequence, code: Code) -> Sequence:
    parts["resultCode"], parts["matchedDN"], parts["errorMessage"] = int(code), "", ""
    return parts


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
