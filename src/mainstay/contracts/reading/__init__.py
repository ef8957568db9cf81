"""Contract files: hostile YAML in, a typed contract or problems with their lines out."""
