"""What somebody still has in hand: open cases that are assigned to him."""

from uuid import UUID

from django.db.models import Count

from mainstay.desk.models import Case


def count_open_work(person_id: UUID) -> dict[UUID, int]:
    """How many open cases somebody has, by contract; their words are not for who administers his unit."""
    rows = Case.objects.filter(assignee_id=person_id, closed_at__isnull=True).values("contract_id")
    return dict(rows.annotate(cases=Count("id")).values_list("contract_id", "cases"))


def list_open_work(person_id: UUID) -> list[tuple[str, UUID]]:
    """Number and contract of each, the one that is due first first."""
    rows = Case.objects.filter(assignee_id=person_id, closed_at__isnull=True)
    return list(rows.order_by("due_order", "id").values_list("number", "contract_id"))
