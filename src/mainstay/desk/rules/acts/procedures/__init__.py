"""Rows of the procedures that only some types of case have, and of what follows the work."""

from mainstay.desk.rules.acts.rule import ActRule

from . import afterwards, answers, complaints, emergencies, jobs, repairs, requests

ROWS: tuple[ActRule, ...] = (
    *requests.ROWS,
    *repairs.ROWS,
    *complaints.ROWS,
    *jobs.ROWS,
    *emergencies.ROWS,
    *answers.ROWS,
    *afterwards.ROWS,
)
