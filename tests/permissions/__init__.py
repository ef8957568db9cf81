"""Who may do what, proved against the table."""
