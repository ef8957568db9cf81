"""The service catalogue: items as data, and the answers that people give to them. Pure."""
