"""Inner notes: what one side keeps to itself; the ledger holds only their digest."""

from django.db import models

from mainstay.desk.rules.talk import digest_of
from mainstay.kernel.sealing import SealedJson, SealedText


class Note(models.Model):
    """The text of a `noted` entry of a case, for `side` alone. `mentions` are people of that side, {id, name} each."""

    id = models.BigAutoField(primary_key=True)
    case_id = models.UUIDField()
    seq = models.PositiveIntegerField()
    side = models.CharField(max_length=20)
    salt = models.CharField(max_length=64)
    text = SealedText(row="entry")
    mentions = SealedJson(row="entry")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case_id", "seq"], name="desk_note_of_entry")]

    @property
    def entry(self) -> str:
        """The entry that it belongs to, which it is sealed for."""
        return f"{self.case_id}/{self.seq}"

    @property
    def digest(self) -> str:
        """What the entry of this note must say."""
        return digest_of(self.salt, self.text)
