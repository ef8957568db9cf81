"""Drafts that are no contract yet are there for who sees every contract."""

from django.db import migrations

from mainstay.kernel.fencing import fence, fence_stream


class Migration(migrations.Migration):
    """Policies only."""

    dependencies = [
        ("drafting", "0004_asks_model"),
        ("kernel", "0012_fenced_ledger"),
    ]
    operations = [
        fence("drafting_review"),
        fence("drafting_verdict", "review_id", parent="drafting_review"),
        fence("drafting_contractfile", "review_id", parent="drafting_review"),
        fence("drafting_signoff", "file_id", parent="drafting_contractfile"),
        fence_stream("drafting", "drafting_review"),
    ]
