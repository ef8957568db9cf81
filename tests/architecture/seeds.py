"""One violation of each kind, as the file that would carry it and the words that must name it."""

from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent


@dataclass(frozen=True)
class Seed:
    """A violation written into a small clean tree; `check` finds it and says `words`."""

    check: str
    file: str
    text: str
    words: str

    def plant(self, root: Path) -> None:
        path = root / self.file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(self.text), encoding="utf-8")


DESK = "src/mainstay/desk"
MODEL = '"""Tables."""\nfrom django.db import models\nclass Case(models.Model):\n    key = models.'
ROUTE = '"""Routes."""\nfrom ninja import Router\nrouter = Router()\n'
API = '"""The API."""\nfrom ninja import NinjaAPI\n'

SEEDS = [
    Seed("empty_names", f"{DESK}/utils.py", '"""Utilities."""\n', "utils says nothing"),
    Seed("empty_names", f"{DESK}/rules/helpers/levels.py", '"""Levels."""\n', "helpers says nothing"),
    Seed("empty_names", f"{DESK}/services.py", '"""Verbs."""\ndef handle_data() -> None: ...\n', "handle_data says"),
    Seed("empty_names", "web/src/shared/utils.ts", "export {}\n", "name the noun, not utils"),
    Seed("foreign_keys", "src/mainstay/contracts/models.py",
         f'{MODEL}ForeignKey("desk.Case", on_delete=models.PROTECT, related_name="+")\n', "keys point down"),
    Seed("foreign_keys", f"{DESK}/models.py",
         f'{MODEL}ForeignKey("directory.Person", on_delete=models.PROTECT)\n', "no way back"),
    Seed("foreign_keys", f"{DESK}/models.py",
         f'{MODEL}ForeignKey("directory.Person", models.CASCADE, related_name="+")\n', "on_delete=PROTECT"),
    Seed("foreign_keys", f"{DESK}/models.py",
         f'{MODEL}ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")\n', "by a string label"),
    Seed("front_end_back_doors", "web/src/modules/desk/pages/CasePage.tsx",
         'import { useClause } from "@/modules/contracts/queries";\n', "goes past the index of contracts"),
    Seed("front_end_back_doors", "web/src/modules/desk/pages/CasePage.tsx",
         'import {\n  useClause,\n} from "../../contracts/queries";\n', "goes past the index of contracts"),
    Seed("front_end_back_doors", "web/src/shared/ui/Page.tsx",
         'import { routes } from "@/modules/desk";\n', "goes past the index of desk"),
    Seed("impure_rules", f"{DESK}/rules/flow.py",
         '"""Flow."""\nfrom datetime import datetime, UTC\nMOMENT = datetime.now(UTC)\n', "datetime.now()"),
    Seed("impure_rules", f"{DESK}/rules.py", '"""Rules."""\nimport time\nSTART = time.time()\n', "time.time()"),
    Seed("impure_rules", f"{DESK}/rules.py",
         '"""Rules."""\nfrom mainstay.kernel.time import now\nMOMENT = now()\n', "now()"),
    Seed("impure_rules", f"{DESK}/rules.py", '"""Rules."""\nTEXT = open("levels.yaml").read()\n', "open()"),
    Seed("long_files", f"{DESK}/services.py", '"""Verbs."""\n' + "A = 1\n" * 400, "401 lines, at most 400"),
    Seed("long_files", f"{DESK}/public.py", '"""Door."""\n' + "A = 1\n" * 200, "201 lines, at most 200"),
    Seed("long_front_end_files", "web/src/modules/desk/CasePage.tsx", "// a line\n" * 251, "251 lines, at most 250"),
    Seed("long_functions", f"{DESK}/services.py",
         '"""Verbs."""\ndef open_case() -> None:\n' + "    1\n" * 50, "open_case has 51 lines, at most 50"),
    Seed("long_tests", f"{DESK}/tests/test_services.py",
         '"""Tests."""\ndef test_open() -> None:\n' + "    1\n" * 24, "test_open has 25 lines, at most 24"),
    Seed("lookups_by_string", f"{DESK}/services.py",
         '"""Verbs."""\nfrom django.apps import apps\nCase = apps.get_model("contracts", "Contract")\n', "get_model"),
    Seed("lookups_by_string", f"{DESK}/services.py",
         '"""Verbs."""\nfrom importlib import import_module\nimport_module("mainstay.contracts")\n', "import_module"),
    Seed("missing_docstrings", f"{DESK}/public.py", '"""Door."""\ndef open_case() -> None: ...\n', "open_case needs"),
    Seed("missing_docstrings", f"{DESK}/rules/flow.py", '"""Flow."""\nclass Step: ...\n', "Step needs a docstring"),
    Seed("missing_docstrings", f"{DESK}/api.py",
         f'{ROUTE}@router.get("/x")\ndef get_x(request) -> None: access_case(1)\n', "get_x needs a docstring"),
    Seed("missing_readmes", f"{DESK}/README.md", "# desk\n\n**Words.** A case.\n", "nothing of Rooms., Doors."),
    Seed("module_docstrings", f"{DESK}/services.py", "A = 1\n", "one line"),
    Seed("module_docstrings", f"{DESK}/services.py", '"""Verbs.\n\nMany words.\n"""\n', "one line"),
    Seed("nested_imports", f"{DESK}/services.py",
         '"""Verbs."""\ndef open_case() -> None:\n    import mainstay.contracts.public\n', "inside a function"),
    Seed("signals", f"{DESK}/handlers.py",
         '"""Listening."""\nfrom django.db.models.signals import post_save\n', "django.db.models.signals: publish"),
    Seed("signals", f"{DESK}/handlers.py",
         '"""Listening."""\nfrom django.dispatch import receiver\n', "django.dispatch: publish"),
    Seed("stray_routes", f"{DESK}/pages.py", '"""Pages."""\nfrom django.urls import path\n', "path: addresses"),
    Seed("unauthenticated", f"{DESK}/api.py",
         f'{ROUTE}@router.get("/cases", auth=None)\ndef list_cases(request) -> None: ...\n', "get /cases is open"),
    Seed("unauthenticated", f"{DESK}/api.py", '"""Routes."""\nrouter = Router(auth=None)\n', "changes the sign-in"),
    Seed("unauthenticated", f"{DESK}/api.py",
         f'{ROUTE}@router.post("/cases", auth=OpenToAll())\ndef open_case() -> None: ...\n', "post /cases is open"),
    Seed("unauthenticated", "src/mainstay/config/api.py", f"{API}api = NinjaAPI()\n", "NinjaAPI needs auth="),
    Seed("unauthorised", f"{DESK}/api.py",
         f'{ROUTE}@router.get("/cases")\ndef list_cases(request) -> None:\n    return cases()\n', "list_cases: call"),
    Seed("unauthorised", f"{DESK}/api.py",
         f'{ROUTE}@router.get("/cases")\ndef list_cases() -> None:\n    actor_on(1)\n', "list_cases: call"),
    Seed("unexplained_ignores", f"{DESK}/services.py", '"""Verbs."""\nA = 1  # type: ignore\n', "type: ignore"),
    Seed("unexplained_ignores", f"{DESK}/services.py",
         '"""Verbs."""\nA = 1  # type: ignore[assignment]\n', "give the code and the reason"),
    Seed("unexplained_ignores", f"{DESK}/services.py", '"""Verbs."""\nA = 1  # noqa: E501\n', "noqa: E501"),
    Seed("unknown_jobs", f"{DESK}/services.py", '"""Verbs."""\nenqueue("desk.ring_bell", case=1)\n', "desk.ring_bell"),
    Seed("unknown_requirements", f"{DESK}/tests/test_rules.py",
         '"""Tests."""\nimport pytest\n@pytest.mark.req("A-99")\ndef test_x() -> None: ...\n', "A-99"),
    Seed("unasserted_requirements", f"{DESK}/tests/test_rules.py",
         '"""Tests."""\nimport pytest\n@pytest.mark.req("A-01")\ndef test_x() -> None:\n    assert True\n',
         "test_x names a requirement row and asserts nothing"),
]  # fmt: skip

