"""Reading the desk's files."""
