"""What lies in the database under two secrets."""
