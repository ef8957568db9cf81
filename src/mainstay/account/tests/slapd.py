"""A directory on loopback ports: OpenLDAP's server with people, some as in Active Directory, and its own authority."""

import base64
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any, NoReturn
from uuid import UUID

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from mainstay.kernel.time import now

PROGRAM = shutil.which("slapd") or shutil.which("slapd", path="/usr/sbin")
HOST = "ldap.bureau.example"
BASE = "dc=bureau,dc=example"
READER, READS = f"cn=reader,{BASE}", "lesen-1234"
PASSWORD = "sieben-Steine-七"
GUID = UUID("8f14e45f-ceea-467f-9d0d-6c3a2b1e0f55")

# The attributes of Active Directory under their own numbers; objectGUID is bytes there.
ACTIVE_DIRECTORY = """
attributetype ( 1.2.840.113556.1.4.221 NAME 'sAMAccountName'
  EQUALITY caseIgnoreMatch SYNTAX 1.3.6.1.4.1.1466.115.121.1.15 SINGLE-VALUE )
attributetype ( 1.2.840.113556.1.4.656 NAME 'userPrincipalName'
  EQUALITY caseIgnoreMatch SYNTAX 1.3.6.1.4.1.1466.115.121.1.15 SINGLE-VALUE )
attributetype ( 1.2.840.113556.1.4.2 NAME 'objectGUID'
  EQUALITY octetStringMatch SYNTAX 1.3.6.1.4.1.1466.115.121.1.40 SINGLE-VALUE )
attributetype ( 1.2.840.113556.1.4.8 NAME 'userAccountControl'
  EQUALITY integerMatch SYNTAX 1.3.6.1.4.1.1466.115.121.1.27 SINGLE-VALUE )
objectclass ( 1.2.840.113556.1.5.9 NAME 'user' SUP inetOrgPerson STRUCTURAL
  MUST sAMAccountName MAY ( userPrincipalName $ objectGUID $ userAccountControl ) )
"""
CONFIGURATION = """
include /etc/ldap/schema/core.schema
include /etc/ldap/schema/cosine.schema
include /etc/ldap/schema/inetorgperson.schema
{schema}
pidfile {folder}/slapd.pid
modulepath /usr/lib/ldap
moduleload back_mdb
TLSCACertificateFile {folder}/authority.pem
TLSCertificateFile {folder}/server.pem
TLSCertificateKeyFile {folder}/server.key
database mdb
suffix "{base}"
rootdn "cn=root,{base}"
directory {folder}/data
access to attrs=userPassword by anonymous auth by * none
access to * by dn.exact="{reader}" read by anonymous auth by * none
"""


@dataclass(frozen=True)
class Directory:
    """Where it listens, in clear with StartTLS and over TLS, and the certificate of its authority."""

    plain: int
    tls: int
    authority: str

    def given(self, **changes: Any) -> dict[str, Any]:
        """A source as an administrator types it, for OpenLDAP."""
        names = {"kind": "ldap", "name_zh": "局目录", "name_en": "Bureau directory", "link_by": "mail"}
        asks = {"bind_dn": READER, "bind_password": READS, "base": BASE, "certificates": self.authority}
        attributes = {"lasting_attribute": "entryUUID", "login_attribute": "uid", "name_attribute": "cn"}
        place = {"address": f"ldaps://{HOST}:{self.tls}", "search_filter": "(&(objectClass=person)(uid={login}))"}
        return {**names, **asks, **attributes, **place, "mail_attribute": "mail", **changes}


def _entry(dn: str, kinds: str, **attributes: str | bytes | list[str]) -> str:
    """An entry of LDIF; every value in base64, so that any may be in it."""
    lines = [f"dn:: {_written(dn)}", *(f"objectClass: {kind}" for kind in kinds.split())]
    for name, given in attributes.items():
        lines += [f"{name}:: {_written(value)}" for value in (given if isinstance(given, list) else [given])]
    return "\n".join(lines) + "\n\n"


def _written(value: str | bytes) -> str:
    return base64.b64encode(value if isinstance(value, bytes) else value.encode()).decode()


def _person(dn: str, uid: str, name: str, mail: str | list[str] = "") -> str:
    rest: dict[str, Any] = {"mail": mail} if mail else {}
    return _entry(f"{dn},{BASE}", "inetOrgPerson", uid=uid, cn=name, sn=name, userPassword=PASSWORD, **rest)


