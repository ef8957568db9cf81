"""How large a contract file may be; input over a limit is refused before it costs anything."""

MAX_BYTES = 2_000_000
MAX_DEPTH = 40
MAX_NODES = 100_000
MAX_SCALAR = 20_000
