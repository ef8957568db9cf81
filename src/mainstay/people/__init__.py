"""Who is on duty under a contract, and who stands in."""