def _entries() -> str:
    user: dict[str, str | bytes] = {
        "sAMAccountName": "lina",
        "userPrincipalName": "lina@ad.bureau.example",
        "objectGUID": GUID.bytes_le,
    }
    user |= {
        "cn": "李娜",
        "sn": "李",
        "displayName": "李娜",
        "mail": "lina@bureau.example",
        "userAccountControl": "512",
    }
    return "".join(
        (
            _entry(BASE, "dcObject organization", dc="bureau", o="局"),
            _entry(READER, "person simpleSecurityObject", cn="reader", sn="r", userPassword=READS),
            *(_entry(f"ou={name},{BASE}", "organizationalUnit", ou=name) for name in ("people", "others", "ad")),
            _person("uid=wang,ou=people", "wang", "王芳", "wang@bureau.example"),
            _person("uid=engineer,ou=people", "engineer", "工程师"),
            _person("uid=zhou.zq,ou=people", "zhou.zq", "周知秋", "zhou@bureau.example"),
            _person("uid=王小明,ou=people", "王小明", "王小明", "xiaoming@bureau.example"),
            _person('cn=Müller\\, Jörg \\"J\\",ou=people', "müller", 'Müller, Jörg "J"', "mueller@bureau.example"),
            _person("uid=double,ou=people", "double", "甲", "wang@bureau.example"),
            _person("uid=double,ou=others", "double", "乙", "wang@bureau.example"),
            _person("uid=many,ou=people", "many", "多", ["wang@bureau.example", "many@bureau.example"]),
            _person("uid=bare,ou=people", "bare", "无"),
            _entry(f"cn=李娜,ou=ad,{BASE}", "user", userPassword=PASSWORD, **user),
            _entry(f"ou=elsewhere,{BASE}", "referral extensibleObject", ou="elsewhere", ref="ldap://127.0.0.1:9/o=x"),
        )
    )


@contextmanager
def running_directory(folder: Path) -> Iterator[Directory]:
    """The server for as long as the block lasts; without the program the test is skipped, but never in CI."""
    program = PROGRAM or _missing()
    authority = _write_certificates(folder)
    (folder / "data").mkdir()
    text = CONFIGURATION.format(schema=ACTIVE_DIRECTORY, folder=folder, base=BASE, reader=READER)
    (folder / "slapd.conf").write_text(text)
    (folder / "people.ldif").write_text(_entries())
    configuration = ["-f", str(folder / "slapd.conf")]
    subprocess.run([program, "-T", "add", *configuration, "-l", str(folder / "people.ldif")], check=True)
    directory = Directory(_free_port(), _free_port(), authority)
    listens = f"ldap://127.0.0.1:{directory.plain} ldaps://127.0.0.1:{directory.tls}"
    server = subprocess.Popen([program, *configuration, "-h", listens, "-d", "0"])
    try:
        _wait_for(directory.tls)
        yield directory
    finally:
        server.terminate()
        server.wait(timeout=20)


def _missing() -> NoReturn:
    message = "slapd is not installed (Debian: apt install slapd)"
    if os.environ.get("CI"):
        pytest.fail(message)
    pytest.skip(message)


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port


def _wait_for(port: int) -> None:
    until = time.monotonic() + 20
    while time.monotonic() < until:
        with socket.socket() as line:
            if line.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise TimeoutError("slapd does not listen")


def make_authority(name: str = "Bureau CA") -> tuple[ec.EllipticCurvePrivateKey, x509.Certificate]:
    """A key, and a certificate that it has signed for itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    named = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    return key, _certificate(named, key, named, key, x509.BasicConstraints(ca=True, path_length=0))


def written(certificate: x509.Certificate) -> str:
    """As PEM."""
    return certificate.public_bytes(Encoding.PEM).decode()


def _write_certificates(folder: Path) -> str:
    key, authority = make_authority()
    server_key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, HOST)])
    names = x509.SubjectAlternativeName([x509.DNSName(HOST), x509.DNSName("localhost")])
    (folder / "authority.pem").write_text(written(authority))
    (folder / "server.pem").write_text(written(_certificate(name, server_key, authority.subject, key, names)))
    plain = server_key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    (folder / "server.key").write_bytes(plain)
    return written(authority)


def _certificate(
    subject: x509.Name,
    key: ec.EllipticCurvePrivateKey,
    issuer: x509.Name,
    signs_with: ec.EllipticCurvePrivateKey,
    says: x509.ExtensionType,
) -> x509.Certificate:
    moment = now()
    made = x509.CertificateBuilder(subject_name=subject, issuer_name=issuer, public_key=key.public_key())
    made = made.serial_number(x509.random_serial_number()).not_valid_before(moment - timedelta(days=1))
    made = made.not_valid_after(moment + timedelta(days=2))
    return made.add_extension(says, critical=isinstance(says, x509.BasicConstraints)).sign(signs_with, hashes.SHA256())
