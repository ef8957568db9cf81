"""What the tests stand on: one throw-away database server per run."""
