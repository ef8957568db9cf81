"""How far the mailbox has been read."""

from django.db import models


class MailboxPlace(models.Model):
    """The last message of a folder that is kept; when the folder's UIDVALIDITY changes, all is read anew."""

    name = models.CharField(max_length=300, primary_key=True)
    validity = models.PositiveBigIntegerField()
    last_uid = models.PositiveBigIntegerField()
    read_at = models.DateTimeField()
