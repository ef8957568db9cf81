"""The list of all checks; adding one is a line here and a seeded violation in test_seeded.py."""

from collections.abc import Callable
from pathlib import Path

from .coupling import lookups_by_string, nested_imports, signals
from .foreign_keys import foreign_keys
from .front_end import front_end_back_doors
from .jobs import unknown_jobs
from .requirements import unasserted_requirements, unknown_requirements
from .routes import stray_routes, unauthenticated, unauthorised
from .rules import impure_rules
from .sizes import long_files, long_front_end_files, long_functions, long_tests
from .writing import empty_names, missing_docstrings, missing_readmes, module_docstrings, unexplained_ignores

CHECKS: dict[str, Callable[[Path], list[str]]] = {
    check.__name__: check
    for check in (
        empty_names,
        foreign_keys,
        front_end_back_doors,
        impure_rules,
        long_files,
        long_front_end_files,
        long_functions,
        long_tests,
        lookups_by_string,
        missing_docstrings,
        missing_readmes,
        module_docstrings,
        nested_imports,
        signals,
        stray_routes,
        unasserted_requirements,
        unauthenticated,
        unauthorised,
        unexplained_ignores,
        unknown_jobs,
        unknown_requirements,
    )
}
