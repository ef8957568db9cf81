"""Answers that were given to requests with a key, until they expire."""

from django.db import models

from mainstay.kernel.sealing.fields import SealedText


class KeptAnswer(models.Model):
    """What a person was answered under a key of his, and the digest of what he had asked for."""

    pk = models.CompositePrimaryKey("person_id", "key")
    person_id = models.UUIDField()
    key = models.CharField(max_length=100)
    digest = models.BinaryField(max_length=32)
    status = models.PositiveSmallIntegerField()
    content = SealedText(row="whose")
    kept_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["kept_at"], name="kernel_answer_kept_at")]

    @property
    def whose(self) -> str:
        """What the answer is sealed for."""
        return f"{self.person_id}/{self.key}"
