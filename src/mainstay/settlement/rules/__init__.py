"""What is owed and why: pure functions of terms and facts; usable as a library."""
