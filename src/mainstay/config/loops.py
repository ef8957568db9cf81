"""The loops that a worker runs, one line a module."""

from mainstay.kernel.waking import Loop

LOOPS: tuple[Loop, ...] = ()
