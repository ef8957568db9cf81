"""Writes the reference pages of the documentation from the code: the API, the contract file, the checks."""

import inspect
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from mainstay.contracts.rules.terms.contract import Contract
from mainstay.drafting.rules.kinds import FORMS, KINDS
from tests.architecture.checks.every import CHECKS
from tools.check import ROOT, steps

SNAPSHOT = ROOT / "tests" / "snapshots" / "openapi.json"
Schema = Mapping[str, Any]

API_HEAD = """# The HTTP API

Every answer is JSON. An error is `application/problem+json` with `code`, `title` and `detail` in the language that
`Accept-Language` asks for. Times are ISO 8601 in UTC. A write sends the `csrftoken` cookie back as `X-CSRFToken`.
The machine-readable form is `tests/snapshots/openapi.json`.
"""
CONTRACT_HEAD = """# The contract file

Generated from the model that reads the file. Editors complete and check a file by its JSON Schema,
`docs/reference/contract-schema.json` in the checkout, or `GET /api/contracts/schema` of a running system.
"""
DRAFT_HEAD = """# The draft of a contract

`mainstay contract draft` reads a contract and writes a draft: JSON with the source, its clauses, its passages, the
terms read out of them and what was not understood. A key, against which drafts are scored, has the same terms. A term's
value has the facts of its kind below; those that must be there are marked.

## How facts are written

Everything but words is compared exactly, and a figure must stand in the passage that its term names.

"""
SHAPE_HEAD = """
## Rules of shape

Each is a function in `tests/architecture/checks/` that takes the root of a tree. `tests/architecture/seeds.py` holds a
violation of each, and a test sees it caught. There is no list of exceptions.

"""


def write(folder: Path) -> None:
    """Write every page; one that has not changed keeps its date."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, page in (
        ("api", api_page()),
        ("contract-file", contract_page()),
        ("draft", draft_page()),
        ("checks", checks_page()),
    ):
        path = folder / f"{name}.md"
        if not path.exists() or path.read_text(encoding="utf-8") != page:
            path.write_text(page, encoding="utf-8")


def cell(text: str) -> str:
    """Text that does not break out of a table's cell."""
    return " ".join(text.split()).replace("|", "\\|")


def table(heads: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> str:
    """A Markdown table."""
    lines = [f"| {' | '.join(heads)} |", f"|{'---|' * len(heads)}"]
    lines += [f"| {' | '.join(cell(part) for part in row)} |" for row in rows]
    return "\n".join(lines) + "\n"


def api_page() -> str:
    """Each operation of the API by module."""
    paths: Mapping[str, Schema] = json.loads(SNAPSHOT.read_text(encoding="utf-8"))["paths"]
    operations = [
        (path, verb, operation) for path, item in sorted(paths.items()) for verb, operation in sorted(item.items())
    ]
    parts = [API_HEAD]
    for module in sorted({tag for _, _, operation in operations for tag in operation.get("tags", [])}):
        parts.append(f"## {module}\n")
        parts += [
            f"### {verb.upper()} {path}\n\n{operation.get('summary', '')}.\n\n{operation.get('description', '')}\n"
            for path, verb, operation in operations
            if module in operation.get("tags", [])
        ]
    return "\n".join(parts)


def contract_page() -> str:
    """Each part of a contract file with its fields."""
    schema = Contract.model_json_schema(by_alias=True)
    definitions: Mapping[str, Schema] = schema["$defs"]
    parts = [CONTRACT_HEAD]
    for name, part in [("Contract", schema), *sorted(definitions.items())]:
        parts.append(f"## {name}\n\n{part.get('description', '')}\n")
        if "properties" in part:
            required = set(part.get("required", []))
            parts.append(table(("key", "form", "must be there", "meaning"), _fields(part["properties"], required)))
        elif "enum" in part:
            parts.append("One of " + ", ".join(f"`{value}`" for value in part["enum"]) + ".\n")
    return "\n".join(parts)


def _fields(properties: Mapping[str, Schema], required: set[str]) -> Iterator[tuple[str, ...]]:
    for key, value in properties.items():
        yield f"`{key}`", _form(value), "yes" if key in required else "", str(value.get("description", ""))


def _form(value: Schema) -> str:
    """The form of a field in a few words."""
    if "$ref" in value:
        name = str(value["$ref"]).rpartition("/")[2]
        return f"[{name}](#{name.lower()})"
    if "anyOf" in value:
        return " or ".join(dict.fromkeys(_form(choice) for choice in value["anyOf"] if choice.get("type") != "null"))
    if value.get("type") == "array":
        return f"list of {_form(value.get('items', {}))}"
    if "const" in value:
        return f"`{value['const']}`"
    return str(value.get("format") or value.get("type") or "any")


def draft_page() -> str:
    """Each kind of term with its facts."""
    forms = table(("Form", "Written as"), ((form, meaning) for form, meaning in FORMS.items()))
    parts = [
        f"\n## `{kind}`\n\n"
        + table(
            ("Fact", "Form", "Meaning"),
            ((f"`{name}`" + " (must)" * fact.required, fact.form, fact.meaning) for name, fact in facts.items()),
        )
        for kind, facts in KINDS.items()
    ]
    return DRAFT_HEAD + forms + "".join(parts)


def checks_page() -> str:
    """The steps of `make check` and the rules of shape."""
    run = table(("name", "proves"), ((f"`{step.name}`", step.proves) for step in steps()))
    shape = table(
        ("rule", "what it finds"),
        ((f"`{name}`", inspect.getdoc(check) or "") for name, check in sorted(CHECKS.items())),
    )
    return (
        "# The checks\n\n`make check` runs these in this order; `.venv/bin/python -m tools.check NAME` runs one.\n\n"
        f"{run}{SHAPE_HEAD}{shape}"
    )
