"""How many requests a web process works on: few quick ones, and the slow transfers beside them."""

QUICK = 2  # more only make them wait for each other
TRANSFERS = 46
THREADS = QUICK + TRANSFERS
