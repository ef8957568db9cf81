"""What may be done to a duty, and what its entries make of it. Pure."""
