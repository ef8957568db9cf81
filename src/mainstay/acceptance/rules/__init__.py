"""What is handed over and accepted under a contract, and what that makes of its steps. Pure."""
