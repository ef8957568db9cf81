"""Import contracts of our own, run by import-linter beside its built-in ones."""

from typing import cast

import grimp
from importlinter import Contract, ContractCheck, fields, output


class FrontDoor(Contract):
    """From outside a module only its doors may be imported, and nobody but tests imports tests.

    `doors` are the rooms that stand open to all. In `noun_modules` every room is a door but `closed_rooms`. The
    `composition` module puts the others together and may use `composition_doors` besides; `entry` starts it.
    `libraries` are rooms of pure rules that the rules of other modules, and tests, may use. The tests of a module may
    use the `tests.make` of a module below, which makes rows for them.
    """

    type_name = "front_door"

    doors = fields.ListField(subfield=fields.StringField())
    noun_modules = fields.ListField(subfield=fields.StringField())
    closed_rooms = fields.ListField(subfield=fields.StringField())
    entry = fields.StringField()
    composition = fields.StringField()
    composition_doors = fields.ListField(subfield=fields.StringField())
    libraries = fields.ListField(subfield=fields.StringField())

    def check(self, graph: grimp.ImportGraph, verbose: bool) -> ContractCheck:  # noqa: ARG002  the base class names it
        """Compare every import between two modules with the doors."""
        root = str(self.session_options["root_packages"][0])
        inner = sorted(name for name in graph.modules if name.startswith(f"{root}."))
        broken = [
            (importer, imported, self._lines(graph, importer, imported))
            for importer in inner
            for imported in sorted(graph.find_modules_directly_imported_by(importer))
            if imported.startswith(f"{root}.") and not self._allowed(importer.split(".")[1:], imported.split(".")[1:])
        ]
        return ContractCheck(kept=not broken, metadata={"broken": broken})

    def render_broken_contract(self, check: ContractCheck) -> None:
        """Print each import that went past a door."""
        for importer, imported, lines in check.metadata["broken"]:
            output.print_error(f"{importer} -> {imported} (l. {lines})", bold=False)
        output.new_line()

    def _allowed(self, importer: list[str], imported: list[str]) -> bool:
        from_tests = "tests" in importer
        if "tests" in imported:
            return from_tests and (importer[0] == imported[0] or imported[1:] == ["tests", "make"])
        if importer[0] == imported[0]:
            return True
        room = imported[1] if len(imported) > 1 else ""
        if room in _words(self.doors):
            return True
        if imported[0] in _words(self.noun_modules) and room and room not in _words(self.closed_rooms):
            return True
        if ("rules" in importer or from_tests) and ".".join(imported[:2]) in _words(self.libraries):
            return True
        if importer == [str(self.entry)]:
            return imported[0] == str(self.composition)
        return importer[0] == str(self.composition) and self._open_to_composition(imported)

    def _open_to_composition(self, imported: list[str]) -> bool:
        """Whether a composition door (`api`, or `contracts.rules` for one module) covers the import."""
        path = ".".join(imported)
        whole = [door if "." in door else f"{imported[0]}.{door}" for door in _words(self.composition_doors)]
        return any(path == door or path.startswith(f"{door}.") for door in whole)

    @staticmethod
    def _lines(graph: grimp.ImportGraph, importer: str, imported: str) -> str:
        details = graph.get_import_details(importer=importer, imported=imported)
        return ", ".join(str(detail["line_number"]) for detail in details)


def _words(option: fields.ListField) -> list[str]:
    """The value of a list option; import-linter puts it in place of the field that declares it."""
    return cast("list[str]", option)
