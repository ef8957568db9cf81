"""Who may do what with problems and articles; acts on them are judged further by the tables of acts. Pure."""

from mainstay.kernel.permissions import Act, Permission, Reach, Trace

from .acts import ARTICLE_ACTS, PROBLEM_ACTS
from .words import WRITERS

ROOT = "/api/knowledge"
PROBLEM, ARTICLE = f"{ROOT}/problems/{{number}}", f"{ROOT}/articles/{{number}}"

LIST = Permission(
    "knowledge.list",
    "查看问题和知识列表",
    "List problems and articles",
    Reach.SEEN,
    None,
    (f"GET {ROOT}/problems", f"GET {ROOT}/articles"),
)
READ = Permission(
    "knowledge.read",
    "查看问题和知识",
    "Read problems and articles",
    Reach.CONTRACT,
    None,
    (f"GET {PROBLEM}", f"GET {ARTICLE}", f"GET {ROOT}/cases/{{number}}", f"POST {ROOT}/hints"),
)
RATE = Permission(
    "knowledge.rate",
    "评价知识",
    "Say whether an article helped",
    Reach.CONTRACT,
    None,
    (f"POST {ARTICLE}/feedback",),
    leaves=Trace.OWN,
)
WRITE = Permission(
    "knowledge.write",
    "登记和处理问题、撰写知识",
    "Keep problems and write articles",
    Reach.CONTRACT,
    WRITERS,
    (
        f"POST {ROOT}/problems",
        f"POST {PROBLEM}/entries",
        f"POST {PROBLEM}/cases",
        f"POST {PROBLEM}/tellings",
        f"POST {ROOT}/articles",
        f"POST {ARTICLE}/entries",
    ),
    acts=tuple(
        Act(f"{kind}.{rule.act}", rule.zh, rule.en, rule.roles)
        for kind, rules in (("problem", PROBLEM_ACTS), ("article", ARTICLE_ACTS))
        for rule in rules.values()
    ),
    leaves=Trace.ENTRY,
)

PERMISSIONS = (LIST, READ, RATE, WRITE)
