"""What `mainstay bench` runs: each file measures some rows of the budget table."""
