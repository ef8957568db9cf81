"""Who may do what with drafts. Pure."""

from mainstay.kernel.permissions import Permission, Reach

ROOT = "/api/drafting"
REVIEW = f"{ROOT}/reviews/{{review_id}}"

DRAFT = Permission(
    "drafts.review",
    "起草合同、复核草稿",
    "Draft contracts and review the drafts",
    Reach.EVERYWHERE,
    frozenset({"administrator"}),
    (
        f"GET {ROOT}/kinds",
        f"GET {ROOT}/reviews",
        f"POST {ROOT}/reviews",
        f"GET {REVIEW}",
        f"GET {REVIEW}/draft",
        f"GET {REVIEW}/corrections",
        f"POST {REVIEW}/cancel",
        f"POST {REVIEW}/verdicts",
        f"POST {REVIEW}/acceptances",
        f"GET {REVIEW}/settling",
        f"POST {REVIEW}/file",
        f"POST {REVIEW}/signatures",
    ),
    recorded="administration",
)

PERMISSIONS = (DRAFT,)
