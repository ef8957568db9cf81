"""What a draft is, and the grammar that reads terms out of passages."""
