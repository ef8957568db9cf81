"""Rows of the procedures that only some types of case have."""

from mainstay.desk.rules.acts.rule import ActRule

ROWS: tuple[ActRule, ...] = ()
