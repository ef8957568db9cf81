"""What is wrong, doubtful or chosen in a contract, said in words; pure."""
