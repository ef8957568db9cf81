"""Tokens of programs: what they look like, how long they last, how many there may be. Pure."""

from datetime import timedelta

PREFIX = "mst_"  # by which scanners know one that has slipped into a repository
LONGEST_DAYS = 366
MOST = 50  # that count at once, of one owner
USED_EVERY = timedelta(minutes=1)  # the last use is written no oftener
KEPT = timedelta(days=90)  # how long one that has ended is still shown
