"""Uses of survey links, counted so that nobody floods them."""

from django.db import models


class SurveyAttempt(models.Model):
    """One use of a survey link, by the address that it came from; kept for a day."""

    id = models.BigAutoField(primary_key=True)
    address = models.CharField(max_length=45)
    at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["address", "at"], name="desk_survey_address"),
            models.Index(fields=["at"], name="desk_survey_at"),
        ]
