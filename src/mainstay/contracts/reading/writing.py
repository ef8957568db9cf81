"""A Contract as the YAML text that reads back equal."""

from collections.abc import Mapping
from typing import Any

import yaml

from mainstay.contracts.rules.terms.contract import Contract


class _Dumper(yaml.SafeDumper):
    """Block style, list items indented, no anchors."""

    def ignore_aliases(self, _data: object) -> bool:
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, indentless and False)


def write_contract(contract: Contract) -> str:
    """The contract as YAML; reading it gives an equal contract. Values left at their default are left out."""
    return write_data(contract.model_dump(mode="json", by_alias=True, exclude_defaults=True))


def write_data(data: Mapping[str, Any]) -> str:
    """Plain data in the form of a contract file, also where it lacks what a contract must have."""
    text: str = yaml.dump(
        _brief(dict(data)),
        Dumper=_Dumper,
        allow_unicode=True,
        sort_keys=False,
        width=1_000_000,
        default_flow_style=False,
    )
    return text


def _brief(value: object) -> object:
    if isinstance(value, dict):
        return value["zh"] if list(value) == ["zh"] else {key: _brief(item) for key, item in value.items()}
    return [_brief(item) for item in value] if isinstance(value, list) else value
