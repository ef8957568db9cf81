"""Asks whether anything in the locks is known to be weak: `python -m tools.audit`.

One question for all Python and JavaScript packages, to a service that speaks the protocol of https://osv.dev: names and
versions go out, nothing else. `requirements/accepted.toml` names the weaknesses that somebody has looked at, each with
its reason and the day until which that holds.
"""

import json
import os
import re
import sys
import tomllib
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
SERVICE = "https://api.osv.dev"
BATCH = 1000
SECONDS = 30
FOUND, NOT_ASKED = 1, 75
PINNED = re.compile(r"^([A-Za-z0-9][A-Za-z0-9._-]*)==([^\s;\\]+)", re.MULTILINE)


class NotAsked(Exception):
    """The service did not answer, or not as it should."""


@dataclass(frozen=True, order=True)
class Package:
    """One package in one version, as a lock names it."""

    ecosystem: str
    name: str
    version: str


def packages(root: Path) -> list[Package]:
    """What all locks install, each once."""
    found = {
        Package("PyPI", name.lower(), version)
        for lock in sorted((root / "requirements").glob("*.lock"))
        for name, version in PINNED.findall(lock.read_text(encoding="utf-8"))
    }
    installed = json.loads((root / "web" / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    for place, entry in installed.items():
        if "node_modules/" in place and not entry.get("link"):
            found.add(Package("npm", entry.get("name") or place.rpartition("node_modules/")[2], entry["version"]))
    return sorted(found)


def weaknesses(asked: Sequence[Package], service: str) -> Iterator[tuple[Package, str]]:
    """Each package with the id of each weakness that is known of it."""
    for start in range(0, len(asked), BATCH):
        batch = asked[start : start + BATCH]
        queries = [{"package": {"ecosystem": one.ecosystem, "name": one.name}, "version": one.version} for one in batch]
        while queries:
            results = _ask(service, queries)
            again = []
            for one, query, result in zip(batch, queries, results, strict=True):
                yield from ((one, str(weakness["id"])) for weakness in result.get("vulns", ()))
                if token := result.get("next_page_token"):
                    again.append((one, {**query, "page_token": token}))
            batch, queries = [one for one, _ in again], [query for _, query in again]


def _ask(service: str, queries: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    body = json.dumps({"queries": queries}).encode()
    request = urllib.request.Request(  # noqa: S310  the address is the operator's own
        f"{service}/v1/querybatch", body, {"Content-Type": "application/json"}
    )
    try:
        with urllib.request.urlopen(request, timeout=SECONDS) as answer:  # noqa: S310  as above
            results: list[Mapping[str, Any]] = json.load(answer)["results"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise NotAsked(f"{service}: {error}") from error
    if len(results) != len(queries):
        raise NotAsked(f"{service}: {len(results)} answers to {len(queries)} questions")
    return results


def accepted(root: Path, today: date) -> dict[str, str]:
    """The reasons for which weaknesses are lived with today, by id."""
    place = root / "requirements" / "accepted.toml"
    if not place.exists():
        return {}
    entries = tomllib.loads(place.read_text(encoding="utf-8")).get("accepted", [])
    return {entry["id"]: entry["reason"] for entry in entries if entry["until"] >= today}


def main(root: Path = ROOT, today: date | None = None) -> int:
    """0 when nothing is known, 1 when something is, 75 when nobody could be asked."""
    service = os.environ.get("MAINSTAY_ADVISORIES", SERVICE).rstrip("/")
    asked = packages(root)
    reasons = accepted(root, today or date.today())  # noqa: DTZ011  the day where it is run
    try:
        known = sorted(weaknesses(asked, service))
    except NotAsked as error:
        print(f"NOT ASKED about {len(asked)} packages: {error}")
        return NOT_ASKED
    for package, weakness in known:
        words = f"accepted: {reasons[weakness]}" if weakness in reasons else "KNOWN TO BE WEAK"
        print(f"{package.ecosystem} {package.name} {package.version}: {weakness}: {words}")
    print(f"{len(asked)} packages asked about at {service}")
    return FOUND if any(weakness not in reasons for _, weakness in known) else 0


if __name__ == "__main__":
    sys.exit(main())
