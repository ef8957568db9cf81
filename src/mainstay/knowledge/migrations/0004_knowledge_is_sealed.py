"""Words of problems and articles that stand in clear are sealed; the texts that are searched are written anew."""

from collections.abc import Iterator
from typing import Any

from django.db import connection, migrations, transaction
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from mainstay.kernel.sealing import blind_numbers
from mainstay.kernel.sealing.moving import Move, seal_rows
from mainstay.kernel.text import grams_of, initial_grams, signs_of

MOVES = (
    Move("knowledge_problem", ("title", "description", "cause", "workaround", "solution")),
    Move("knowledge_article", ("title", "body", "published_title", "published_body")),
    Move("knowledge_feedback", ("note",), row="article_id || '/' || person_id"),
)


def seal(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """In batches, each a transaction of its own: interrupted, it goes on where it was."""
    for move in MOVES:
        seal_rows(move)
    write_texts(apps)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM (FULL, ANALYZE) knowledge_knowledgetext")


@transaction.atomic
def write_texts(apps: StateApps) -> None:
    """All of them: there are as many as somebody has written articles."""
    texts: Any = apps.get_model("knowledge", "KnowledgeText").objects
    texts.all().delete()
    rows = (texts.model(**row) for row in _texts(apps))
    texts.bulk_create(rows, batch_size=500)


def _texts(apps: StateApps) -> Iterator[dict[str, Any]]:
    problems: Any = apps.get_model("knowledge", "Problem").objects
    for one in problems.order_by("pk").iterator(chunk_size=200):
        words = (one.title, one.description, one.cause, one.workaround, one.solution)
        yield _text(one, "problem", "", words, (one.number, one.owner_name))
    articles: Any = apps.get_model("knowledge", "Article").objects
    for one in articles.order_by("pk").iterator(chunk_size=200):
        yield _text(one, "article", "vendor", (one.title, one.body), (one.number, one.author_name))
        if one.published_audience == "both":
            yield _text(one, "article", "", (one.published_title, one.published_body), (one.number,))


def _text(one: Any, kind: str, side: str, words: tuple[str, ...], known: tuple[str, ...]) -> dict[str, Any]:
    said, beside = ("\n".join(line for line in lines if line) for lines in (words, known))
    grams = grams_of(said) | signs_of(said) | initial_grams(words[0])
    numbers = {
        *blind_numbers(grams, "knowledge_text.words"),
        *blind_numbers(grams_of(beside) | signs_of(beside), "knowledge_text.known"),
    }
    told = {"subject_id": one.id, "kind": kind, "contract_id": one.contract_id, "side": side, "moment": one.updated_at}
    return {**told, "grams": sorted(numbers)}


class Migration(migrations.Migration):
    """Rows only."""

    atomic = False
    dependencies = [("knowledge", "0003_sealed_knowledge")]
    operations = [migrations.RunPython(seal, migrations.RunPython.noop)]
