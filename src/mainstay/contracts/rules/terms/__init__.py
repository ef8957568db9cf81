"""The typed form of a contract file."""