CLEAN = {
    f"{DESK}/__init__.py": "",
    f"{DESK}/README.md": "# desk\n\n**Words.** a **Rooms.** b **Doors.** c **Where to change what.** d\n",
    f"{DESK}/models.py": f'{MODEL}ForeignKey("directory.Person", on_delete=models.PROTECT, related_name="+")\n',
    f"{DESK}/tasks.py": '"""Jobs."""\n@task(name="desk.ring")\ndef ring() -> None: ...\n',
    f"{DESK}/services.py": '"""Verbs."""\nenqueue("desk.ring")\nA = 1  # noqa: E741  a letter is its name here\n',
    f"{DESK}/rules/flow.py": '"""Flow."""\ndef next_act(now: datetime) -> str:\n    """Which act."""\n',
    f"{DESK}/api.py": (
        f'{ROUTE}@router.get("/cases/{{number}}")\ndef get_case(request, number) -> None:\n'
        '    """One case."""\n    return access_case(request.auth, number)\n'
    ),
    "src/mainstay/config/api.py": f"{API}api = NinjaAPI(auth=SignedIn())\n",
    f"{DESK}/tests/test_rules.py": (
        '"""Tests."""\nimport pytest\n@pytest.mark.req("A-13")\ndef test_x() -> None:\n    assert level() == 1\n'
    ),
    "web/src/modules/desk/CasePage.tsx": "// a line\n" * 250,
    "web/src/modules/desk/pages/Case.tsx": 'import { A } from "@/modules/contracts";\nimport x from "../queries";\n',
    "web/src/app/router.tsx": 'import { routes } from "@/modules/desk";\n',
}
