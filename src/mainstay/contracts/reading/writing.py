"""A Contract as the YAML text that reads back equal."""

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
    data = contract.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    text: str = yaml.dump(
        _brief(data), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=1_000_000, default_flow_style=False
    )
    return text


def _brief(value: object) -> object:
    if isinstance(value, dict):
        return value["zh"] if list(value) == ["zh"] else {key: _brief(item) for key, item in value.items()}
    return [_brief(item) for item in value] if isinstance(value, list) else value
