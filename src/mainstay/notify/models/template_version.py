"""The words of messages as people have changed them: version upon version over the shipped files."""

from django.db import models
from django.db.models import Q


class TemplateVersion(models.Model):
    """One kind's words in one language, for one contract or for all; `shipped` goes back to the file's words."""

    id = models.BigAutoField(primary_key=True)
    kind = models.CharField(max_length=60)
    contract_id = models.UUIDField(null=True)
    language = models.CharField(max_length=8)
    version = models.PositiveIntegerField()
    shipped = models.BooleanField()
    subject = models.CharField(max_length=300)
    mail = models.TextField()
    sms = models.CharField(max_length=500)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=100)
    made_by_id = models.UUIDField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "contract_id", "language", "version"],
                name="notify_template_version",
                nulls_distinct=False,
            ),
            models.CheckConstraint(condition=Q(language__in=["zh", "en"]), name="notify_template_language"),
        ]
