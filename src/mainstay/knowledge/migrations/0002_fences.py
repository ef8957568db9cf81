"""What is known is there for who sees the contract that it comes from."""

from django.db import migrations

from mainstay.kernel.fencing import fence, fence_stream, window


class Migration(migrations.Migration):
    """Policies only."""

    dependencies = [
        ("knowledge", "0001_initial"),
        ("kernel", "0012_fenced_ledger"),
    ]
    operations = [
        fence("knowledge_article"),
        fence("knowledge_problem"),
        fence("knowledge_knowledgenumber"),
        fence("knowledge_knowledgetext"),
        fence("knowledge_feedback", "article_id", parent="knowledge_article"),
        fence("knowledge_linked", "problem_id", parent="knowledge_problem"),
        fence("knowledge_telling", "problem_id", parent="knowledge_problem"),
        fence_stream("article", "knowledge_article"),
        fence_stream("problem", "knowledge_problem"),
        window("knowledge_knowledgetext"),
    ]
