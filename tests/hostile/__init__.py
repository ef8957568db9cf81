"""What a hostile caller may send to any operation of the API, and what must not come of it."""
