"""The steps of checking an export: heads, proofs, entries, contracts, files, digests, the file as a whole."""

from collections.abc import Iterator
from pathlib import Path

from mainstay.kernel.evidence import (
    CONTRACTS,
    FILES,
    FORMAT,
    HEADS,
    MANIFEST,
    PROOFS,
    READ_VERSIONS,
    SIGNATURE,
    SUMS,
)
from mainstay.kernel.proofs import Statement, fingerprint, is_signed, root_by
from mainstay.kernel.time import written

from .chains import Chains
from .container import Container, Damaged, ending_of, open_container
from .lines import Proof, head_of, object_of, proof_of
from .report import Checked

ALTERED_ZH, ALTERED_EN = "{name} 第 {line} 行被改动", "line {line} of {name} is altered"


def check_export(path: Path, *, key: bytes | None = None) -> Checked:
    """Check a file; NotAnExport when it is none. `key` is the public key that has to have signed it, where known."""
    checked, whole = Checked(), ending_of(path)
    try:
        with path.open("rb") as file:
            _Steps(open_container(file), checked, key).run()
    except Damaged as damage:
        checked.doubt(damage.zh, damage.en)
    if whole is None and not checked.wrong:
        checked.doubt("文件末尾不完整", "the end of the file is missing")
    elif not whole and not checked.wrong:
        checked.doubt("文件在记录之外的部分被改动", "the file is altered outside of its entries")
    return checked


class _Steps:
    """One check: each step leaves what the next one needs."""

    def __init__(self, parts: Container, checked: Checked, key: bytes | None) -> None:
        self.parts, self.checked, self.key = parts, checked, key
        self.public_key = b""
        self.known: frozenset[bytes] = frozenset()
        self.heads: dict[int, Statement] = {}
        self.covered: dict[str, Proof] = {}

    def run(self) -> None:
        self.manifest()
        self.signed_heads()
        self.proofs()
        chains = Chains(self.parts, self.checked, self.covered)
        chains.check()
        self.contracts(chains.versions)
        self.files(chains.files)
        self.sums()

    def manifest(self) -> None:
        """What the export says of itself, and by which key it is signed."""
        try:
            form = object_of(self.parts.content(MANIFEST))
            if form["format"] != FORMAT or form["version"] not in READ_VERSIONS:
                raise Damaged("导出文件的版本不受支持", "the version of the export is not supported")
            self.public_key = bytes.fromhex(form["public_key"])
            self.known = frozenset(bytes.fromhex(one) for one in form["known_keys"]) | {self.public_key}
            self.checked.name, self.checked.kind = str(form["name"]), str(form["kind"])
            self.checked.exported_at = str(form["exported_at"])
        except (ValueError, KeyError, TypeError):
            self.checked.doubt(f"{MANIFEST} 被改动", f"{MANIFEST} is altered")
            return
        self.checked.fingerprint = fingerprint(self.public_key)
        if self.key is not None and self.key != self.public_key:
            self.checked.doubt("签名公钥与指定的公钥不符", "it is not signed by the key that was asked for")

    def signed_heads(self) -> None:
        """Each head by its signature."""
        for line, content in self._lines(HEADS):
            try:
                signature, statement = head_of(content)
            except ValueError:
                self._altered(HEADS, line)
                continue
            own = statement.public_key in self.known
            if not own or not is_signed(statement.canonical(), signature, statement.public_key):
                number = statement.number
                self.checked.doubt(f"第 {number} 号签名摘要的签名无效", f"the signature of head {number} is not valid")
                continue
            self.heads[statement.number] = statement
            self.checked.heads += 1
            self.checked.signed_until = max(self.checked.signed_until, written(statement.sealed_at))

    def proofs(self) -> None:
        """Each proof up to the root of its head."""
        for line, content in self._lines(PROOFS):
            try:
                proof = proof_of(content)
            except ValueError:
                self._altered(PROOFS, line)
                continue
            self.covered[proof.stream] = proof
            head = self.heads.get(proof.head)
            found = (
                root_by(proof.hash, index=proof.index, count=head.entries, path=proof.path)
                if head is not None
                else None
            )
            if head is None or found != head.root:
                self.checked.fault(
                    f"{proof.stream}：第 {proof.seq} 条记录不在第 {proof.head} 号签名摘要之下，签名之后被改写",
                    f"{proof.stream}: entry {proof.seq} is not under signed head {proof.head}: rewritten after signing",
                )

    def contracts(self, wanted: set[tuple[str, int]]) -> None:
        """The versions that the cases were reported under are there."""
        there: set[tuple[str, int]] = set()
        for line, content in self._lines(CONTRACTS):
            try:
                form = object_of(content)
                there.add((str(form["contract"]), int(form["version"])))
                if str(form["file"]) not in self.parts.parts:
                    self.checked.doubt(f"缺少 {form['file']}", f"{form['file']} is missing")
            except (ValueError, KeyError, TypeError):
                self._altered(CONTRACTS, line)
        for _, version in sorted(wanted - there):
            self.checked.doubt(f"缺少合同第 {version} 版", f"version {version} of the contract is missing")

    def files(self, named: dict[str, str]) -> None:
        """Every attachment listed is as an entry says, and its bytes, where they are there, are its own."""
        for line, content in self._lines(FILES):
            try:
                form = object_of(content)
                genuine = named.get(str(form["id"])) == form["sha256"]
            except (ValueError, KeyError, TypeError):
                genuine = False
            if not genuine:
                self._altered(FILES, line)
        for name in [name for name in self.parts.parts if name.startswith("files/")]:
            self._read(name)
            if self.parts.digests[name] != name.removeprefix("files/"):
                self.checked.doubt(f"附件 {name} 的内容被改动", f"the content of {name} is altered")

    def sums(self) -> None:
        """The digest of each part, and the signature over all of them."""
        content = self.parts.content(SUMS)
        if not is_signed(content, self.parts.content(SIGNATURE), self.public_key):
            self.checked.doubt(f"{SUMS} 的签名无效", f"the signature over {SUMS} is not valid")
        listed = {}
        for line in content.decode(errors="replace").splitlines():
            digest, _, name = line.partition("  ")
            listed[name] = digest
        for name in self.parts.parts:
            if name not in self.parts.digests:
                self._read(name)
        found = {name: digest for name, digest in self.parts.digests.items() if name not in (SUMS, SIGNATURE)}
        for name in sorted(set(listed) | set(found)):
            if listed.get(name) != found.get(name):
                state = ("多出", "is added") if name not in listed else ("缺失", "is missing")
                zh, en = state if name not in listed or name not in found else ("被改动", "is altered")
                self.checked.doubt(f"{name} {zh}", f"{name} {en}")

    def _read(self, name: str) -> None:
        for _ in self.parts.pieces(name):
            pass

    def _lines(self, name: str) -> Iterator[tuple[int, bytes]]:
        return enumerate(self.parts.lines(name), start=1)

    def _altered(self, name: str, line: int) -> None:
        self.checked.doubt(ALTERED_ZH.format(name=name, line=line), ALTERED_EN.format(name=name, line=line))
