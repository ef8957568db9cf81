"""The chains of an export, one stream at a time: the first entry that is altered, missing, reordered or added."""

from collections.abc import Mapping

from mainstay.kernel.entries import Entry, Head, check_chain
from mainstay.kernel.evidence import ENDS, ENTRIES

from .container import Container
from .lines import End, Proof, end_of, entry_of, place_of
from .report import Checked

WORDS = {
    "altered": ("内容被改动", "is altered"),
    "missing": ("缺失", "is missing"),
    "reordered": ("次序被调换", "is out of its order"),
    "added": ("未经登记而增加", "was added"),
}


class Chains:
    """Checks the entries against themselves, against the ends of their cases, and against what was signed."""

    def __init__(self, parts: Container, checked: Checked, covered: Mapping[str, Proof]) -> None:
        self.parts, self.checked, self.covered = parts, checked, covered
        self.ends: dict[str, End] = {}
        self.versions: set[tuple[str, int]] = set()
        self.files: dict[str, str] = {}
        self.done: set[str] = set()
        self.current: list[Entry] = []
        self.broken: set[str] = set()

    def check(self) -> None:
        """Go through all lines; what cannot be read is the fault of its stream."""
        self._read_ends()
        for line in self.parts.lines(ENTRIES):
            self.checked.entries += 1
            try:
                self._take(entry_of(line))
            except ValueError:
                self._blame(line)
        self._close()
        for stream in self.ends:
            if stream not in self.done:
                self._fault(stream, 1, "missing")

    def _read_ends(self) -> None:
        for number, line in enumerate(self.parts.lines(ENDS), start=1):
            try:
                end = end_of(line)
                self.ends[end.stream] = end
            except ValueError:
                self.checked.doubt(f"{ENDS} 第 {number} 行被改动", f"line {number} of {ENDS} is altered")
        self.checked.streams = len(self.ends)

    def _take(self, entry: Entry) -> None:
        if self.current and self.current[-1].stream != entry.stream:
            self._close()
        if entry.stream in self.broken:
            return
        if entry.stream in self.done:
            self.broken.add(entry.stream)
            self._fault(entry.stream, entry.seq, "reordered")
            return
        self.current.append(entry)

    def _blame(self, line: bytes) -> None:
        """Name the entry of a line that is not genuine: by what it still tells, else as the one after the last."""
        told, last = place_of(line), self.current[-1] if self.current else None
        if last is not None and (told is None or told[0] == last.stream or told[0] not in self.ends):
            told = (last.stream, last.seq + 1)
        elif last is not None:
            self._close()
        elif told is not None and told[0] not in self.ends:
            told = None
        stream, seq = told or (self._expected(), 1)
        if stream in self.broken:
            return
        fault = check_chain(self.current)
        self._fault(stream, fault.seq if fault else seq, fault.code if fault else "altered")
        self.broken.add(stream)
        self.done.add(stream)
        self.current = []

    def _expected(self) -> str:
        """The stream whose turn it is."""
        return next((stream for stream in self.ends if stream not in self.done), "—")

    def _close(self) -> None:
        entries, self.current = self.current, []
        if not entries:
            return
        stream = entries[0].stream
        self.done.add(stream)
        end = self.ends.get(stream)
        if end is None:
            self._fault(stream, 1, "added")
            return
        fault = check_chain(entries, Head(end.seq, end.hash))
        if fault is not None:
            self._fault(stream, fault.seq, fault.code)
        self._compare_signed(entries)
        self._note(entries)

    def _compare_signed(self, entries: list[Entry]) -> None:
        proof = self.covered.get(entries[0].stream)
        until = proof.seq if proof else 0
        self.checked.unsigned += max(len(entries) - until, 0)
        if proof is not None and not any(one.seq == proof.seq and one.hash == proof.hash for one in entries):
            number = self._number(proof.stream)
            self.checked.fault(
                f"{number}：第 {proof.seq} 条记录与签名时不同，其后或其前被改写",
                f"{number}: entry {proof.seq} is not what was signed: it, or one before it, was rewritten",
            )

    def _note(self, entries: list[Entry]) -> None:
        for entry in entries:
            for one in entry.payload.get("files") or ():
                if isinstance(one, dict):
                    self.files[str(one.get("id"))] = str(one.get("sha256"))
        report = entries[0].payload
        if "contract" in report and isinstance(report.get("version"), int):
            self.versions.add((str(report["contract"]), report["version"]))

    def _fault(self, stream: str, seq: int, code: str) -> None:
        zh, en = WORDS[code]
        number = self._number(stream)
        self.checked.fault(f"{number}：第 {seq} 条记录{zh}", f"{number}: entry {seq} {en}")

    def _number(self, stream: str) -> str:
        end = self.ends.get(stream)
        return end.number if end else stream
