"""PostgreSQL as Django knows it, with each session told for whom it reads."""
