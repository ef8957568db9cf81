"""The keys that stored personal data is sealed with, each wrapped under the two secrets."""

from django.db import models

from mainstay.kernel.ciphers import CipherName


class DataKey(models.Model):
    """A key for sealing or for blind indexes; the newest for sealing is used, older ones still open what they sealed.

    The id is drawn at random, so that it names one key in whatever database it is found.
    """

    id = models.BigIntegerField(primary_key=True)
    purpose = models.CharField(max_length=8)
    cipher = models.CharField(max_length=16)
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(purpose__in=["seal", "index"]), name="kernel_key_purpose"),
            models.CheckConstraint(
                condition=models.Q(cipher__in=[name.value for name in CipherName]), name="kernel_key_cipher"
            ),
            models.UniqueConstraint(
                fields=["purpose"], condition=models.Q(purpose="index"), name="kernel_key_one_for_indexes"
            ),
        ]


class WrappedKey(models.Model):
    """A data key under one pair of secrets. During a rotation there is one for the old pair and one for the new."""

    id = models.BigAutoField(primary_key=True)
    key = models.ForeignKey(DataKey, on_delete=models.PROTECT, related_name="+", db_index=False)
    secret_print = models.CharField(max_length=16)
    file_print = models.CharField(max_length=16)
    wrapped = models.BinaryField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["key", "secret_print", "file_print"], name="kernel_wrapped_once")
        ]
