"""The vocabularies of knowledge: states and acts of problems and articles, and who reads an article."""

from enum import StrEnum

WRITERS = frozenset({"vendor_engineer", "vendor_expert", "vendor_project_manager"})
REVIEWERS = frozenset({"vendor_expert", "vendor_project_manager"})


class ProblemState(StrEnum):
    """Where a problem stands. A known error has a workaround; its cause need not be removed yet."""

    OPEN = "open"
    KNOWN_ERROR = "known_error"
    SOLVED = "solved"
    CLOSED = "closed"


class ProblemAct(StrEnum):
    """What is done on a problem; opening is how it begins, linking cases has a route of its own."""

    DESCRIBE = "describe"
    HAND_OVER = "hand_over"
    KNOW = "know"
    SOLVE = "solve"
    CLOSE = "close"
    REOPEN = "reopen"
    COMMENT = "comment"
    LINK = "link"
    UNLINK = "unlink"


class ProblemKind(StrEnum):
    """The kinds of entry on a problem's stream."""

    OPENED = "opened"
    DESCRIBED = "described"
    HANDED_OVER = "handed_over"
    KNOWN = "known"
    SOLVED = "solved"
    CLOSED = "closed"
    REOPENED = "reopened"
    COMMENTED = "commented"
    CASES_LINKED = "cases_linked"
    CASE_UNLINKED = "case_unlinked"


class ArticleState(StrEnum):
    """Where the newest version of an article stands; an older one may be published meanwhile."""

    DRAFT = "draft"
    REVIEWED = "reviewed"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


class ArticleAct(StrEnum):
    """What is done on an article; drafting is how it begins."""

    REVISE = "revise"
    REVIEW = "review"
    SEND_BACK = "send_back"
    PUBLISH = "publish"
    WITHDRAW = "withdraw"


class ArticleKind(StrEnum):
    """The kinds of entry on an article's stream."""

    DRAFTED = "drafted"
    REVISED = "revised"
    REVIEWED = "reviewed"
    SENT_BACK = "sent_back"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


class Audience(StrEnum):
    """Who reads an article once it is published."""

    VENDOR = "vendor"
    BOTH = "both"


class Outcome(StrEnum):
    """What came of telling a linked case that its problem is solved."""

    PENDING = "pending"
    TOLD = "told"
    RESOLVED = "resolved"
    REFUSED = "refused"
